/** A noun phrase of the text, as word indexes; `to` is excluded. */
export interface NounPhrase {
  from: number;
  to: number;
  /** The end without the apposition: `Jane Doe` of `Jane Doe, the mayor of Haifa`. */
  coreEnd: number;
}
