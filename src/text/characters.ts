/** The classes of UTF-16 code units, as a reader of news sees them. */
export const OTHER = 0;
export const LOWER = 1;
export const UPPER = 2;
export const DIGIT = 3;
export const SPACE = 4;
export const QUOTE = 5;
export const APOSTROPHE = 6;

const classes = buildClassTable();

/** The class of a code unit. Letters of scripts without case (Arabic, Han) count as LOWER; surrogates are OTHER. */
export function classOf(code: number): number {
  return classes[code] ?? OTHER;
}

/** Whether a code unit is a letter of any script in the basic plane. */
export function isLetter(code: number): boolean {
  const found = classes[code];
  return found === LOWER || found === UPPER;
}

/** Whether a code unit is a letter or a digit. */
export function isWordCharacter(code: number): boolean {
  const found = classes[code] ?? OTHER;
  return found >= LOWER && found <= DIGIT;
}

function buildClassTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  table.fill(LOWER, 0xc0, 0x2000);
  table.fill(LOWER, 0x2c00, 0x2e00);
  table.fill(LOWER, 0x3040, 0xd800);
  table.fill(LOWER, 0xf900, 0xfe00);
  table.fill(LOWER, 0x61, 0x7b);
  table.fill(UPPER, 0x41, 0x5b);
  table.fill(DIGIT, 0x30, 0x3a);
  markCapitalLetters(table, 0xc0, 0x590);
  markCapitalLetters(table, 0x1e00, 0x2000);
  for (const code of [0xaa, 0xb5, 0xba]) table[code] = LOWER;
  for (const code of [0xd7, 0xf7, 0x37e, 0x589, 0x5be, 0x60c, 0x61b, 0x61f, 0x6d4, 0x964, 0x965]) table[code] = OTHER;
  for (const code of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]) {
    table[code] = SPACE;
  }
  table.fill(SPACE, 0x2000, 0x200c);
  for (const code of [0x22, 0xab, 0xbb, 0x201c, 0x201d, 0x201e, 0x201f, 0x2039, 0x203a, 0x300c, 0x300d]) {
    table[code] = QUOTE;
  }
  for (const code of [0x27, 0x60, 0xb4, 0x2018, 0x2019, 0x201a, 0x201b, 0x2032]) table[code] = APOSTROPHE;
  return table;
}

function markCapitalLetters(table: Uint8Array, from: number, to: number): void {
  for (let code = from; code < to; code += 1) {
    const letter = String.fromCharCode(code);
    if (letter !== letter.toLowerCase()) table[code] = UPPER;
  }
}
