import { DETERMINER, PRONOUN } from '../language/grammar.ts';
import type { Marked } from '../marks/quotedSpans.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import { isTitle, wordCount } from '../passages/quotedWords.ts';
import { opensClause } from '../phrases/clauses.ts';
import type { Report } from '../reports/report.ts';

/** A fragment that a whole sentence follows within the marks: `said it “was late. We had no choice.”` */
export function holdsSentence(passage: ReadPassage, marked: Marked): boolean {
  const { words } = passage;
  if (wordCount(passage, marked) < LEAST_WORDS) return false;
  for (let at = marked.from + 1; at + LEAST_SENTENCE < marked.to; at += 1) {
    if (words.sentence[at] === words.sentence[at - 1] || words.capital[at] !== 1) continue;
    return STOPS.has(words.lower[at - 1] as string);
  }
  return false;
}

const LEAST_WORDS = 8;
const LEAST_SENTENCE = 3;
const STOPS = new Set(['.', '?', '!', '…']);

/** A clause with subject and verb right behind its verb: `claimed that “the plan is dead”`, `said on Friday “It is dead.”` */
export function isWholeClause(passage: ReadPassage, report: Report, marked: Marked): boolean {
  const { words } = passage;
  const before = words.lower[marked.from - 2];
  const capital = words.capital[marked.from] === 1;
  const speaks = report.verb.speaks || (capital && (before === 'that' || before === ':'));
  const leads = capital || before === 'that' || before === ',' || report.to === marked.from - 1;
  if (!speaks || !leads || marked.from - 1 - report.to > (before === ':' ? LONGEST_ANNOUNCEMENT : LONGEST_GAP))
    return false;
  if (wordCount(passage, marked) < LEAST_CLAUSE || isTitle(passage, marked)) return false;
  const classes = words.classes[marked.from] as number;
  const opens = capital || (classes & (PRONOUN | DETERMINER)) !== 0;
  return opens && opensClause(passage, marked.from, marked.to);
}

const LEAST_CLAUSE = 5;
const LONGEST_GAP = 8;
const LONGEST_ANNOUNCEMENT = 25;

/** A whole sentence behind a comma: `used the words, “I am not there yet.”` */
export function isCited(passage: ReadPassage, marked: Marked): boolean {
  if (passage.words.lower[marked.from - 2] !== ',' || isTitle(passage, marked)) return false;
  return opensClause(passage, marked.from, marked.to);
}
