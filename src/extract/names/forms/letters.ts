import { isOwner } from './parts.ts';

/**
 * Whether a short form is made of the first letters of a long name's words, in their order: one of each (`WADA`, `CAS` of
 * `Court of Arbitration for Sport`) or several of some (`UTAS` of `University of Tasmania`). Small words may give
 * theirs; a people or place before the name (`Japanese`) may give none, what stands behind `for` or `of` neither (`WWF`), and
 * of four letters and more one word.
 */
export function isMadeOf(short: string, name: string): boolean {
  const letters = lettersOf(short);
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  if (letters.length < 2 || words.length < 2) return false;
  const spare = letters.length > 3 ? 1 : 0;
  if (fits(letters, 0, words, 0, spare)) return true;
  return isOwner(words[0] ?? '') && words.length > 2 && fits(letters, 0, words, 1, 0);
}

/** The letters of a short form in capitals, without the small `s` of a plural: `NGOs`. */
export function lettersOf(name: string): string {
  return name
    .replace(/(?<=\p{Lu})s$/u, '')
    .replace(/\P{L}/gu, '')
    .toUpperCase();
}

/** Whether the letters from `at` are those of the words from `index`; `spare`: how many words with capitals may give none. */
function fits(letters: string, at: number, words: readonly string[], index: number, spare: number): boolean {
  const word = words[index];
  if (word === undefined) return at === letters.length;
  const isSmall = word.charAt(0) === word.charAt(0).toLowerCase();
  if (isSmall && at === letters.length && at > 2) return true;
  for (let taken = commonLength(letters, at, word); taken > 0; taken -= 1)
    if (fits(letters, at + taken, words, index + 1, spare)) return true;
  if (isSmall) return fits(letters, at, words, index + 1, spare);
  return index > 0 && spare > 0 && fits(letters, at, words, index + 1, spare - 1);
}

/** How many letters from `at` begin the word; no more than LONGEST_PIECE. */
function commonLength(letters: string, at: number, word: string): number {
  const upper = word.toUpperCase();
  let length = 0;
  while (length < LONGEST_PIECE && at + length < letters.length && letters[at + length] === upper[length]) length += 1;
  return length;
}

const LONGEST_PIECE = 4;

/** `Acpo`, `Nato`: a short form that British news spells as a word, of three letters to six. */
export function isSpelledAsWord(form: string): boolean {
  return /^\p{Lu}\p{Ll}{2,5}$/u.test(form);
}

/** The first letters of a name's words, small words counted and not; the capitals of one word, `HW` of `HealthWatch`. */
export function initialsOf(name: string): string[] {
  if (!name.includes(' ')) {
    return /^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/.test(name) ? [name.replace(/[^A-Z]/g, '')] : [];
  }
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const all = words.map((word) => word.charAt(0).toUpperCase()).join('');
  const capitals = words.map((word) => word.charAt(0)).filter((letter) => letter !== letter.toLowerCase());
  const forms = [all, capitals.join('')];
  if (isOwner(words[0] ?? ''))
    forms.push(...forms.map((letters) => letters.slice(1)).filter(({ length }) => length > 2));
  return [...new Set(forms)].filter((letters) => letters.length > 1);
}
