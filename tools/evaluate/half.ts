import { extract } from '../../src/extract/extract.ts';
import type { Extraction } from '../../src/extract/extraction.ts';
import { cutPassages, extractLine } from '../../src/extract/lines.ts';
import { type GoldGroup, type GroupingScores, newGroupingScores, scoreGrouping } from './groupingScores.ts';
import { type GivenMention, type GoldName, type NameScores, newNameScores, scoreNames } from './nameScores.ts';
import { scoreQuotes } from './quoteScores.ts';
import { type GivenQuote, type GoldQuote, newQuoteScores, type QuoteScores } from './quoteTallies.ts';
import type { Span } from './textWords.ts';

/** All scores of one half of the measuring data: the tuned one (even lines) or the one set aside (odd lines). */
export interface Half {
  quotes: QuoteScores;
  names: NameScores;
  grouping: GroupingScores;
}

export function newHalf(): Half {
  return { quotes: newQuoteScores(), names: newNameScores(), grouping: newGroupingScores() };
}

/** An annotated story; which lists it has depends on its file. */
export interface GoldStory {
  id: string;
  text: string;
  quotes?: GoldQuote[];
  ignore?: Span[];
  entities?: GoldName[];
  other?: Array<{ start: number; end: number }>;
  linked?: GoldGroup[];
}

interface Answer {
  quotes: GivenQuote[];
  mentions: GivenMention[];
}

/** Extracts one annotated story and adds its scores to a half. */
export function scoreStory(half: Half, story: GoldStory): void {
  const answer = extractLine(JSON.stringify({ id: story.id, text: story.text }), 1).answer as Answer;
  if (story.quotes !== undefined) scoreQuotes(half.quotes, story.text, story.quotes, answer.quotes, story.ignore ?? []);
  if (story.entities !== undefined)
    scoreNames(half.names, story.entities, answer.mentions, (story.other ?? []).map(spanOf));
  if (story.linked !== undefined) scoreGrouping(half.grouping, story.text, story.linked, answer.mentions);
}

function spanOf(range: { start: number; end: number }): Span {
  return [range.start, range.end];
}

/** Extracts a text for its time alone; gives the seconds that took. */
export function timeStory(text: string): number {
  const { passages } = cutPassages(text);
  const begin = performance.now();
  const found: Extraction = extract(passages);
  const seconds = (performance.now() - begin) / 1000;
  return found.quotes.length >= 0 ? seconds : 0;
}
