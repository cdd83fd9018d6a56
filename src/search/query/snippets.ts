import type { ArticleTexts } from '../documents/articleDocument.ts';
import { splitBlocks } from '../documents/articleDocument.ts';
import type { Matches } from '../engine/batchingClient.ts';
import { type ByteSpan, toRanges } from '../engine/byteSpans.ts';
import {
  HEADLINE_BLOCK,
  NAMES_BLOCK,
  type SearchField,
  type Snippet,
  STANDFIRST_BLOCK,
  type TextRange,
} from '../engine/port.ts';

/** An attribute of the index that words are looked for in. */
export type SearchAttribute = 'headline' | 'names' | 'standfirst' | 'body' | 'captions' | 'notes';

/** In the order in which equal snippets are shown. */
export const attributesOf: Record<SearchField, SearchAttribute[]> = {
  HEADLINE: ['headline'],
  STANDFIRST: ['standfirst'],
  BODY: ['body', 'notes'],
  CAPTION: ['captions'],
  NAMES: ['names'],
};

const mostSnippets = 10;
/** A block is shown whole up to this length; of a longer one, a part of about `excerptLength`. */
const longestWhole = 1000;
const excerptLength = 300;

/**
 * Cuts the places where a story matched, best first: those that hold more of the words asked for, then as `attributesOf`
 * orders them, then as printed. The engine reports matches anywhere; only the fields asked for are shown.
 */
export function cutSnippets(texts: ArticleTexts, matches: Matches, fields: readonly SearchField[]): Snippet[] {
  const found = fields.flatMap((field) =>
    attributesOf[field].flatMap((attribute) => snippetsIn(texts, attribute, field, matches[attribute] ?? [])),
  );
  return found
    .map((snippet) => ({ snippet, wealth: countWords(snippet) }))
    .sort((a, b) => b.wealth - a.wealth)
    .slice(0, mostSnippets)
    .map(({ snippet }) => snippet);
}

function snippetsIn(texts: ArticleTexts, attribute: SearchAttribute, field: SearchField, spans: ByteSpan[]): Snippet[] {
  if (spans.length === 0) return [];
  const ranges = toRanges(texts[attribute], spans);
  return splitBlocks(texts[attribute]).flatMap(({ text, start }, index) => {
    const inside = within(ranges, start, start + text.length);
    return inside.length === 0 ? [] : [{ field, block: blockAt(texts, attribute, index), ...excerpt(text, inside) }];
  });
}

function blockAt(texts: ArticleTexts, attribute: SearchAttribute, index: number): number {
  if (attribute === 'body') return texts.bodyBlocks[index] ?? index;
  if (attribute === 'captions') return texts.captionBlocks[index] ?? index;
  if (attribute === 'notes') return texts.noteBlocks[index] ?? index;
  if (attribute === 'headline') return HEADLINE_BLOCK;
  return attribute === 'standfirst' ? STANDFIRST_BLOCK : NAMES_BLOCK;
}

/** The whole text, or of a very long one the part that holds the most words asked for, cut between words. */
function excerpt(text: string, ranges: TextRange[]): Pick<Snippet, 'text' | 'start' | 'ranges'> {
  if (text.length <= longestWhole) return { text, start: 0, ranges };
  const [first, last] = richestRun(text, ranges);
  const spare = Math.max(0, excerptLength - (last.end - first.start)) >> 1;
  const start = cutBefore(text, first.start, first.start - spare);
  const end = cutAfter(text, last.end, last.end + spare);
  return { text: text.slice(start, end), start, ranges: within(ranges, start, end) };
}

/** First and last range of the stretch of excerpt length in which most different words are marked. */
function richestRun(text: string, ranges: TextRange[]): [TextRange, TextRange] {
  let best: { run: TextRange[]; words: number } = { run: [], words: 0 };
  for (const [index, first] of ranges.entries()) {
    const run = ranges.slice(index, index + 50).filter(({ end }) => end - first.start <= excerptLength);
    const words = countMarked(text, run);
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

const within = (ranges: TextRange[], start: number, end: number): TextRange[] =>
  ranges
    .filter((range) => range.start < end && range.end > start)
    .map((range) => ({ start: Math.max(range.start, start) - start, end: Math.min(range.end, end) - start }));

const countWords = ({ text, ranges }: Snippet) => countMarked(text, ranges);

/** How many different words are marked; a marked phrase counts for its words. */
function countMarked(text: string, ranges: TextRange[]): number {
  return new Set(
    ranges.flatMap(({ start, end }) =>
      text
        .slice(start, end)
        .toLowerCase()
        .split(/\P{L}+/u),
    ),
  ).size;
}
