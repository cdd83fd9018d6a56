import { readLines } from './lexicon.ts';

/**
 * Reads a file of word lists below `data/`. A line `[section]` opens a list, its words follow on any number of lines,
 * parted by spaces. Returns a lookup of one list by its section, words in the order of the file; a section that the file
 * lacks throws, so that a misspelt one shows when the program starts.
 */
export function readWordLists(file: string): (section: string) => ReadonlySet<string> {
  const lists = new Map<string, Set<string>>();
  let list = new Set<string>();
  for (const line of readLines(file)) {
    if (line.startsWith('[')) {
      list = new Set();
      lists.set(line.slice(1, -1), list);
    } else for (const word of line.split(' ')) list.add(word);
  }
  return (section) => {
    const words = lists.get(section);
    if (words === undefined) throw new Error(`${file} has no section [${section}]`);
    return words;
  };
}
