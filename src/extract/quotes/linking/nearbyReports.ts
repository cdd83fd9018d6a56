import { ADVERB, DETERMINER, hasClass, PREPOSITION, PRONOUN, RELATIVE, TIME } from '../language/grammar.ts';
import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import { wordCount } from '../passages/quotedWords.ts';
import type { Report } from '../reports/report.ts';
import { QUOTING_VERBS } from '../reports/reportSubjects.ts';

/** The nearest report before a quotation that may have it as its content. */
export function reportBefore(passage: AnnotatedPassage, reports: readonly Report[], quoted: QuotedSpan): Report | null {
  let found: Report | null = null;
  for (const report of reports) {
    if (report.to > quoted.from - 1) break;
    if (found !== null && isFollowedByAs(passage, found)) continue;
    if (
      found?.verb.speaks &&
      (!report.verb.speaks || WEAK_SPEECH_VERBS.has(report.verb.base)) &&
      isNestedIn(passage, found, report)
    )
      continue;
    if (report.subject !== null || found === null) found = report;
  }
  return found;
}

/** `said, as others had said before, “…”`: the second report is part of a clause that comments the first. */
function isFollowedByAs({ words }: AnnotatedPassage, { to }: Report): boolean {
  return words.lower[to] === ',' && words.lower[to + 1] === 'as';
}

/** Verbs that introduce quoted words only where no other verb does: `said her party had offered “four compromises”`. */
const WEAK_SPEECH_VERBS = new Set(['offer', 'continue', 'begin', 'press', 'post', 'show', 'signal']);

/**
 * Whether one report is part of another: of its subject, `a man who refused to give his name`, or of what it says,
 * `said that Roe had planned it`.
 */
function isNestedIn({ words }: AnnotatedPassage, outer: Report, { subject, from }: Report): boolean {
  if (subject !== null && hasClass(words, subject.from, RELATIVE)) return true;
  for (let at = outer.to; at < from; at += 1) if (words.tokens[at]?.kind !== 'word') return false;
  return true;
}

/**
 * The report right after a quotation: `," Roe said`, `," said Roe`, `," according to Roe`. After `and` there is none
 * where a report comes before the quotation, too: `Roe said, “…,” and the crowd answered: “…”`.
 */
export function reportAfter(
  passage: AnnotatedPassage,
  reports: readonly Report[],
  quoted: QuotedSpan,
  hasReportBefore: boolean,
): Report | null {
  let at = quoted.after;
  const { words } = passage;
  if (words.lower[at] === '(') return null;
  while (at < words.count && (SKIPPABLE.has(words.lower[at] as string) || hasClass(words, at, ADVERB))) at += 1;
  if (hasReportBefore && words.lower[at] === 'and') return null;
  for (const report of reports) {
    if (report.from < quoted.after || !report.verb.speaks) continue;
    if (report.inverted && report.from === at) return report;
    if (hasReportBefore && reportsOwnClause(passage, report)) continue;
    if (
      !report.inverted &&
      !report.shared &&
      report.subject !== null &&
      report.subject.from >= quoted.after &&
      (report.subject.from <= at + 1 || isQuotedBy(passage, report))
    )
      return report;
    if (report.from === at && report.subject === null) return report;
    if (report.from > at + LONGEST_SUBJECT) break;
  }
  return null;
}

/** `…,” state radio quoted General Roe as saying`. */
function isQuotedBy({ words }: AnnotatedPassage, { from, subject }: Report): boolean {
  return words.lower[from - 1] === 'as' && QUOTING_VERBS.has(words.lower[(subject?.from ?? 0) - 1] ?? '');
}

/** `…,” one lawyer said the cases differ`: a verb with a clause after it reports that clause, and not the quotation. */
function reportsOwnClause(passage: AnnotatedPassage, report: Report): boolean {
  if (report.inverted || report.verb.addresses) return false;
  const { words } = passage;
  const at = report.to;
  if (at >= words.count || passage.insideQuotes[at] !== 0) return false;
  if (words.lower[at] === 'that') return true;
  if (passage.mentionAt(at) >= 0) return !hasClass(words, at, TIME);
  const opensClause = hasClass(words, at, DETERMINER | PRONOUN) && !hasClass(words, at, PREPOSITION | TIME);
  return opensClause && !TIME_OPENERS.has(words.lower[at] as string);
}

/** `said this week`, `told several newspapers`: no clause begins here. */
const TIME_OPENERS = new Set(['this', 'last', 'next', 'one', 'earlier', 'several', 'many']);

/** May come between a quotation and its report. */
const SKIPPABLE = new Set([',', '—', '–', '--', 'as']);

/** How many words may come between a quotation and the verb of its report. */
export const LONGEST_SUBJECT = 50;

/**
 * `“We can ease” rates if need be, said Roe.`: the report after a sentence that begins with quoted words and goes on in
 * the story's own.
 */
export function reportAfterNarration(
  passage: AnnotatedPassage,
  reports: readonly Report[],
  quoted: QuotedSpan,
): Report | null {
  if (wordCount(passage, quoted) < 4 || passage.words.capital[quoted.from] !== 1) return null;
  for (const report of reports) {
    if (report.from < quoted.after || report.subject === null || report.shared || !report.verb.speaks) continue;
    const from = Math.min(report.from, report.subject.from);
    if (passage.words.lower[from - 1] === ',') return report;
  }
  return null;
}

/** `The state was “very bad” and the region no better, Roe said.`: the report at the end of the sentence. */
export function trailingReport(
  passage: AnnotatedPassage,
  reports: readonly Report[],
  quoted: QuotedSpan,
): Report | null {
  const { words } = passage;
  const { lower } = words;
  for (const report of reports) {
    if (report.from < quoted.after || report.subject === null || report.shared || !report.verb.speaks) continue;
    const from = Math.min(report.from, report.subject.from);
    const to = report.inverted ? report.subject.to : report.to;
    const isLast = lower[to] === '.' || lower[to] === undefined || hasClass(words, to, PREPOSITION | TIME);
    if (lower[from - 1] === ',' && isLast) return report;
  }
  return null;
}
