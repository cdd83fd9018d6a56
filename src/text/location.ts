/** The part of a story that a text belongs to. */
export type TextField = 'HEADLINE' | 'STANDFIRST' | 'BODY' | 'CAPTION' | 'NOTE';

/** Where a text stands in a story: the headline, the standfirst, or one block of the body. */
export interface TextLocation {
  field: TextField;
  /** Position of the block in the body, from 0; null for headline and standfirst. */
  block: number | null;
}
