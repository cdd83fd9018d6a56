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
  let best: { run: TextRange[]; words: number } = { run: [], words: 0 };
  for (const [index, first] of ranges.entries()) {
    const run = ranges.slice(index, index + 50).filter(({ end }) => end - first.start <= excerptLength);
    const words = countMarkedWords(text, run);
    if (words > best.words) best = { run, words };
  }
  const first = best.run[0] ?? ranges[0];
  const last = best.run.at(-1) ?? first;
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
  const marked = ranges.flatMap(({ start, end }) =>
    text
      .slice(start, end)
      .toLowerCase()
      .split(/\P{L}+/u),
  );
  return new Set(marked).size;
}
