import { extract } from './extract.ts';
import type { Extraction, FoundQuote, FoundSpeaker, Passage, Range } from './extraction.ts';
import { signBetween } from './quotes/marks/joinParts.ts';

/** Answers one line of `extract`: a story `{"id": …, "text": …}` gives its quotes and names, anything else an error. */
export function extractLine(line: string, lineNumber: number): { answer: object; ok: boolean } {
  const story = parseLine(line);
  if (typeof story === 'string') return { answer: { id: null, error: story, line: lineNumber }, ok: false };
  const cut = cutPassages(story.text);
  const found = extract(cut.passages);
  const quotes = joinContinued(found, cut);
  return {
    answer: {
      id: story.id,
      quotes: quotes.map((quote) => printQuote(quote, found)),
      mentions: found.mentions.map((mention) => {
        const base = cut.offsets[mention.passage] as number;
        const entity = found.entities[mention.entity];
        return {
          text: mention.text,
          start: mention.start + base,
          end: mention.end + base,
          kind: entity?.kind,
          name: entity?.name,
        };
      }),
    },
    ok: true,
  };
}

/** The passages of a plain text, with where each begins in it. */
export interface CutText {
  text: string;
  passages: Passage[];
  offsets: number[];
}

/** Cuts a text into passages, one a line. A short first line without a final stop is the headline. */
export function cutPassages(text: string): CutText {
  const passages: Passage[] = [];
  const offsets: number[] = [];
  let start = 0;
  while (start <= text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const line = text.slice(start, end);
    if (line.trim() !== '') {
      const role = passages.length === 0 && isHeadline(line, end < text.length) ? 'headline' : 'paragraph';
      passages.push({ role, text: line });
      offsets.push(start);
    }
    start = end + 1;
  }
  return { text, passages, offsets };
}

const LONGEST_HEADLINE = 200;

function isHeadline(line: string, followed: boolean): boolean {
  return followed && line.length <= LONGEST_HEADLINE;
}

function parseLine(line: string): { id: string | number; text: string } | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    return `not JSON (${(error as Error).message}): write one object per line, {"id": "…", "text": "…"}`;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return `${JSON.stringify(parsed).slice(0, 40)} is not an object: write {"id": "…", "text": "…"}`;
  }
  const { id, text } = parsed as { id?: unknown; text?: unknown };
  if (typeof id !== 'string' && typeof id !== 'number') return `id is ${typeof id}: give a string`;
  if (typeof text !== 'string') return `text of "${id}" is ${typeof text}: give a string`;
  return { id, text };
}

/** A quote with its ranges in the whole text, and whether its speech runs on behind its last part. */
interface PlacedQuote extends FoundQuote {
  placed: Range[];
  /** The text of the quote as its own paragraph has it. */
  own: string;
  base: number;
  speakerBase: number;
  addresseeBase: number;
}

/** Joins a speech over several paragraphs into one quote: here ranges are free to cross from one paragraph into the next. */
function joinContinued(found: Extraction, cut: CutText): PlacedQuote[] {
  const joined: PlacedQuote[] = [];
  let last: PlacedQuote | null = null;
  for (const quote of found.quotes) {
    const placed = place(quote, cut);
    if (last !== null && quote.kind === 'DIRECT' && runsOn(last, placed, cut.text)) {
      const sign = signBetween(cut.text, last.placed.at(-1) as Range, placed.placed[0]?.start ?? 0);
      for (const range of placed.placed) last.placed.push(range);
      last.text = `${last.text}${sign} ${placed.text}`;
      last.passage = placed.passage;
      continue;
    }
    joined.push(placed);
    if (quote.kind === 'DIRECT') last = placed;
  }
  return joined;
}

function place(quote: FoundQuote, cut: CutText): PlacedQuote {
  const base = cut.offsets[quote.passage] as number;
  const placed = quote.parts.map((part) => ({ start: part.start + base, end: part.end + base }));
  const speakerBase = quote.speaker === null ? 0 : (cut.offsets[quote.speaker.passage] as number);
  return { ...quote, placed, own: quote.text, base, speakerBase, addresseeBase: base };
}

/**
 * The next paragraph begins with the quote, nothing but marks before it, and says no new speaker; or the earlier
 * paragraph ends without a closing mark, and the speaker is the same. A speech printed once more in large type is another.
 */
function runsOn(last: PlacedQuote, next: PlacedQuote, text: string): boolean {
  const start = next.placed[0]?.start ?? 0;
  if (last.passage !== next.passage - 1 || start - text.lastIndexOf('\n', start) > LONGEST_MARK) return false;
  if (last.own === next.own) return false;
  if (next.method === 'CONTINUATION') return true;
  const end = last.placed.at(-1)?.end ?? 0;
  return last.speaker?.entity === next.speaker?.entity && /^\s*\n/.test(text.slice(end, end + LONGEST_MARK));
}

const LONGEST_MARK = 4;

function printQuote(quote: PlacedQuote, found: Extraction): object {
  const { placed, cue, speaker, base } = quote;
  return {
    text: quote.text,
    start: placed[0]?.start ?? 0,
    end: placed.at(-1)?.end ?? 0,
    parts: placed.map((part) => [part.start, part.end]),
    kind: quote.kind,
    cue: cue === null ? null : { text: cue.text, start: cue.start + base, end: cue.end + base },
    speaker: speaker === null ? null : printSpeaker(speaker, quote.speakerBase, found),
    addressee: quote.addressee?.text ?? null,
    confidence: quote.confidence,
  };
}

function printSpeaker(speaker: FoundSpeaker, base: number, found: Extraction): object {
  const entity = speaker.entity === null ? undefined : found.entities[speaker.entity];
  return {
    text: speaker.text,
    start: speaker.start + base,
    end: speaker.end + base,
    name: entity?.name ?? null,
    kind: entity?.kind ?? null,
  };
}
