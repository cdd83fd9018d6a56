import type { Frame } from './frames.ts';
import { ADVERB, CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, TIME } from './grammar.ts';
import type { Marked } from './marks.ts';
import type { ReadPassage } from './passages.ts';
import { type Phrase, subjectAfter } from './phrases.ts';
import type { Report } from './reports.ts';
import { subjectOfFrame } from './reports.ts';

/** How words in marks found their speaker within their own sentence. */
export type Tie = 'AFTER' | 'BEFORE' | 'COLON' | 'GOVERNED' | 'ALONE' | 'NEAR' | 'LOOSE' | 'NONE';

/** Words in marks with what their own sentence says of the speaker. */
export interface Tied {
  span: number;
  direct: boolean;
  tie: Tie;
  report: Report | null;
  subject: Phrase | null;
}

/** Ties each run of words in marks of a frame to its report; runs that are titles or terms are left out. */
export function tieFrame(passage: ReadPassage, frame: Frame, reports: readonly Report[], headline: boolean): Tied[] {
  const tied: Tied[] = [];
  for (const span of frame.spans) {
    const found = tieSpan(passage, frame, reports, span);
    if (isQuote(passage, found, headline)) tied.push(found);
  }
  return tied;
}

function tieSpan(passage: ReadPassage, frame: Frame, reports: readonly Report[], span: number): Tied {
  const marked = passage.marked[span] as Marked;
  const before = reportBefore(reports, marked);
  const after = reportAfter(passage, reports, marked, before !== null);
  const opensFrame = isFrameOpening(passage, frame, marked) || passage.words.lower[marked.from - 2] === ':';
  const asks = ',?!…—–-'.includes(lastForm(passage, marked));
  if (after !== null && (opensFrame || asks || before === null)) {
    return {
      span,
      direct: opensFrame && (asks || wordCount(passage, marked) > 3),
      tie: 'AFTER',
      report: after,
      subject: after.subject,
    };
  }
  if (before !== null) {
    const direct = introduces(passage, before, marked);
    return { span, direct, tie: direct ? 'BEFORE' : 'GOVERNED', report: before, subject: before.subject };
  }
  if (passage.words.lower[marked.from - 2] === ':' && marked.from - 2 >= frame.from) {
    return { span, direct: true, tie: 'COLON', report: null, subject: announcerOf(passage, frame, marked.from - 2) };
  }
  const loose = opensFrame && wordCount(passage, marked) > 3 ? looseSubject(passage, frame, marked, asks) : null;
  if (loose !== null) return { span, direct: true, tie: 'LOOSE', report: null, subject: loose };
  if (standsAlone(passage, frame)) return { span, direct: true, tie: 'ALONE', report: null, subject: null };
  const direct = opensFrame && passage.words.capital[marked.from] === 1 && wordCount(passage, marked) > 4;
  return { span, direct, tie: 'NONE', report: null, subject: subjectOfFrame(passage, frame, marked.from - 1) };
}

/** Who stands before the colon: `As Professor Foner put it: “…”`. */
function announcerOf(passage: ReadPassage, frame: Frame, colon: number): Phrase | null {
  const subject = subjectOfFrame(passage, frame, colon);
  if (subject !== null) return subject;
  for (let at = frame.from; at < colon; at += 1) {
    const mention = passage.mentionAt(at);
    if (mention >= 0 && passage.inside[at] === 0) {
      const to = passage.mentionEnd(mention);
      return { from: at, to, core: to };
    }
  }
  return null;
}

/** `“…,” Roe ad-libbed.`, `“…” — Jane Roe`: a phrase behind the marks, with a verb nobody listed or none at all. */
function looseSubject(passage: ReadPassage, frame: Frame, marked: Marked, asks: boolean): Phrase | null {
  const { words } = passage;
  const dash = DASHES.has(words.lower[marked.after] ?? '');
  const from = dash ? marked.after + 1 : marked.after;
  if (from >= frame.to || (!dash && !asks)) return null;
  const named = passage.mentionAt(from) >= 0;
  if (!dash && passage.mentionAt(from + 1) >= 0 && UNLISTED.test(words.lower[from] as string)) {
    const inverted = subjectAfter(passage, from, frame.to);
    if (inverted !== null && words.tokens[inverted.to]?.kind !== 'word') return inverted;
  }
  if (!named && ((words.classes[from] as number) & (PRONOUN | DETERMINER)) === 0) return null;
  const phrase = subjectAfter(passage, from - 1, frame.to);
  if (phrase === null) return null;
  const next = words.lower[phrase.to] ?? '';
  if (dash) return named && phrase.to >= frame.to - 1 ? phrase : null;
  return UNLISTED.test(next) && words.capital[phrase.to] === 0 ? phrase : null;
}

/** The shape of a verb in the past or present. */
const UNLISTED = /^[a-z-]{2,}(?:ed|s)$/;
const DASHES = new Set(['—', '–', '--', '-']);

/** The report that begins right behind the closing mark: `," Roe said`, `," said Roe`, `," according to Roe`. */
function reportAfter(
  passage: ReadPassage,
  reports: readonly Report[],
  marked: Marked,
  governed: boolean,
): Report | null {
  let at = marked.after;
  const { words } = passage;
  while (at < words.count && (SKIPPED.has(words.lower[at] as string) || ((words.classes[at] as number) & ADVERB) !== 0))
    at += 1;
  for (const report of reports) {
    if (report.from < marked.after || !report.verb.speaks) continue;
    if (report.inverted && report.from === at) return report;
    if (governed && opensContent(passage, report)) continue;
    if (
      !report.inverted &&
      !report.shared &&
      report.subject !== null &&
      report.subject.from >= marked.after &&
      report.subject.from <= at + 1
    )
      return report;
    if (report.from === at && report.subject === null) return report;
    if (report.from > at + LONGEST_SUBJECT) break;
  }
  return null;
}

/** A verb that goes on with a clause of its own reports that clause, not the marks before it: `…,” one lawyer said the cases differ`. */
function opensContent(passage: ReadPassage, report: Report): boolean {
  if (report.inverted || report.verb.addresses) return false;
  const { words } = passage;
  const at = report.to;
  if (at >= words.count || passage.inside[at] !== 0) return false;
  if (words.lower[at] === 'that') return true;
  const classes = words.classes[at] as number;
  if (passage.mentionAt(at) >= 0) return (classes & TIME) === 0;
  return (
    (classes & (DETERMINER | PRONOUN)) !== 0 &&
    (classes & (PREPOSITION | TIME)) === 0 &&
    !TIME_OPENERS.has(words.lower[at] as string)
  );
}

const TIME_OPENERS = new Set(['this', 'last', 'next', 'one', 'earlier', 'several', 'many']);
const SKIPPED = new Set([',', '—', '–', '--', 'as']);
const LONGEST_SUBJECT = 50;

/** The nearest report before the opening mark. */
function reportBefore(reports: readonly Report[], marked: Marked): Report | null {
  let found: Report | null = null;
  for (const report of reports) {
    if (report.to > marked.from - 1) break;
    found = report;
  }
  return found;
}

/** Whether the report leads straight into the marks: `said, "`, `told AFP: "`, `tweeted "`. */
function introduces(passage: ReadPassage, report: Report, marked: Marked): boolean {
  const { words } = passage;
  if (!report.verb.speaks) return false;
  const open = marked.from - 1;
  const sign = words.lower[open - 1];
  if (sign === ':') return true;
  const capital = words.capital[marked.from] === 1;
  if (sign === ',') return capital || (wordCount(passage, marked) > 4 && endOf(report) >= open - 8);
  return report.to === open && capital && wordCount(passage, marked) > 2;
}

/** End of the report with its subject. */
function endOf(report: Report): number {
  return report.inverted && report.subject !== null ? report.subject.to : report.to;
}

function isFrameOpening(passage: ReadPassage, frame: Frame, marked: Marked): boolean {
  const open = marked.from - 1;
  for (let at = frame.from; at < open; at += 1) {
    if (passage.inside[at] !== 0) continue;
    const classes = passage.words.classes[at] as number;
    const kind = passage.words.tokens[at]?.kind;
    if (kind !== 'punctuation' && (classes & CONJUNCTION) === 0 && !isAttribution(passage, at)) return false;
  }
  return true;
}

/** Words between the parts of a broken quotation do not stand in its way. */
function isAttribution(passage: ReadPassage, at: number): boolean {
  let back = at;
  while (back >= 0 && passage.inside[back] === 0 && at - back < LONGEST_SUBJECT) back -= 1;
  return back >= 0 && passage.inside[back] !== 0;
}

function standsAlone(passage: ReadPassage, frame: Frame): boolean {
  for (let at = frame.from; at < frame.to; at += 1) {
    if (passage.inside[at] === 0 && passage.words.tokens[at]?.kind !== 'punctuation') return false;
  }
  return true;
}

/** Titles, terms and nicknames in marks are nobody's words; so are one or two words that nothing ties to a speaker. */
function isQuote(passage: ReadPassage, tied: Tied, headline: boolean): boolean {
  const marked = passage.marked[tied.span] as Marked;
  const count = wordCount(passage, marked);
  if (count === 0) return false;
  if (tied.direct) return tied.tie !== 'COLON' || count > 2;
  const before = passage.words.lower[marked.from - 2] ?? '';
  if (TERM_SIGNS.has(before)) return false;
  if (isTitle(passage, marked) && !headline) return false;
  if (tied.tie === 'GOVERNED') return count > 1 || (tied.report as Report).to >= marked.from - 4;
  return headline ? count > 1 : count > 4;
}

const TERM_SIGNS = new Set(
  'so-called called dubbed titled entitled named nicknamed known film movie song book album show series episode'.split(
    ' ',
  ),
);

/** Mostly capitals: `“Meet the Press”`, `“Orange Is the New Black”`. */
function isTitle(passage: ReadPassage, marked: Marked): boolean {
  const { words } = passage;
  let capitals = 0;
  let others = 0;
  for (let at = marked.from; at < marked.to; at += 1) {
    if (words.tokens[at]?.kind !== 'word') continue;
    if (words.capital[at] === 1) capitals += 1;
    else if (
      ((words.classes[at] as number) & (PREPOSITION | CONJUNCTION)) === 0 &&
      words.lower[at] !== 'the' &&
      words.lower[at] !== 'a' &&
      words.lower[at] !== "'s"
    )
      others += 1;
  }
  return capitals > 0 && others === 0;
}

function lastForm(passage: ReadPassage, marked: Marked): string {
  return passage.words.lower[marked.to - 1] as string;
}

/** Words and numbers, signs left out. */
export function wordCount(passage: ReadPassage, marked: { from: number; to: number }): number {
  let count = 0;
  for (let at = marked.from; at < marked.to; at += 1) {
    const kind = passage.words.tokens[at]?.kind;
    if (kind === 'word' || kind === 'number') count += 1;
  }
  return count;
}
