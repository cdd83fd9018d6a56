import { gendersOf } from './gender.ts';

/**
 * A rough phonetic key of a lowercase word, for names transliterated in several ways: `ladin` and `laden` have one key,
 * and so have `mohamed` and `muhammad`, `zhukovsky` and `zhukovskyy`. All vowels are one letter, doubled letters are
 * single.
 */
export function soundKeyOf(word: string): string {
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
 * Whether two names are two spellings of one: word by word they sound alike, and listed given names share a gender and
 * the last letter (`Mario` and `Maria` are two people, `Mohammed` and `Mohamed` one).
 */
export function spelledAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => wordsAlike(word, other[index] ?? ''));
}

function wordsAlike(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < MIN_SOUND_LETTERS || soundKeyOf(one) !== soundKeyOf(other)) return false;
  const genders = gendersOf(one);
  const otherGenders = gendersOf(other);
  if (genders === 0 || otherGenders === 0) return true;
  return (genders & otherGenders) !== 0 && one.at(-1) === other.at(-1);
}

/** Shorter words sound alike by chance: `Lee` and `Lie`. */
export const MIN_SOUND_LETTERS = 5;
