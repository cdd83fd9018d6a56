/** Which part of a story a text is. */
export type TextField = 'HEADLINE' | 'STANDFIRST' | 'BODY' | 'CAPTION' | 'NOTE';

/** A text of a story: the headline, the standfirst, or one block. */
export interface TextLocation {
  field: TextField;
  /** Position of the block in the body, from 0; null for headline and standfirst. */
  block: number | null;
}
