import {
  ADVERB,
  CONJUNCTION,
  CUE,
  classesAt,
  DETERMINER,
  hasClass,
  OBJECT_PRONOUN,
  PLAIN_VERB,
  PREPOSITION,
  RELATIVE,
  TIME,
} from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import type { WordRange } from '../language/words.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import { opensClause } from '../phrases/clauses.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import type { Report } from '../reports/report.ts';
import { skipAddressee, skipDay } from './adjuncts.ts';
import { NARRATION_OPENERS } from './contentAfter.ts';
import { clauseEnd, trimEnd } from './contentEnd.ts';
import { isHeardInCourt } from './nextReport.ts';

/**
 * The content before a report, and after it where the sentence goes on: `The camp was empty, officials said.` Null for
 * `It was Roe, who found him` and `Asked what it was, she laughed`, which report nothing.
 */
export function contentBefore(passage: AnnotatedPassage, sentence: OuterSentence, report: Report): WordRange[] | null {
  if (!report.verb.speaks && !PARENTHETIC_VERBS.has(report.verb.base) && !isHeardInCourt(passage, report)) return null;
  const { words } = passage;
  const subject = report.subject as NounPhrase;
  if (hasClass(words, subject.from, RELATIVE) || words.lower[sentence.from] === 'asked') return null;
  const comma = (report.inverted ? report.from : subject.from) - 1;
  if (report.shared || comma <= sentence.from || words.lower[comma] !== ',' || passage.insideQuotes[comma - 1] !== 0)
    return null;
  const hasAddressee = report.verb.addresses && !hasClass(words, report.to, PREPOSITION);
  const after = hasAddressee ? skipAddressee(passage, report.to, sentence.to) : report.to;
  const tail = skipDay(passage, report.inverted ? subject.to : after);
  const breaks = words.lower[tail] === ',' && sentence.to - tail > 2;
  if (!breaks && !endsReport(passage, sentence, tail)) return null;
  let from = sentence.from;
  while (from < comma && hasClass(words, from, CONJUNCTION)) from += 1;
  if (passage.insideQuotes[from] !== 0 || hasClass(words, from, RELATIVE)) return null;
  const first = from < comma ? [{ from, to: comma }] : [];
  const isWhole = opensClause(passage, from, comma);
  const mayGoOn =
    comma - from <= LONGEST_FRONT && !(isWhole && tail > report.to && beginsWithDeterminer(passage, tail + 1));
  const rest = breaks && mayGoOn ? restAfter(passage, sentence, tail + 1) : null;
  if (rest !== null) return [...first, rest];
  if (breaks && first.length > 0 && NARRATION_OPENERS.has(words.lower[tail + 1] ?? '')) return first;
  const isPlain = comma - from > 2 && !hasClass(words, from, PREPOSITION | CUE | PLAIN_VERB);
  return isWhole || (isPlain && words.lower[tail] === '.') ? first : null;
}

const PARENTHETIC_VERBS = quoteWords('parentheticVerbs');

/** How many words may come before an attribution that interrupts its sentence: `In the end, she said, it was late`. */
const LONGEST_FRONT = 14;

/** `…, he said, the first time that …`: after an attribution this is an apposition, the story's own words. */
function beginsWithDeterminer(passage: AnnotatedPassage, from: number): boolean {
  return hasClass(passage.words, from, DETERMINER);
}

/**
 * The content after an attribution between commas: `…, she said, it was late`; null for an apposition or a participle.
 */
function restAfter(passage: AnnotatedPassage, sentence: OuterSentence, from: number): WordRange | null {
  const { words } = passage;
  const first = words.lower[from] ?? '';
  if (hasClass(words, from, RELATIVE) || first.endsWith('ing') || NARRATION_OPENERS.has(first)) return null;
  const to = trimEnd(passage, from, clauseEnd(passage, sentence, from, sentence.to));
  return to > from ? { from, to } : null;
}

/** Whether the attribution may end here, so that what came before it is its content. */
function endsReport(passage: AnnotatedPassage, sentence: OuterSentence, tail: number): boolean {
  if (tail >= sentence.to || passage.insideQuotes[tail] !== 0) return true;
  const { words } = passage;
  if (words.tokens[tail]?.kind === 'punctuation') return true;
  const classes = classesAt(words, tail);
  if ((classes & (TIME | ADVERB | OBJECT_PRONOUN)) !== 0) return true;
  return (classes & PREPOSITION) !== 0 && words.lower[tail] !== 'to';
}
