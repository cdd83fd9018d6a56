import { plainSpelling } from '../lexicon/lexicon.ts';
import { fullGivenNamesOf } from '../lexicon/nicknames.ts';

/**
 * The words of a name for comparison, `joseph`, `r` and `biden` of `Joseph R. Biden Jr.`: lowercase, without accents,
 * full stops, nickname marks and suffixes.
 */
export function nameWords(name: string): string[] {
  return plainSpelling(name)
    .toLowerCase()
    .replace(/["“”]|(?<![\p{L}])[‘’']|[‘’'](?![\p{L}])/gu, '')
    .replace(/[’‘]/g, "'")
    .split(/[\s]+/)
    .map((word) => word.replace(/[.,]/g, ''))
    .filter((word, index) => word !== '' && !(index > 0 && SUFFIXES.has(word)));
}

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md', 'mp', 'esq']);

/**
 * Whether two full names may be one person's: the same last name and compatible given names (`Joe`, `Joseph`, `J.`); or
 * all words of one inside the other (`Mohammed bin Salman` in `Mohammed bin Salman Al Saud`); or two words in reverse
 * order (`Nagy Judit`).
 */
export function sameFullName(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (isSubsequence(short, long) && (short[0] === long[0] || short.length > 1)) return true;
  if (one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0]) return true;
  if (one.at(-1) !== other.at(-1)) return false;
  return givenNamesMatch(one[0] ?? '', other[0] ?? '');
}

/** Whether given names may be one person's: equal, an initial, a nickname, or the beginning of the other. */
function givenNamesMatch(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length === 1 || other.length === 1) return one.charAt(0) === other.charAt(0);
  return fullGivenNamesOf(one).includes(other) || fullGivenNamesOf(other).includes(one) || startsAlike(one, other);
}

/** Whether one name begins with the other: `Alex` and `Alexander`. */
function startsAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 3 && long.startsWith(short);
}

/** Whether a word may be short for a given name: by the list of nicknames, or as its beginning. */
export function isNicknameOf(word: string, given: string): boolean {
  return (
    fullGivenNamesOf(word).includes(given) || (word.length > 2 && word.length < given.length && given.startsWith(word))
  );
}

/** Whether all words of the shorter name occur in the longer one, in order. */
function isSubsequence(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (word === short[at]) at += 1;
  return at === short.length;
}

/**
 * How strongly a part of a name suggests a full name: 3 if it is the last words, 2 the first, 1 a word between, 0 if it
 * is no part.
 */
export function partStrength(part: readonly string[], full: readonly string[]): number {
  if (part.length >= full.length) return 0;
  if (part.every((word, index) => word === full[full.length - part.length + index])) return 3;
  const bare = full.at(-1) ?? '';
  if (part.length === 1 && /^(?:al|el|ul)-/.test(bare) && bare.slice(3) === part[0]) return 3;
  if (part.every((word, index) => word === full[index])) return 2;
  const word = part[0] ?? '';
  if (part.length > 1) return 0;
  if (full.length > 2 && full.includes(word)) return 1;
  return bare.split('-').includes(word) ? 1 : 0;
}
