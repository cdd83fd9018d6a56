import { NOUNS, type Verb } from './cues.ts';
import type { Frame } from './frames.ts';
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
} from './grammar.ts';
import type { ReadPassage } from './passages.ts';
import type { Phrase } from './phrases.ts';
import type { Report } from './reports.ts';
import { skipAddressee, skipSetting } from './settings.ts';

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
  ceiling: number,
): Bounds | null {
  const report = reports[index] as Report;
  if (report.inverted) return null;
  const { verb } = report;
  if (report.subject === null && verb.base !== 'that' && verb.base !== 'ask') return null;
  let from = verb.addresses ? skipAddressee(passage, report.to, ceiling) : report.to;
  if (passage.words.lower[from] !== 'that') from = skipSetting(passage, from, ceiling);
  if (from >= ceiling) return null;
  const start = startOfContent(passage, verb, from, ceiling);
  if (start < 0) return null;
  const to = endOfContent(passage, frame, reports, index, start, ceiling);
  return to > start ? { from: start, to } : null;
}

/** First word of the content that may begin at `from`; -1 when nothing that is said or thought begins there. */
function startOfContent(passage: ReadPassage, verb: Verb, from: number, ceiling: number): number {
  const { words } = passage;
  const form = words.lower[from] as string;
  if (verb.clause || verb.thatClause) {
    if (form === 'that' || CLAUSE_OPENERS.has(form)) return from;
    if (verb.clause && (opensClause(passage, from, ceiling) || opensPlainly(passage, verb, from, ceiling))) return from;
  }
  if (verb.infinitive && opensInfinitive(passage, from, ceiling)) return from;
  if (!verb.object || !mayOpenObject(passage, from)) return -1;
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

/** Whether a clause with a verb of its own begins here. */
export function opensClause(passage: ReadPassage, from: number, ceiling: number): boolean {
  const { words } = passage;
  if (passage.inside[from] === 0 && passage.mentionAt(from) < 0) {
    const first = words.classes[from] as number;
    const form = words.lower[from] as string;
    if (words.tokens[from]?.kind === 'punctuation' && form !== '$') return false;
    if ((first & CONJUNCTION) !== 0) return false;
    if ((first & PREPOSITION) !== 0 && (first & SUBORDINATOR) === 0 && !FRONTS.has(form)) return false;
  }
  const limit = Math.min(ceiling, from + LONGEST_SUBJECT);
  for (let at = from; at < limit; at += 1) {
    if (at > from && isFiniteVerb(passage, at)) return true;
    const form = words.lower[at];
    if (form === ';' || form === ':') return false;
  }
  return false;
}

/** Behind `said` and its like whatever begins as a phrase is the content, known verb or not. */
function opensPlainly(passage: ReadPassage, verb: Verb, from: number, ceiling: number): boolean {
  if (!PLAIN.has(verb.base) || ceiling - from < 5 || passage.inside[from] !== 0) return false;
  const { words } = passage;
  if (words.tokens[from]?.kind === 'punctuation' || ((words.classes[from] as number) & CONJUNCTION) !== 0) return false;
  return ((words.classes[from] as number) & PREPOSITION) === 0 || COUNTS.has(words.lower[from] as string);
}

const PLAIN = new Set(['say', 'tell', 'think', 'believe', 'add', 'insist', 'claim', 'hope']);
const COUNTS = new Set(['about', 'around', 'over', 'up', 'under']);
const FRONTS = new Set([
  'in',
  'under',
  'with',
  'by',
  'about',
  'around',
  'over',
  'at',
  'from',
  'without',
  'despite',
  'during',
  'after',
  'before',
  'on',
  'nearly',
  'up',
]);
const LONGEST_SUBJECT = 30;

function isFiniteVerb(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  const classes = words.classes[at] as number;
  const word = words.lower[at] as string;
  if (word === "'s") return ((words.classes[at - 1] ?? 0) & PRONOUN) !== 0;
  if ((classes & AUXILIARY) !== 0) return true;
  const before = words.classes[at - 1] ?? 0;
  if ((classes & (VERB | CUE)) !== 0 && !word.endsWith('ing') && (before & (DETERMINER | PREPOSITION)) === 0)
    return true;
  return word.endsWith('ed') && words.capital[at] === 0 && (before & DETERMINER) === 0;
}

function opensInfinitive(passage: ReadPassage, from: number, ceiling: number): boolean {
  const { words } = passage;
  const limit = Math.min(ceiling, from + 8);
  for (let at = from; at < limit; at += 1) {
    if (passage.inside[at] !== 0) return false;
    if (words.lower[at] === 'to') return true;
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

/** Content ends with the sentence, with the clause that the report stands in, or before another report. */
function endOfContent(
  passage: ReadPassage,
  frame: Frame,
  reports: readonly Report[],
  index: number,
  from: number,
  ceiling: number,
): number {
  const report = reports[index] as Report;
  let to = clauseEnd(passage, frame, from, ceiling);
  if (isSubordinate(passage, report)) to = Math.min(to, nextComma(passage, from, to));
  for (let next = index + 1; next < reports.length; next += 1) {
    const other = reports[next] as Report;
    if (other.from <= from) continue;
    if (other.from >= to) break;
    const cut = cutBefore(passage, other, from);
    if (cut > from) {
      to = Math.min(to, cut);
      break;
    }
  }
  return trimEnd(passage, from, to);
}

/** Cuts the signs off the end of a content. */
export function trimEnd(passage: ReadPassage, from: number, end: number): number {
  const { words } = passage;
  let to = end;
  while (
    to > from &&
    words.tokens[to - 1]?.kind === 'punctuation' &&
    words.lower[to - 1] !== ')' &&
    words.lower[to - 1] !== '%'
  )
    to -= 1;
  return to;
}

/** End of a clause: a semicolon, a lone dash, `, but`, `, even as`; what stands in brackets or marks is passed over. */
export function clauseEnd(passage: ReadPassage, frame: Frame, from: number, ceiling: number): number {
  const { words } = passage;
  let dash = -1;
  let to = Math.min(ceiling, frame.to);
  for (let at = from; at < to; at += 1) {
    if (passage.inside[at] !== 0) continue;
    const form = words.lower[at] as string;
    if (form === ';') to = at;
    else if (form === '—' || form === '–' || form === '--' || (form === '-' && isSpaced(passage, at)))
      dash = dash < 0 ? at : -1;
    else if (form === ',' && dash < 0 && CONTRASTS.has(words.lower[at + 1] ?? '')) to = at;
  }
  return dash > from && dash < to ? dash : to;
}

const CONTRASTS = new Set(['but', 'even', 'though', 'although', 'while', 'whereas', 'yet']);

function isSpaced(passage: ReadPassage, at: number): boolean {
  const { text, tokens } = passage.words;
  return text[(tokens[at]?.start ?? 0) - 1] === ' ' && text[tokens[at]?.end ?? 0] === ' ';
}

/** `As Roe claimed that …, the …`, `Roe, who said …, left`: the content ends with the clause of its report. */
function isSubordinate(passage: ReadPassage, report: Report): boolean {
  const { subject } = report;
  if (subject === null || report.shared) return false;
  const { words } = passage;
  if (((words.classes[subject.from] as number) & RELATIVE) !== 0) return words.lower[subject.from - 1] === ',';
  return (
    SUBORDINATES.has(words.lower[subject.from - 1] ?? '') &&
    (subject.from < 3 ||
      words.lower[subject.from - 2] === ',' ||
      words.lower[subject.from - 2] === 'even' ||
      words.sentence[subject.from - 2] !== words.sentence[subject.from] ||
      words.lower[subject.from - 2] === 'and')
  );
}

const SUBORDINATES = new Set([
  'as',
  'while',
  'although',
  'though',
  'after',
  'when',
  'if',
  'since',
  'because',
  'before',
  'once',
  'where',
  'whereas',
]);

function nextComma(passage: ReadPassage, from: number, ceiling: number): number {
  for (let at = from; at < ceiling; at += 1) if (passage.inside[at] === 0 && passage.words.lower[at] === ',') return at;
  return ceiling;
}

/** Where another report cuts the content off, or -1 when that report is part of the content. */
function cutBefore(passage: ReadPassage, other: Report, from: number): number {
  const { words } = passage;
  if (other.verb.base === 'according') return words.lower[other.from - 1] === ',' ? other.from - 1 : other.from;
  if (other.verb.base === 'that' || other.inverted) return -1;
  if (!other.shared) return cutBeforeClause(passage, other, from);
  let at = other.from - 1;
  while (at > from && ((words.classes[at] as number) & (ADVERB | AUXILIARY)) !== 0) at -= 1;
  if (((words.classes[at] as number) & CONJUNCTION) !== 0) at -= 1;
  else if (words.lower[at] !== ',') return -1;
  return words.lower[at] === ',' ? at : at + 1;
}

/** `…, and Roe said …` begins a clause of its own. */
function cutBeforeClause(passage: ReadPassage, other: Report, from: number): number {
  const { words } = passage;
  if (other.subject === null) return -1;
  const before = other.subject.from - 1;
  if (before <= from || ((words.classes[before] as number) & CONJUNCTION) === 0) return -1;
  if (!other.verb.speaks && words.lower[before - 1] !== ',') return -1;
  return words.lower[before - 1] === ',' ? before - 1 : before;
}

/** `The camp was empty, officials said.`: the clause before the report, and what goes on behind it. */
export function contentBefore(passage: ReadPassage, frame: Frame, report: Report): Bounds[] | null {
  if (!report.verb.speaks && !PARENTHETIC.has(report.verb.base)) return null;
  const { words } = passage;
  const subject = report.subject as Phrase;
  const comma = (report.inverted ? report.from : subject.from) - 1;
  if (report.shared || comma <= frame.from || words.lower[comma] !== ',' || passage.inside[comma - 1] !== 0)
    return null;
  const tail = report.inverted ? subject.to : report.to;
  const breaks = words.lower[tail] === ',' && frame.to - tail > 4;
  if (!breaks && !endsReport(passage, frame, tail)) return null;
  let from = frame.from;
  while (from < comma && ((words.classes[from] as number) & CONJUNCTION) !== 0) from += 1;
  if (passage.inside[from] !== 0 || ((words.classes[from] as number) & RELATIVE) !== 0) return null;
  if (!breaks) return opensClause(passage, from, comma) ? [{ from, to: comma }] : null;
  const rest = { from: tail + 1, to: trimEnd(passage, tail + 1, clauseEnd(passage, frame, tail + 1, frame.to)) };
  if (
    comma - from > 14 ||
    ((words.classes[rest.from] as number) & RELATIVE) !== 0 ||
    words.lower[rest.from]?.endsWith('ing')
  )
    return opensClause(passage, from, comma) ? [{ from, to: comma }] : null;
  return rest.to > rest.from ? [{ from, to: comma }, rest] : [{ from, to: comma }];
}

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
