import { ADVERB, CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, RELATIVE, TIME } from '../language/grammar.ts';
import type { Marked } from '../marks/quotedSpans.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import { isTitle, wordCount } from '../passages/quotedWords.ts';
import { subjectOfFrame } from '../phrases/mainSubject.ts';
import type { Report } from '../reports/report.ts';
import { QUOTING } from '../reports/reportSubjects.ts';
import { announcerOf, doerBehind, ownerOfWords } from './attributionsWithoutCue.ts';
import type { Tied } from './quoteLink.ts';
import { isQuote } from './scareQuotes.ts';
import { looseSubject } from './unlistedVerbs.ts';
import { holdsSentence, isCited, isWholeClause } from './wholeSentences.ts';

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
  const before = reportBefore(passage, reports, marked);
  const after = reportAfter(passage, reports, marked, before !== null);
  const doer = doerBehind(passage, frame, marked);
  if (doer !== null) return { span, direct: false, tie: 'LOOSE', report: null, subject: doer };
  const owner = ownerOfWords(passage, frame, marked);
  if (owner !== null) return { span, direct: true, tie: 'LOOSE', report: null, subject: owner };
  const opensFrame = isFrameOpening(passage, frame, marked) || passage.words.lower[marked.from - 2] === ':';
  const asks = ',?!…—–-'.includes(lastForm(passage, marked));
  if (after !== null && (opensFrame || asks || before === null)) {
    return {
      span,
      direct:
        (opensFrame && (asks || wordCount(passage, marked) > 3 || opensSpeech(passage, marked))) ||
        (before !== null && introduces(passage, before, marked)) ||
        holdsSentence(passage, marked),
      tie: 'AFTER',
      report: after,
      subject: after.subject,
    };
  }
  if (before !== null && (before.subject !== null || passage.words.lower[marked.from - 2] !== ':')) {
    const introduced = introduces(passage, before, marked) || isWholeClause(passage, before, marked);
    const direct = introduced || holdsSentence(passage, marked);
    return { span, direct, tie: introduced ? 'BEFORE' : 'GOVERNED', report: before, subject: before.subject };
  }
  if (passage.words.lower[marked.from - 2] === ':' && marked.from - 2 >= frame.from) {
    return { span, direct: true, tie: 'COLON', report: null, subject: announcerOf(passage, frame, marked.from - 2) };
  }
  const loose = opensFrame && wordCount(passage, marked) > 3 ? looseSubject(passage, frame, marked, asks) : null;
  if (loose !== null) return { span, direct: true, tie: 'LOOSE', report: null, subject: loose };
  const late = opensFrame && before === null ? lateReport(passage, reports, marked) : null;
  if (late !== null) return { span, direct: true, tie: 'AFTER', report: late, subject: late.subject };
  const trailing = before === null ? trailingReport(passage, reports, marked) : null;
  if (trailing !== null)
    return { span, direct: holdsSentence(passage, marked), tie: 'AFTER', report: trailing, subject: trailing.subject };
  if (standsAlone(passage, frame)) return { span, direct: true, tie: 'ALONE', report: null, subject: null };
  const direct =
    holdsSentence(passage, marked) ||
    (passage.words.capital[marked.from] === 1 &&
      wordCount(passage, marked) > 4 &&
      (opensFrame || isCited(passage, marked)));
  return { span, direct, tie: 'NONE', report: null, subject: subjectOfFrame(passage, frame, marked.from - 1) };
}

/** `“We can ease” rates if need be, said Roe.`: the story's own words go on behind the marks, up to a comma. */
function lateReport(passage: ReadPassage, reports: readonly Report[], marked: Marked): Report | null {
  if (wordCount(passage, marked) < 4 || passage.words.capital[marked.from] !== 1) return null;
  for (const report of reports) {
    if (report.from < marked.after || report.subject === null || report.shared || !report.verb.speaks) continue;
    const from = Math.min(report.from, report.subject.from);
    if (passage.words.lower[from - 1] === ',') return report;
  }
  return null;
}

/** `The state was “very bad” and the region no better, Roe said.`: the last words of the sentence say who speaks. */
function trailingReport(passage: ReadPassage, reports: readonly Report[], marked: Marked): Report | null {
  const { lower, classes } = passage.words;
  for (const report of reports) {
    if (report.from < marked.after || report.subject === null || report.shared || !report.verb.speaks) continue;
    const from = Math.min(report.from, report.subject.from);
    const to = report.inverted ? report.subject.to : report.to;
    const isLast = lower[to] === '.' || lower[to] === undefined || ((classes[to] ?? 0) & (PREPOSITION | TIME)) !== 0;
    if (lower[from - 1] === ',' && isLast) return report;
  }
  return null;
}

/** `“We are” Roe said “ready.”`: two words or three of a sentence that an attribution breaks. */
function opensSpeech(passage: ReadPassage, marked: Marked): boolean {
  return passage.words.capital[marked.from] === 1 && wordCount(passage, marked) > 1 && !isTitle(passage, marked);
}

/**
 * The report that begins right behind the closing mark: `," Roe said`, `," said Roe`, `," according to Roe`. Marks that a
 * report leads into have none behind `and`: `Roe said, “…,” and the crowd answered: “…”`.
 */
function reportAfter(
  passage: ReadPassage,
  reports: readonly Report[],
  marked: Marked,
  governed: boolean,
): Report | null {
  let at = marked.after;
  const { words } = passage;
  if (words.lower[at] === '(') return null;
  while (at < words.count && (SKIPPED.has(words.lower[at] as string) || ((words.classes[at] as number) & ADVERB) !== 0))
    at += 1;
  if (governed && words.lower[at] === 'and') return null;
  for (const report of reports) {
    if (report.from < marked.after || !report.verb.speaks) continue;
    if (report.inverted && report.from === at) return report;
    if (governed && opensContent(passage, report)) continue;
    if (
      !report.inverted &&
      !report.shared &&
      report.subject !== null &&
      report.subject.from >= marked.after &&
      (report.subject.from <= at + 1 || isQuotedBy(passage, report))
    )
      return report;
    if (report.from === at && report.subject === null) return report;
    if (report.from > at + LONGEST_SUBJECT) break;
  }
  return null;
}

/** `…,” state radio quoted General Roe as saying`. */
function isQuotedBy({ words }: ReadPassage, { from, subject }: Report): boolean {
  return words.lower[from - 1] === 'as' && QUOTING.has(words.lower[(subject?.from ?? 0) - 1] ?? '');
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
function reportBefore(passage: ReadPassage, reports: readonly Report[], marked: Marked): Report | null {
  let found: Report | null = null;
  for (const report of reports) {
    if (report.to > marked.from - 1) break;
    if (found !== null && hasAside(passage, found)) continue;
    if (found?.verb.speaks && (!report.verb.speaks || DEEDS.has(report.verb.base)) && isInside(passage, found, report))
      continue;
    if (report.subject !== null || found === null) found = report;
  }
  return found;
}

/** `said, as others had said before, “…”`: what reports in the aside has no part in the marks. */
function hasAside({ words }: ReadPassage, { to }: Report): boolean {
  return words.lower[to] === ',' && words.lower[to + 1] === 'as';
}

/** Verbs that carry marks when nothing else does: `said her party had offered “four compromises”`. */
const DEEDS = new Set(['offer', 'continue', 'begin', 'press', 'post', 'show', 'signal']);

/** Said of somebody in passing, `who refused to give his name`, or what somebody says: `said that Roe had planned it`. */
function isInside({ words }: ReadPassage, outer: Report, { subject, from }: Report): boolean {
  if (subject !== null && ((words.classes[subject.from] as number) & RELATIVE) !== 0) return true;
  for (let at = outer.to; at < from; at += 1) if (words.tokens[at]?.kind !== 'word') return false;
  return true;
}

/** Whether the report leads straight into the marks: `said, "`, `told AFP: "`, `tweeted "`. */
function introduces(passage: ReadPassage, report: Report, marked: Marked): boolean {
  const { words } = passage;
  if (!report.verb.speaks) return false;
  const open = marked.from - 1;
  const sign = words.lower[open - 1];
  if (sign === ':') return true;
  const capital = words.capital[marked.from] === 1;
  if (sign === ',')
    return capital || (endOf(report) >= open - 8 && (wordCount(passage, marked) > 4 || followsMarks(passage, report)));
  if (endOf(report) === open && followsMarks(passage, report)) return true;
  return report.to === open && capital && wordCount(passage, marked) > 2;
}

/** `“We go,” she said, “and soon.”`: the report stands right behind words in marks. */
function followsMarks(passage: ReadPassage, report: Report): boolean {
  const from = Math.min(report.from, report.subject?.from ?? report.from);
  return from > 0 && passage.inside[from - 1] !== 0;
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
    if (kind !== 'punctuation' && (classes & CONJUNCTION) === 0 && !isAttribution(passage, frame, at)) return false;
  }
  return true;
}

/** Words between the parts of a broken quotation do not stand in its way. */
function isAttribution(passage: ReadPassage, frame: Frame, at: number): boolean {
  let back = at;
  while (back >= frame.from && passage.inside[back] === 0 && at - back < LONGEST_SUBJECT) back -= 1;
  return back >= frame.from && passage.inside[back] !== 0;
}

/** Nothing stands beside the marks but an adverb: `Then, “…”` */
function standsAlone(passage: ReadPassage, frame: Frame): boolean {
  for (let at = frame.from; at < frame.to; at += 1) {
    if (passage.inside[at] !== 0 || passage.words.tokens[at]?.kind === 'punctuation') continue;
    if (((passage.words.classes[at] as number) & ADVERB) === 0) return false;
  }
  return true;
}

function lastForm(passage: ReadPassage, marked: Marked): string {
  return passage.words.lower[marked.to - 1] as string;
}
