import { readFileSync } from 'node:fs';

/**
 * Words that find each other in a search, each with the others: British and American spellings, plurals that differ too
 * much from their singular to count as a typo, and the regular forms of common verbs.
 *
 * Phrases in quotation marks are searched for as typed.
 */
export const synonyms: Record<string, string[]> = joinPairs([
  ...spellings(),
  ...wordFamilies('plurals.txt'),
  ...wordFamilies('verbs.txt'),
]);

function* spellings(): Generator<[string, string]> {
  for (const [british = '', american = '', ...endings] of lines('spellings.txt')) {
    for (const ending of endings) yield ending === '-' ? [british, american] : [british + ending, american + ending];
  }
}

/** Every pair of words of a line. */
function* wordFamilies(file: string): Generator<[string, string]> {
  for (const words of lines(file))
    for (const [at, word] of words.entries()) for (const other of words.slice(at + 1)) yield [word, other];
}

/** Each word with all the words that it is paired with. */
function joinPairs(pairs: [string, string][]): Record<string, string[]> {
  const partners = new Map<string, Set<string>>();
  for (const [one, other] of pairs) {
    partners.set(one, (partners.get(one) ?? new Set()).add(other));
    partners.set(other, (partners.get(other) ?? new Set()).add(one));
  }
  return Object.fromEntries([...partners].map(([word, others]) => [word, [...others].sort()]));
}

/** The lines of a data file, split into words. Lines that begin with # are comments about its source. */
function lines(file: string): string[][] {
  const text = readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' || line.startsWith('#') ? [] : [line.split(' ')]));
}
