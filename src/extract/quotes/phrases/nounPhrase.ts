/** A noun phrase as printed; indexes of words, half-open. */
export interface NounPhrase {
  from: number;
  to: number;
  /** End of the phrase without what is set off after it by commas: `Jane Doe` of `Jane Doe, the mayor of Haifa`. */
  coreEnd: number;
}
