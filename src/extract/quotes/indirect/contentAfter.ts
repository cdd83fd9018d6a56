import { isAdverb } from '../language/adverbs.ts';
import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  CUE,
  classesAt,
  DETERMINER,
  hasClass,
  OBJECT_PRONOUN,
  PLAIN_VERB,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  TIME,
} from '../language/grammar.ts';
import { REPORTING_NOUNS } from '../language/reportingVerbs.ts';
import type { WordRange } from '../language/words.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import { isPlainContent, opensClause } from '../phrases/clauses.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import type { Report } from '../reports/report.ts';
import { skipAddressee, skipAdjuncts } from './adjuncts.ts';
import { beginsComment, endOfContent } from './contentEnd.ts';
import { isShownByDocument, isSurveyFinding } from './findings.ts';

/**
 * The content after a cue: `said that …`, `vowed to …`, `criticized the …`. Null where none begins. `limit`: the
 * content ends there at the latest, for example before a quotation with a speaker of its own.
 */
export function contentAfter(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  reports: readonly Report[],
  index: number,
  limit: number,
): WordRange | null {
  const report = reports[index] as Report;
  if (report.inverted) return null;
  const opensSentence = report.subject !== null && report.subject.from > report.to && report.verb.base !== 'that';
  const ceiling = opensSentence ? Math.min(limit, (report.subject as NounPhrase).from - 1) : limit;
  const { verb } = report;
  const { words } = passage;
  if (report.subject !== null && words.lower[report.subject.from - 1] === 'what' && words.lower[report.to] === ',')
    return null;
  if (report.subject === null && verb.base !== 'that' && verb.base !== 'ask') return null;
  let from = verb.addresses ? afterAddressee(passage, report.to, ceiling) : report.to;
  const isInfinitive = verb.infinitive && passage.words.lower[from] === 'to';
  const that = (verb.clause || verb.thatClause) && !isInfinitive ? thatAfter(passage, from, ceiling) : -1;
  if (
    that < 0 &&
    words.lower[report.to] === ',' &&
    (!verb.speaks || NARRATION_OPENERS.has(words.lower[report.to + 1] ?? ''))
  )
    return null;
  const question = verb.base === 'ask' ? questionAfter(passage, from, ceiling) : -1;
  const opener = Math.max(that, question);
  from = opener >= 0 ? opener : skipAdjuncts(passage, from, ceiling);
  if (words.lower[from] === ':' && verb.speaks && from === report.to) from += 1;
  if (from >= ceiling || (words.lower[from - 1] === ',' && beginsComment(passage, from))) return null;
  const start = startOfContent(passage, report, from, ceiling);
  if (start < 0) return null;
  const to = endOfContent(passage, sentence, reports, index, start, ceiling);
  return to > start ? { from: start, to } : null;
}

/**
 * Skips the hearer; where an auxiliary follows, the phrase was the subject of the content: `warned a strike could
 * come`.
 */
function afterAddressee(passage: AnnotatedPassage, from: number, ceiling: number): number {
  const after = skipAddressee(passage, from, ceiling);
  return !hasClass(passage.words, after, AUXILIARY) ? after : from;
}

/** `asked her teacher whether`, `asked the minister if`: index of the word that opens the question, or -1. */
function questionAfter(passage: AnnotatedPassage, from: number, ceiling: number): number {
  const { words } = passage;
  for (let at = from; at < Math.min(ceiling, from + LONGEST_ASKED); at += 1) {
    if (words.lower[at] === 'if' || words.lower[at] === 'whether') return at;
    if (passage.mentionAt(at) >= 0) continue;
    const isNoun = words.tokens[at]?.kind === 'word' && (classesAt(words, at) & ~(DETERMINER | OBJECT_PRONOUN)) === 0;
    if (!isNoun || passage.insideQuotes[at] !== 0) return -1;
  }
  return -1;
}

const LONGEST_ASKED = 8;

/**
 * `said in an interview with Reuters on Monday that`: index of `that` after where, when and to whom something was said;
 * or -1.
 */
function thatAfter(passage: AnnotatedPassage, from: number, ceiling: number): number {
  const { words } = passage;
  const limit = Math.min(ceiling, from + LONGEST_ADJUNCT);
  for (let at = from; at < limit; at += 1) {
    if (passage.insideQuotes[at] !== 0) return -1;
    if (words.lower[at] === 'that') return at;
    const classes = classesAt(words, at);
    if (
      at === from &&
      (classes & (PREPOSITION | TIME | ADVERB)) === 0 &&
      !ADJUNCT_OPENERS.has(words.lower[at] as string) &&
      !isAdverb(words.lower[at] as string)
    )
      return -1;
    if ((classes & (AUXILIARY | PLAIN_VERB | PRONOUN | RELATIVE)) !== 0 && words.lower[at] !== "'s") return -1;
    if ((classes & CUE) !== 0 && words.lower[at - 1] === ',') return -1;
  }
  return -1;
}

const LONGEST_ADJUNCT = 14;

/** `admitted as part of his plea that`, `said, to applause, that`. */
const ADJUNCT_OPENERS = new Set([',', 'as', 'late', 'early']);

/**
 * First word of the content that may begin at `from`; -1 where the words there are not what somebody says or thinks.
 */
function startOfContent(passage: AnnotatedPassage, report: Report, from: number, ceiling: number): number {
  const { words } = passage;
  const { verb } = report;
  const form = words.lower[from] as string;
  if (verb.clause || verb.thatClause) {
    if (form === 'that' || CLAUSE_OPENERS.has(form)) return from;
    if (verb.clause && (opensClause(passage, from, ceiling) || isPlainContent(passage, verb, from, ceiling)))
      return from;
  }
  if (verb.infinitive && opensInfinitive(passage, from, ceiling)) return from;
  if (isShownByDocument(passage, report) && opensClause(passage, from, ceiling)) return from;
  if (!(verb.object || isSurveyFinding(passage, report)) || !mayOpenObject(passage, from)) return -1;
  return thatAfterNoun(passage, from, ceiling);
}

const CLAUSE_OPENERS = new Set(['whether', 'if', 'why', 'how', 'what', 'there']);

/** `expressed concern that …`: the content begins with `that`. */
function thatAfterNoun(passage: AnnotatedPassage, from: number, ceiling: number): number {
  const { words } = passage;
  const limit = Math.min(ceiling, from + 6);
  for (let at = from + 1; at < limit; at += 1) {
    if (words.lower[at] === 'that' && REPORTING_NOUNS.has(words.lower[at - 1] as string)) return at;
  }
  return from;
}

/** Whether an infinitive begins here, perhaps with its subject before it: `asked voters to stay`. */
function opensInfinitive(passage: AnnotatedPassage, from: number, ceiling: number): boolean {
  const { words } = passage;
  const limit = Math.min(ceiling, from + 8);
  for (let at = from; at < limit; at += 1) {
    if (passage.insideQuotes[at] !== 0) return false;
    if (words.lower[at] === 'to') return words.lower[at + 1] !== 'date';
    if (passage.mentionAt(at) >= 0) continue;
    const classes = classesAt(words, at);
    if (words.tokens[at]?.kind !== 'word' || (classes & (AUXILIARY | PLAIN_VERB | SUBORDINATOR | CONJUNCTION)) !== 0)
      return false;
  }
  return false;
}

/** Whether a noun phrase may begin here, which is the object of the verb: `criticized the plan`. */
function mayOpenObject(passage: AnnotatedPassage, from: number): boolean {
  const { words } = passage;
  if (passage.insideQuotes[from] !== 0 || passage.mentionAt(from) >= 0) return true;
  const classes = classesAt(words, from);
  if (words.lower[from] === 'for') return true;
  return (
    words.tokens[from]?.kind === 'word' && (classes & (PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY)) === 0
  );
}

/** After an attribution between commas these open a comment of the story: `…, she said, although …`. */
export const NARRATION_OPENERS = new Set(['although', 'though', 'while', 'whereas', 'but', 'as']);
