import { joinContinuedQuotes, type PlacedQuote } from './continuedQuotes.ts';
import { extract } from './extract.ts';
import type { Extraction, FoundMention, FoundSpeaker } from './extraction.ts';
import { splitPassages } from './plainText.ts';

/** Answers one line of the `extract` command: a story `{"id": …, "text": …}` gives its quotes and names, any other line an error with its number. */
export function extractLine(line: string, lineNumber: number): { answer: object; ok: boolean } {
  const story = parseLine(line);
  if (typeof story === 'string') return { answer: { id: null, error: story, line: lineNumber }, ok: false };
  const split = splitPassages(story.text);
  const found = extract(split.passages);
  return {
    answer: {
      id: story.id,
      quotes: joinContinuedQuotes(found.quotes, split).map((quote) => printQuote(quote, found, split.offsets)),
      mentions: found.mentions.map((mention) => printMention(mention, found, split.offsets)),
    },
    ok: true,
  };
}

/** The story of a line, or what is wrong with it. */
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

/** `offsets`: where each passage begins in the text; ranges are printed with offsets in the whole text. */
function printQuote({ quote, text, parts }: PlacedQuote, found: Extraction, offsets: readonly number[]): object {
  const { cue, speaker } = quote;
  const offset = offsets[quote.passage] as number;
  return {
    text,
    start: parts[0]?.start ?? 0,
    end: parts.at(-1)?.end ?? 0,
    parts: parts.map(({ start, end }) => [start, end]),
    kind: quote.kind,
    cue: cue === null ? null : { text: cue.text, start: cue.start + offset, end: cue.end + offset },
    speaker: speaker === null ? null : printSpeaker(speaker, found, offsets),
    addressee: quote.addressee?.text ?? null,
    confidence: quote.confidence,
  };
}

/** The speaker may be named in an earlier passage than the quote's. */
function printSpeaker(speaker: FoundSpeaker, found: Extraction, offsets: readonly number[]): object {
  const offset = offsets[speaker.passage] as number;
  const entity = speaker.entity === null ? undefined : found.entities[speaker.entity];
  return {
    text: speaker.text,
    start: speaker.start + offset,
    end: speaker.end + offset,
    name: entity?.name ?? null,
    kind: entity?.kind ?? null,
  };
}

function printMention(mention: FoundMention, found: Extraction, offsets: readonly number[]): object {
  const offset = offsets[mention.passage] as number;
  const entity = found.entities[mention.entity];
  return {
    text: mention.text,
    start: mention.start + offset,
    end: mention.end + offset,
    kind: entity?.kind,
    name: entity?.name,
  };
}
