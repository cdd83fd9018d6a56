import { readWordLists } from './readWordLists.ts';

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

/** The words of a list, read from `data/rule-words.txt` on first use. */
export function wordList(list: WordList): ReadonlySet<string> {
  listsOfRules ??= readWordLists('rule-words.txt');
  return listsOfRules(list);
}

let listsOfRules: ReturnType<typeof readWordLists> | null = null;
