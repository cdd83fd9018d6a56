import { extract } from '../../src/extract/extract.ts';
import type { Extraction } from '../../src/extract/extraction.ts';
import { extractLine } from '../../src/extract/lines.ts';
import { splitPassages } from '../../src/extract/plainText.ts';
import { emptyGroupingScores, type GoldGroup, type GroupingScores, scoreGrouping } from './groupingScores.ts';
import { emptyNameScores, type GoldName, type NameScores, type PredictedMention, scoreNames } from './nameScores.ts';
import { scoreQuotes } from './quoteScores.ts';
import { emptyQuoteScores, type GoldQuote, type PredictedQuote, type QuoteScores } from './quoteTallies.ts';
import type { Span } from './textWords.ts';

/** All scores of one half of the data: the tuned stories (even lines) or those held out (odd lines). */
export interface Scores {
  quotes: QuoteScores;
  names: NameScores;
  grouping: GroupingScores;
}

export function emptyScores(): Scores {
  return { quotes: emptyQuoteScores(), names: emptyNameScores(), grouping: emptyGroupingScores() };
}

/** An annotated story; its file decides which of the annotations it has. */
export interface GoldStory {
  id: string;
  text: string;
  quotes?: GoldQuote[];
  /** Spans that nobody annotated. */
  ignore?: Span[];
  entities?: GoldName[];
  /** Names of kinds that are not extracted. */
  other?: Array<{ start: number; end: number }>;
  linked?: GoldGroup[];
}

interface Answer {
  quotes: PredictedQuote[];
  mentions: PredictedMention[];
}

/** Extracts one annotated story and adds its scores to those of its half. */
export function scoreStory(scores: Scores, story: GoldStory): void {
  const answer = extractLine(JSON.stringify({ id: story.id, text: story.text }), 1).answer as Answer;
  if (story.quotes !== undefined)
    scoreQuotes(scores.quotes, story.text, story.quotes, answer.quotes, story.ignore ?? []);
  if (story.entities !== undefined)
    scoreNames(scores.names, story.entities, answer.mentions, (story.other ?? []).map(spanOf));
  if (story.linked !== undefined) scoreGrouping(scores.grouping, story.text, story.linked, answer.mentions);
}

function spanOf(range: { start: number; end: number }): Span {
  return [range.start, range.end];
}

/** Extracts a text and returns the seconds that it took. */
export function timeStory(text: string): number {
  const { passages } = splitPassages(text);
  const begin = performance.now();
  const found: Extraction = extract(passages);
  const seconds = (performance.now() - begin) / 1000;
  return found.quotes.length >= 0 ? seconds : 0;
}
