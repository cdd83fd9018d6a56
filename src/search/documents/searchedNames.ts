import { fold } from '../../text/fold.ts';

/**
 * The names under which stories about somebody are found: the full name, and each alias that has a word of its own.
 *
 * `Joe Biden` with the aliases `Biden`, `Joseph R. Biden` gives `Joe Biden`, `Joseph R. Biden`. An alias without a new
 * word changes nothing, so that the stories in the index need not be written anew when one is seen.
 */
export function searchedNames(name: string, aliases: readonly { text: string }[]): string[] {
  const known = new Set(wordsOf(name));
  const longestFirst = aliases
    .map(({ text }) => ({ text, words: wordsOf(text) }))
    .sort((a, b) => b.words.length - a.words.length || (a.text < b.text ? -1 : 1));
  const chosen = [name];
  for (const { text, words } of longestFirst) {
    if (words.every((word) => known.has(word))) continue;
    chosen.push(text);
    for (const word of words) known.add(word);
  }
  return chosen;
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
