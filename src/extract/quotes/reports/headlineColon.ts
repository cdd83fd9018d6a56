import { quoteWords } from '../language/quoteWords.ts';
import { NO_TRAITS, type ReportingVerb } from '../language/reportingVerbs.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import type { Report } from './report.ts';

/**
 * The report that a headline's colon stands for: `Roe: Camp Is Empty`, `Report: Camp Is Empty`. Null for other colons.
 */
export function findColonReport(passage: AnnotatedPassage, sentence: OuterSentence): Report | null {
  const { words } = passage;
  let colon = sentence.from + 1;
  while (colon < sentence.from + LONGEST_SOURCE && words.lower[colon] !== ':') colon += 1;
  if (colon + 2 >= sentence.to || words.lower[colon] !== ':' || passage.insideQuotes[colon + 1] !== 0) return null;
  const isNamed = passage.mentionEndingAt(colon) >= 0;
  if (!isNamed && !HEADLINE_SOURCES.has(words.lower[colon - 1] as string)) return null;
  const subject = { from: sentence.from, to: colon, coreEnd: colon };
  return { from: colon, to: colon + 1, verb: HEADLINE_COLON, subject, inverted: false, shared: false };
}

const HEADLINE_COLON: ReportingVerb = { ...NO_TRAITS, base: ':' };

/** Nouns that may be the source without a name. */
const HEADLINE_SOURCES = quoteWords('headlineSources');

/** How many words may come before the colon. */
const LONGEST_SOURCE = 6;
