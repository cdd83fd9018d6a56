import { classesAt, DETERMINER, PRONOUN } from '../language/grammar.ts';
import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import { isTitle, wordCount } from '../passages/quotedWords.ts';
import { opensClause } from '../phrases/clauses.ts';
import type { Report } from '../reports/report.ts';

/** Whether a whole sentence follows a fragment inside the quotation marks: `said it “was late. We had no choice.”` */
export function containsSentence(passage: AnnotatedPassage, quoted: QuotedSpan): boolean {
  const { words } = passage;
  if (wordCount(passage, quoted) < LEAST_WORDS) return false;
  for (let at = quoted.from + 1; at + LEAST_SENTENCE < quoted.to; at += 1) {
    if (words.sentence[at] === words.sentence[at - 1] || words.capital[at] !== 1) continue;
    return STOPS.has(words.lower[at - 1] as string);
  }
  return false;
}

/** Words in the quotation. */
const LEAST_WORDS = 8;

/** Words in the sentence that follows the fragment. */
const LEAST_SENTENCE = 3;
const STOPS = new Set(['.', '?', '!', '…']);

/**
 * Whether quoted words are a clause with subject and verb that the report introduces: `claimed that “the plan is
 * dead”`, `said on Friday “It is dead.”`
 */
export function isWholeClause(passage: AnnotatedPassage, report: Report, quoted: QuotedSpan): boolean {
  const { words } = passage;
  const before = words.lower[quoted.from - 2];
  const capital = words.capital[quoted.from] === 1;
  const speaks = report.verb.speaks || (capital && (before === 'that' || before === ':'));
  const leads = capital || before === 'that' || before === ',' || report.to === quoted.from - 1;
  if (!speaks || !leads || quoted.from - 1 - report.to > (before === ':' ? LONGEST_ANNOUNCEMENT : LONGEST_GAP))
    return false;
  if (wordCount(passage, quoted) < LEAST_CLAUSE || isTitle(passage, quoted)) return false;
  const classes = classesAt(words, quoted.from);
  const opens = capital || (classes & (PRONOUN | DETERMINER)) !== 0;
  return opens && opensClause(passage, quoted.from, quoted.to);
}

const LEAST_CLAUSE = 5;

/**
 * How many words may come between the verb and the quotation, with and without a colon: `said on Friday in Haifa “It is
 * dead.”`
 */
const LONGEST_GAP = 8;
const LONGEST_ANNOUNCEMENT = 25;

/** Whether quoted words are a clause after a comma: `used the words, “I am not there yet.”` */
export function isSentenceAfterComma(passage: AnnotatedPassage, quoted: QuotedSpan): boolean {
  if (passage.words.lower[quoted.from - 2] !== ',' || isTitle(passage, quoted)) return false;
  return opensClause(passage, quoted.from, quoted.to);
}
