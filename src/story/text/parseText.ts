import { assembleStory, type ParseResult, type PrintedParts } from '../assemble.ts';
import { cleanText } from '../clean.ts';
import { readByline } from '../parts/byline.ts';
import { readDateline } from '../parts/dateline.ts';
import { storyLines } from '../parts/lines.ts';
import { readCaption } from '../parts/photos/caption.ts';
import { endsSentence, firstSentence, isOneSentence } from '../parts/sentence.ts';
import { isStandfirst } from '../parts/standfirst.ts';
import { readTopLine } from '../parts/topLine.ts';
import type { RawStory } from '../story.ts';

/**
 * Parses a text story: a line with date and trends, the headline, the standfirst, then paragraphs, captions and notes, one
 * per line. Everything but the headline is optional.
 */
export function parseText(text: string, raw: RawStory, now: Date): ParseResult {
  const lines = storyLines(cleanText(text));
  const top = takeDates(lines, now);
  const { headline, isGuessed } = takeHeadline(lines);
  const below = takeDates(lines, now);
  const parts: PrintedParts = {
    id: null,
    url: null,
    canonicalUrl: null,
    publication: null,
    headline,
    isHeadlineGuessed: isGuessed,
    standfirst: takeStandfirst(lines),
    byline: null,
    authors: [],
    language: null,
    published: top.published ?? below.published,
    updated: top.updated ?? below.updated,
    section: null,
    subjects: [],
    leadImage: null,
    photos: [],
    lines,
    trends: [],
    trendLine: top.trendLine ?? below.trendLine,
  };
  return assembleStory(parts, raw, now);
}

type PrintedDates = Pick<PrintedParts, 'published' | 'updated' | 'trendLine'>;

/** Takes the lines of dates and trends off the top, and any clutter between them. */
function takeDates(lines: string[], now: Date): PrintedDates {
  const dates: PrintedDates = { published: null, updated: null, trendLine: null };
  let taken = 0;
  for (const line of lines) {
    const found = readTopLine(line, now);
    if (!found && !CLUTTER.test(line)) break;
    taken++;
    dates.published ??= found?.published ?? null;
    dates.updated ??= found?.updated ?? null;
    dates.trendLine ??= found?.trendLine ?? null;
  }
  lines.splice(0, taken);
  return dates;
}

const CLUTTER = /^(?:advertise?ment\W*|[^\p{L}\p{N}]*)$/iu;

/** Takes the first line as the headline. When it is a paragraph, a caption or a byline, the first sentence of the text serves as one. */
function takeHeadline(lines: string[]): { headline: string | null; isGuessed: boolean } {
  const line = lines[0];
  if (line === undefined) return { headline: null, isGuessed: false };
  const isText = line.length > 300 || (line.length > 120 && endsSentence(line) && !isOneSentence(line));
  if (!isText && !readByline(line) && !readDateline(line) && !isCaption(line)) {
    lines.shift();
    return { headline: line.replace(/^#{1,6}\s+/, ''), isGuessed: false };
  }
  const opening = lines.slice(0, 10).find((other) => !readByline(other) && !isCaption(other)) ?? line;
  return { headline: guessHeadline(opening), isGuessed: true };
}

function isCaption(line: string): boolean {
  const caption = readCaption(line);
  return caption !== null && caption.text.length > 60;
}

function guessHeadline(text: string): string {
  const sentence = firstSentence(text);
  return sentence.length <= 200 ? sentence : `${sentence.slice(0, sentence.lastIndexOf(' ', 199) + 1 || 199).trim()}…`;
}

function takeStandfirst(lines: string[]): string | null {
  const at = lines.findIndex((line) => !readByline(line));
  const line = lines[at];
  if (line === undefined || at > 1) return null;
  const below = lines.slice(at + 1, at + 61);
  if (!isStandfirst(line, below, at === 0 && readByline(below[0] ?? '') !== null)) return null;
  lines.splice(at, 1);
  return line;
}
