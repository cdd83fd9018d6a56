/** A half-open range of UTF-16 code units within one text. */
export interface Range {
  start: number;
  end: number;
}
