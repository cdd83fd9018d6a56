import { gendersOf } from './gender.ts';

/**
 * How a word of a name sounds, roughly: `ladin` and `laden`, `mohamed` and `muhammad`, `zhukovsky` and `zhukovskyy` are
 * alike, because writers of other alphabets are spelled in several ways. Vowels count as one, doubled letters once.
 */
export function soundOf(word: string): string {
  return word
    .replace(/[^\p{L}\d]/gu, '')
    .replace(/ph/g, 'f')
    .replace(/([kgdt])h/g, '$1')
    .replace(/ck|[cq]/g, 'k')
    .replace(/w/g, 'v')
    .replace(/[aeiouy]+/g, 'a')
    .replace(/(.)\1+/g, '$1');
}

/**
 * Whether two full names are one name in two spellings: word by word alike in sound; given names end alike and are of one
 * gender too (`Mario` and `Maria` are two people, `Mohammed` and `Mohamed` are not).
 */
export function spelledAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => wordsAlike(word, other[index] ?? ''));
}

function wordsAlike(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < MIN_LETTERS || soundOf(one) !== soundOf(other)) return false;
  const genders = gendersOf(one);
  const otherGenders = gendersOf(other);
  if (genders === 0 || otherGenders === 0) return true;
  return (genders & otherGenders) !== 0 && one.at(-1) === other.at(-1);
}

/** Short words sound alike by chance: `Lee` and `Lie`. */
export const MIN_LETTERS = 5;
