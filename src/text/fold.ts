import { cutMarks } from './marks.ts';

/**
 * Folds a name for comparison: `Zoë  O’Brien` and `zoe o'brien` fold to one string, and so do `Łódź` and `Lodz`.
 *
 * Case, accents, and the kinds of apostrophe, dash and space make no difference. The corpus folds by this: stored
 * names, filters, search. Extraction folds less, by `withoutAccents`, because its lists are stored as hashes of that.
 */
export function fold(text: string): string {
  return cutMarks(text)
    .replace(/[’‘ʼ`´]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[‐‑–—]/g, '-')
    .replace(/[ßæœøłđðħŧþı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Letters that Unicode does not decompose into a plain letter and an accent. */
const PLAIN_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  þ: 'th',
  ı: 'i',
};

/**
 * Removes accents and keeps the case: `Bogotá` becomes `Bogota`. Letters for a glottal stop go too (`Hawaiʻi` becomes
 * `Hawaii`), apostrophes and letters with a stroke stay (`Łódź` becomes `Łodz`).
 *
 * The lists of extraction are stored as hashes of this, so a change here means building `places.index` again.
 */
export function withoutAccents(text: string): string {
  if (ASCII.test(text)) return text;
  return cutMarks(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u02bb-\u02bfʻ]/g, '');
}

const ASCII = /^[\x20-\x7e]*$/;
