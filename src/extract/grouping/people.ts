import { plainSpelling } from '../lexicon/lexicon.ts';
import { fullGivenNamesOf } from '../lexicon/nicknames.ts';

/** Words of a name in small letters, without initials' stops and suffixes: `Joseph R. Biden Jr.` → joseph r biden. */
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
 * Whether two full names may be one person's: the same last word and first words that repairSpans (`Joe`/`Joseph`, `J`), or
 * one name whole inside the other in order (`Mohammed bin Salman` in `Mohammed bin Salman Al Saud`), or one order turned
 * round (`Nagy Judit`).
 */
export function sameFullName(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (isSubsequence(short, long) && (short[0] === long[0] || short.length > 1)) return true;
  if (one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0]) return true;
  if (one.at(-1) !== other.at(-1)) return false;
  return givenAgree(one[0] ?? '', other[0] ?? '');
}

function givenAgree(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length === 1 || other.length === 1) return one.charAt(0) === other.charAt(0);
  return fullGivenNamesOf(one).includes(other) || fullGivenNamesOf(other).includes(one) || startsAlike(one, other);
}

/** `Alex` and `Alexander`, `Ben` and `Benjamin`: one begins the other. */
function startsAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 3 && long.startsWith(short);
}

/** Whether one word by itself may be short for a given name: by the list, or as its beginning. */
export function isNicknameOf(word: string, given: string): boolean {
  return (
    fullGivenNamesOf(word).includes(given) || (word.length > 2 && word.length < given.length && given.startsWith(word))
  );
}

function isSubsequence(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (word === short[at]) at += 1;
  return at === short.length;
}

/** How a part of a name points at a full one: 3 by its last words, 2 by its first, 1 by a word between, 0 not at all. */
export function pointsAt(part: readonly string[], full: readonly string[]): number {
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
