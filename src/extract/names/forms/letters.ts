import { isPlaceOrPeople } from './parts.ts';

/**
 * Whether a short form consists of the first letters of a name's words, in their order: one of each (`WADA`; `CAS` for
 * `Court of Arbitration for Sport`) or several of some (`UTAS` for `University of Tasmania`).
 *
 * Lowercase words may have a letter. No letter is needed for a place or people in front (`Japanese`), for what follows
 * a lowercase word at the end (`WWF`, World Wide Fund for Nature), or, in forms of four letters or more, for one other
 * word.
 */
export function abbreviates(short: string, name: string): boolean {
  const letters = lettersOf(short);
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  if (letters.length < 2 || words.length < 2) return false;
  const spare = letters.length > 3 ? 1 : 0;
  if (lettersMatch(letters, 0, words, 0, spare)) return true;
  return isPlaceOrPeople(words[0] ?? '') && words.length > 2 && lettersMatch(letters, 0, words, 1, 0);
}

/** The letters of a short form in capitals, without the `s` of a plural: `NGO` for `NGOs`. */
export function lettersOf(name: string): string {
  return name
    .replace(/(?<=\p{Lu})s$/u, '')
    .replace(/\P{L}/gu, '')
    .toUpperCase();
}

/** Whether the letters from `at` match the words from `index`, of which `spare` capitalized ones may have no letter. */
function lettersMatch(letters: string, at: number, words: readonly string[], index: number, spare: number): boolean {
  const word = words[index];
  if (word === undefined) return at === letters.length;
  const isSmall = word.charAt(0) === word.charAt(0).toLowerCase();
  if (isSmall && at === letters.length && at > 2) return true;
  for (let taken = sharedLength(letters, at, word); taken > 0; taken -= 1)
    if (lettersMatch(letters, at + taken, words, index + 1, spare)) return true;
  if (isSmall) return lettersMatch(letters, at, words, index + 1, spare);
  return index > 0 && spare > 0 && lettersMatch(letters, at, words, index + 1, spare - 1);
}

/** How many letters from `at` are the beginning of a word, up to MAX_LETTERS_OF_WORD. */
function sharedLength(letters: string, at: number, word: string): number {
  const upper = word.toUpperCase();
  let length = 0;
  while (length < MAX_LETTERS_OF_WORD && at + length < letters.length && letters[at + length] === upper[length])
    length += 1;
  return length;
}

const MAX_LETTERS_OF_WORD = 4;

/** Whether a form may be an acronym spelled as a word, as British news does: `Acpo`, `Nato`. Three to six letters. */
export function isSpelledAsWord(form: string): boolean {
  return /^\p{Lu}\p{Ll}{2,5}$/u.test(form);
}

/**
 * The possible initials of a name, with and without those of lowercase words; for one word its capitals, `HW` for
 * `HealthWatch`.
 */
export function initialsOf(name: string): string[] {
  if (!name.includes(' ')) {
    return /^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/.test(name) ? [name.replace(/[^A-Z]/g, '')] : [];
  }
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const all = words.map((word) => word.charAt(0).toUpperCase()).join('');
  const capitals = words.map((word) => word.charAt(0)).filter((letter) => letter !== letter.toLowerCase());
  const forms = [all, capitals.join('')];
  if (isPlaceOrPeople(words[0] ?? ''))
    forms.push(...forms.map((letters) => letters.slice(1)).filter(({ length }) => length > 2));
  return [...new Set(forms)].filter((letters) => letters.length > 1);
}
