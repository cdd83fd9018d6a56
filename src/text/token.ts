/** A word, number, sign or quotation mark of a passage; half-open UTF-16 offsets. */
export interface Token {
  start: number;
  end: number;
  /** `mark`: a quotation mark. `word` includes `U.S.`, `al-Roub`, and the possessive `’s`, a token of its own. */
  kind: TokenKind;
}

export type TokenKind = 'word' | 'number' | 'punctuation' | 'mark';
