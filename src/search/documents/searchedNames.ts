import { fold } from '../../text/fold.ts';

/**
 * Chooses the names that stories about an entity are found by: its full name, and each alias that adds a word.
 *
 * `Joe Biden` with the aliases `Biden`, `Joseph R. Biden` gives `Joe Biden`, `Joseph R. Biden`. An alias that
 * adds no word changes nothing, so that older stories need not be indexed again when it is first seen.
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
