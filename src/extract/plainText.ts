import type { Passage } from './extraction.ts';

/** A plain text as passages, with the offset of each in the text. */
export interface SplitText {
  text: string;
  passages: Passage[];
  offsets: number[];
}

/** Splits a plain text into passages, one a line; blank lines are left out. A short first line is the headline, if others follow. */
export function splitPassages(text: string): SplitText {
  const passages: Passage[] = [];
  const offsets: number[] = [];
  let start = 0;
  while (start <= text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const line = text.slice(start, end);
    if (line.trim() !== '') {
      const isHeadline = passages.length === 0 && end < text.length && line.length <= LONGEST_HEADLINE;
      passages.push({ role: isHeadline ? 'headline' : 'paragraph', text: line });
      offsets.push(start);
    }
    start = end + 1;
  }
  return { text, passages, offsets };
}

/** In characters. */
const LONGEST_HEADLINE = 200;
