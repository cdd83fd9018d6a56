import type { Range } from '../text/range.ts';
import type { FoundQuote } from './extraction.ts';
import type { SplitText } from './plainText.ts';
import { signBetween } from './quotes/marks/joinParts.ts';

/** A quote placed in the whole text: it may have parts in several passages. */
export interface PlacedQuote {
  /** As found in its first passage. */
  quote: FoundQuote;
  /** The text of all its parts. */
  text: string;
  /** Parts with offsets in the whole text. */
  parts: Range[];
  /** Passage of its last part. */
  lastPassage: number;
}

/** Joins speech over several paragraphs, which extraction gives as one quote a passage, into one quote. */
export function joinContinuedQuotes(quotes: readonly FoundQuote[], story: SplitText): PlacedQuote[] {
  const joined: PlacedQuote[] = [];
  let last: PlacedQuote | null = null;
  for (const quote of quotes) {
    const parts = placeParts(quote, story);
    if (last !== null && quote.kind === 'DIRECT' && isSameSpeech(last, quote, parts, story.text)) {
      const sign = signBetween(story.text, last.parts.at(-1) as Range, parts[0]?.start ?? 0);
      for (const part of parts) last.parts.push(part);
      last.text = `${last.text}${sign} ${quote.text}`;
      last.lastPassage = quote.passage;
      continue;
    }
    const placed = { quote, text: quote.text, parts, lastPassage: quote.passage };
    joined.push(placed);
    if (quote.kind === 'DIRECT') last = placed;
  }
  return joined;
}

function placeParts({ passage, parts }: FoundQuote, { offsets }: SplitText): Range[] {
  const offset = offsets[passage] as number;
  return parts.map(({ start, end }) => ({ start: start + offset, end: end + offset }));
}

/**
 * Whether a quote goes on with the speech of the last one: it begins the next paragraph, and continues its speaker or has
 * the same one, named again, after a paragraph without a closing mark. Speech that is printed again as a pull quote is not
 * joined.
 */
function isSameSpeech(last: PlacedQuote, next: FoundQuote, parts: readonly Range[], text: string): boolean {
  const start = parts[0]?.start ?? 0;
  if (last.lastPassage !== next.passage - 1 || start - text.lastIndexOf('\n', start) > LONGEST_MARK) return false;
  if (last.quote.text === next.text) return false;
  if (next.method === 'CONTINUATION') return true;
  const end = last.parts.at(-1)?.end ?? 0;
  return last.quote.speaker?.entity === next.speaker?.entity && /^\s*\n/.test(text.slice(end, end + LONGEST_MARK));
}

/** Characters that a line end and quotation marks may take. */
const LONGEST_MARK = 4;
