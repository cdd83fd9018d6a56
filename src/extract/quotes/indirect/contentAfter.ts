import { isAdverb } from '../language/adverbs.ts';
import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  CUE,
  DETERMINER,
  OBJECT,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  TIME,
  VERB,
} from '../language/grammar.ts';
import { NOUNS } from '../language/reportingVerbs.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import { opensClause, opensPlainly } from '../phrases/clauses.ts';
import type { Phrase } from '../phrases/subjects.ts';
import type { Report } from '../reports/report.ts';
import { skipAddressee, skipSetting } from './adjuncts.ts';
import { clauseEnd, endOfContent, opensComment, trimEnd } from './contentEnd.ts';
import { isFoundBySurvey, isShownByPaper } from './findings.ts';
import { behindTime, isHeardInCourt } from './nextReport.ts';

/** Words, half-open. */
export interface Bounds {
  from: number;
  to: number;
}

/** `said that …`, `vowed to …`, `criticized the …`: the content behind the verb, or null when none opens there. */
export function contentBehind(
  passage: ReadPassage,
  frame: Frame,
  reports: readonly Report[],
  index: number,
  limit: number,
): Bounds | null {
  const report = reports[index] as Report;
  if (report.inverted) return null;
  const opensFrame = report.subject !== null && report.subject.from > report.to && report.verb.base !== 'that';
  const ceiling = opensFrame ? Math.min(limit, (report.subject as Phrase).from - 1) : limit;
  const { verb } = report;
  const { words } = passage;
  if (report.subject !== null && words.lower[report.subject.from - 1] === 'what' && words.lower[report.to] === ',')
    return null;
  if (report.subject === null && verb.base !== 'that' && verb.base !== 'ask') return null;
  let from = verb.addresses ? behindAddressee(passage, report.to, ceiling) : report.to;
  const isInfinitive = verb.infinitive && passage.words.lower[from] === 'to';
  const that = (verb.clause || verb.thatClause) && !isInfinitive ? thatBehind(passage, from, ceiling) : -1;
  if (that < 0 && words.lower[report.to] === ',' && (!verb.speaks || OWN_WORDS.has(words.lower[report.to + 1] ?? '')))
    return null;
  const question = verb.base === 'ask' ? questionBehind(passage, from, ceiling) : -1;
  const opener = Math.max(that, question);
  from = opener >= 0 ? opener : skipSetting(passage, from, ceiling);
  if (words.lower[from] === ':' && verb.speaks && from === report.to) from += 1;
  if (from >= ceiling || (words.lower[from - 1] === ',' && opensComment(passage, from))) return null;
  const start = startOfContent(passage, report, from, ceiling);
  if (start < 0) return null;
  const to = endOfContent(passage, frame, reports, index, start, ceiling);
  return to > start ? { from: start, to } : null;
}

/** What a helping verb follows is no addressee: `warned a strike could come`. */
function behindAddressee(passage: ReadPassage, from: number, ceiling: number): number {
  const behind = skipAddressee(passage, from, ceiling);
  return ((passage.words.classes[behind] ?? 0) & AUXILIARY) === 0 ? behind : from;
}

/** `asked her teacher whether`, `asked the minister if`: index of the word that opens the question, or -1. */
function questionBehind(passage: ReadPassage, from: number, ceiling: number): number {
  const { words } = passage;
  for (let at = from; at < Math.min(ceiling, from + LONGEST_ASKED); at += 1) {
    if (words.lower[at] === 'if' || words.lower[at] === 'whether') return at;
    if (passage.mentionAt(at) >= 0) continue;
    const isNoun = words.tokens[at]?.kind === 'word' && ((words.classes[at] as number) & ~(DETERMINER | OBJECT)) === 0;
    if (!isNoun || passage.inside[at] !== 0) return -1;
  }
  return -1;
}

const LONGEST_ASKED = 8;

/** `said in an interview with Reuters on Monday that`: index of `that` behind where, when and to whom; or -1. */
function thatBehind(passage: ReadPassage, from: number, ceiling: number): number {
  const { words } = passage;
  const limit = Math.min(ceiling, from + LONGEST_SETTING);
  for (let at = from; at < limit; at += 1) {
    if (passage.inside[at] !== 0) return -1;
    if (words.lower[at] === 'that') return at;
    const classes = words.classes[at] as number;
    if (
      at === from &&
      (classes & (PREPOSITION | TIME | ADVERB)) === 0 &&
      !SETTING_OPENERS.has(words.lower[at] as string) &&
      !isAdverb(words.lower[at] as string)
    )
      return -1;
    if ((classes & (AUXILIARY | VERB | PRONOUN | RELATIVE)) !== 0 && words.lower[at] !== "'s") return -1;
    if ((classes & CUE) !== 0 && words.lower[at - 1] === ',') return -1;
  }
  return -1;
}

const LONGEST_SETTING = 14;

/** `admitted as part of his plea that`, `said, to applause, that`. */
const SETTING_OPENERS = new Set([',', 'as', 'late', 'early']);

/** First word of the content that may begin at `from`; -1 when nothing that is said or thought begins there. */
function startOfContent(passage: ReadPassage, report: Report, from: number, ceiling: number): number {
  const { words } = passage;
  const { verb } = report;
  const form = words.lower[from] as string;
  if (verb.clause || verb.thatClause) {
    if (form === 'that' || CLAUSE_OPENERS.has(form)) return from;
    if (verb.clause && (opensClause(passage, from, ceiling) || opensPlainly(passage, verb, from, ceiling))) return from;
  }
  if (verb.infinitive && opensInfinitive(passage, from, ceiling)) return from;
  if (isShownByPaper(passage, report) && opensClause(passage, from, ceiling)) return from;
  if (!(verb.object || isFoundBySurvey(passage, report)) || !mayOpenObject(passage, from)) return -1;
  return behindNoun(passage, from, ceiling);
}

const CLAUSE_OPENERS = new Set(['whether', 'if', 'why', 'how', 'what', 'there']);

/** `expressed concern that …`: the content begins with `that`. */
function behindNoun(passage: ReadPassage, from: number, ceiling: number): number {
  const { words } = passage;
  const limit = Math.min(ceiling, from + 6);
  for (let at = from + 1; at < limit; at += 1) {
    if (words.lower[at] === 'that' && NOUNS.has(words.lower[at - 1] as string)) return at;
  }
  return from;
}

function opensInfinitive(passage: ReadPassage, from: number, ceiling: number): boolean {
  const { words } = passage;
  const limit = Math.min(ceiling, from + 8);
  for (let at = from; at < limit; at += 1) {
    if (passage.inside[at] !== 0) return false;
    if (words.lower[at] === 'to') return words.lower[at + 1] !== 'date';
    if (passage.mentionAt(at) >= 0) continue;
    const classes = words.classes[at] as number;
    if (words.tokens[at]?.kind !== 'word' || (classes & (AUXILIARY | VERB | SUBORDINATOR | CONJUNCTION)) !== 0)
      return false;
  }
  return false;
}

function mayOpenObject(passage: ReadPassage, from: number): boolean {
  const { words } = passage;
  if (passage.inside[from] !== 0 || passage.mentionAt(from) >= 0) return true;
  const classes = words.classes[from] as number;
  if (words.lower[from] === 'for') return true;
  return (
    words.tokens[from]?.kind === 'word' && (classes & (PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY)) === 0
  );
}

/**
 * `The camp was empty, officials said.`: the clause before the report, and what goes on behind it. Neither `It was Roe, who
 * found him` nor `Asked what it was, she laughed` is such.
 */
export function contentBefore(passage: ReadPassage, frame: Frame, report: Report): Bounds[] | null {
  if (!report.verb.speaks && !PARENTHETIC.has(report.verb.base) && !isHeardInCourt(passage, report)) return null;
  const { words } = passage;
  const subject = report.subject as Phrase;
  if (((words.classes[subject.from] as number) & RELATIVE) !== 0 || words.lower[frame.from] === 'asked') return null;
  const comma = (report.inverted ? report.from : subject.from) - 1;
  if (report.shared || comma <= frame.from || words.lower[comma] !== ',' || passage.inside[comma - 1] !== 0)
    return null;
  const hasAddressee = report.verb.addresses && ((words.classes[report.to] ?? 0) & PREPOSITION) === 0;
  const behind = hasAddressee ? skipAddressee(passage, report.to, frame.to) : report.to;
  const tail = behindTime(passage, report.inverted ? subject.to : behind);
  const breaks = words.lower[tail] === ',' && frame.to - tail > 2;
  if (!breaks && !endsReport(passage, frame, tail)) return null;
  let from = frame.from;
  while (from < comma && ((words.classes[from] as number) & CONJUNCTION) !== 0) from += 1;
  if (passage.inside[from] !== 0 || ((words.classes[from] as number) & RELATIVE) !== 0) return null;
  const first = from < comma ? [{ from, to: comma }] : [];
  const isWhole = opensClause(passage, from, comma);
  const mayGoOn = comma - from <= LONGEST_FRONT && !(isWhole && tail > report.to && opensAside(passage, tail + 1));
  const rest = breaks && mayGoOn ? restBehind(passage, frame, tail + 1) : null;
  if (rest !== null) return [...first, rest];
  if (breaks && first.length > 0 && OWN_WORDS.has(words.lower[tail + 1] ?? '')) return first;
  const isPlain = comma - from > 2 && ((words.classes[from] as number) & (PREPOSITION | CUE | VERB)) === 0;
  return isWhole || (isPlain && words.lower[tail] === '.') ? first : null;
}

/** `the first time that …` behind an attribution: an apposition, the story's own words. */
function opensAside(passage: ReadPassage, from: number): boolean {
  return ((passage.words.classes[from] ?? 0) & DETERMINER) !== 0;
}

/** What goes on behind a parenthesis, `…, she said, it was late`; null for an aside or a participle. */
function restBehind(passage: ReadPassage, frame: Frame, from: number): Bounds | null {
  const { words } = passage;
  const first = words.lower[from] ?? '';
  if (((words.classes[from] as number) & RELATIVE) !== 0 || first.endsWith('ing') || OWN_WORDS.has(first)) return null;
  const to = trimEnd(passage, from, clauseEnd(passage, frame, from, frame.to));
  return to > from ? { from, to } : null;
}

/** What begins so behind a parenthesis are the story's own words. */
const OWN_WORDS = new Set(['although', 'though', 'while', 'whereas', 'but', 'as']);

const LONGEST_FRONT = 14;

const PARENTHETIC = new Set([
  'believe',
  'think',
  'suggest',
  'hope',
  'fear',
  'suspect',
  'estimate',
  'reckon',
  'expect',
  'conclude',
  'show',
  'find',
  'indicate',
]);

function endsReport(passage: ReadPassage, frame: Frame, tail: number): boolean {
  if (tail >= frame.to || passage.inside[tail] !== 0) return true;
  const { words } = passage;
  if (words.tokens[tail]?.kind === 'punctuation') return true;
  const classes = words.classes[tail] as number;
  if ((classes & (TIME | ADVERB | OBJECT)) !== 0) return true;
  return (classes & PREPOSITION) !== 0 && words.lower[tail] !== 'to';
}
