import type { Snippet, TextRange } from '../engine/port.ts';

/** A text is shown whole up to this length; of a longer one, a part of about `excerptLength`. */
const maxWholeLength = 1000;
const excerptLength = 300;

/** Cuts the whole text, or of a very long one the part with the most words searched for, between words. */
export function cutExcerpt(text: string, ranges: TextRange[]): Pick<Snippet, 'text' | 'start' | 'ranges'> {
  if (text.length <= maxWholeLength) return { text, start: 0, ranges };
  const [first, last] = densestRun(text, ranges);
  const spare = Math.max(0, excerptLength - (last.end - first.start)) >> 1;
  const start = cutBefore(text, first.start, first.start - spare);
  const end = cutAfter(text, last.end, last.end + spare);
  return { text: text.slice(start, end), start, ranges: rangesWithin(ranges, start, end) };
}

/** First and last range of the stretch of excerpt length in which most different words are marked. */
function densestRun(text: string, ranges: TextRange[]): [TextRange, TextRange] {
  const words = ranges.map((range) => markedWords(text, range));
  const inRun = new Map<string, number>();
  const add = (index: number, times: 1 | -1) => {
    for (const word of words[index] ?? []) {
      const count = (inRun.get(word) ?? 0) + times;
      if (count > 0) inRun.set(word, count);
      else inRun.delete(word);
    }
  };
  let best = { start: 0, end: 1, words: 0 };
  let end = 0;
  for (const [start, first] of ranges.entries()) {
    for (let next = ranges[end]; next && next.end - first.start <= excerptLength; next = ranges[end]) add(end++, 1);
    if (inRun.size > best.words) best = { start, end, words: inRun.size };
    if (end > start) add(start, -1);
    else end = start + 1;
  }
  const [first, last] = [ranges[best.start], ranges[best.end - 1]];
  if (!first || !last) throw new RangeError('An excerpt needs a marked range.');
  return [first, last];
}

/** A place between words at `wanted` or soon after it, but never after `limit`. */
function cutBefore(text: string, limit: number, wanted: number): number {
  if (wanted <= 0) return 0;
  const space = text.indexOf(' ', wanted);
  return space === -1 || space >= limit ? limit : space + 1;
}

/** A place between words at `wanted` or shortly before it, but never before `limit`. */
function cutAfter(text: string, limit: number, wanted: number): number {
  if (wanted >= text.length) return text.length;
  return Math.max(limit, text.lastIndexOf(' ', wanted));
}

/** The ranges of a part of a text, counted from where the part begins. */
export const rangesWithin = (ranges: TextRange[], start: number, end: number): TextRange[] =>
  ranges
    .filter((range) => range.start < end && range.end > start)
    .map((range) => ({ start: Math.max(range.start, start) - start, end: Math.min(range.end, end) - start }));

/** How many different words are marked; a marked phrase counts for its words. */
export function countMarkedWords(text: string, ranges: TextRange[]): number {
  return new Set(ranges.flatMap((range) => markedWords(text, range))).size;
}

const markedWords = (text: string, { start, end }: TextRange): string[] =>
  text
    .slice(start, end)
    .toLowerCase()
    .split(/\P{L}+/u);
