import { readLines } from './lexicon.ts';

/** The lists of `data/rule-words.txt`, one section each; `data/README.md` says what each holds. */
type WordList =
  | 'centreKind'
  | 'clubLastWord'
  | 'companyLastWord'
  | 'employeeNoun'
  | 'facility'
  | 'firmFirstWord'
  | 'firmLastWord'
  | 'legalForm'
  | 'matchReport'
  | 'nounOfPlace'
  | 'officePrefix'
  | 'officer'
  | 'panel'
  | 'personNoun'
  | 'personParticiple'
  | 'personPossession'
  | 'personVerb'
  | 'portfolio'
  | 'publicBody'
  | 'sentenceOpener'
  | 'teamNoun'
  | 'teamVerb';

/** Whether a list has a word in this spelling: `Hospital` is a `facility`, `hospital` is not. */
export function inWordList(list: WordList, word: string): boolean {
  return wordList(list).has(word);
}

/**
 * The words of a list, read from `data/rule-words.txt` on first use.
 * @throws {Error} when the file has no such list
 */
export function wordList(list: WordList): ReadonlySet<string> {
  lists ??= readWordLists();
  const words = lists.get(list);
  if (words === undefined) throw new Error(`data/rule-words.txt has no list [${list}].`);
  return words;
}

let lists: Map<string, Set<string>> | null = null;

function readWordLists(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  let words = new Set<string>();
  for (const line of readLines('rule-words.txt')) {
    if (line.startsWith('[')) {
      words = new Set();
      found.set(line.slice(1, -1), words);
    } else for (const word of line.split(' ')) words.add(word);
  }
  return found;
}
