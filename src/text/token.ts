import type { Range } from './range.ts';

/** A word, a number, a punctuation sign or a quotation mark of a text. */
export interface Token extends Range {
  /** `mark` is a quotation mark. `U.S.`, `al-Roub` and the possessive `’s`, a token of its own, are words. */
  kind: TokenKind;
}

export type TokenKind = 'word' | 'number' | 'punctuation' | 'mark';
