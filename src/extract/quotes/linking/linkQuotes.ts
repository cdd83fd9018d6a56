import { ADVERB, CONJUNCTION, hasClass } from '../language/grammar.ts';
import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import { isTitle, wordCount } from '../passages/quotedWords.ts';
import { mainSubject } from '../phrases/mainSubject.ts';
import type { Report } from '../reports/report.ts';
import { agentAfter, ownerOfQuotedWords, subjectBeforeColon } from './attributionsWithoutCue.ts';
import { LONGEST_SUBJECT, reportAfter, reportAfterNarration, reportBefore, trailingReport } from './nearbyReports.ts';
import type { LinkedQuote } from './quoteLink.ts';
import { isQuote } from './scareQuotes.ts';
import { speakerWithUnlistedVerb } from './unlistedVerbs.ts';
import { containsSentence, isSentenceAfterComma, isWholeClause } from './wholeSentences.ts';

/** Ties each run of words in marks of a sentence to its report; runs that are titles or terms are left out. */
export function linkQuotes(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  reports: readonly Report[],
  headline: boolean,
): LinkedQuote[] {
  const linked: LinkedQuote[] = [];
  for (const span of sentence.spans) {
    const found = linkSpan(passage, sentence, reports, span);
    if (isQuote(passage, found, headline)) linked.push(found);
  }
  return linked;
}

function linkSpan(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  reports: readonly Report[],
  span: number,
): LinkedQuote {
  const quoted = passage.quotedSpans[span] as QuotedSpan;
  const before = reportBefore(passage, reports, quoted);
  const after = reportAfter(passage, reports, quoted, before !== null);
  const doer = agentAfter(passage, sentence, quoted);
  if (doer !== null) return { span, direct: false, link: 'NO_CUE', report: null, subject: doer };
  const owner = ownerOfQuotedWords(passage, sentence, quoted);
  if (owner !== null) return { span, direct: true, link: 'NO_CUE', report: null, subject: owner };
  const opensSentence = isSentenceOpening(passage, sentence, quoted) || passage.words.lower[quoted.from - 2] === ':';
  const invitesAttribution = ',?!…—–-'.includes(lastForm(passage, quoted));
  if (after !== null && (opensSentence || invitesAttribution || before === null)) {
    return {
      span,
      direct:
        (opensSentence &&
          (invitesAttribution || wordCount(passage, quoted) > 3 || beginsSpokenSentence(passage, quoted))) ||
        (before !== null && introduces(passage, before, quoted)) ||
        containsSentence(passage, quoted),
      link: 'AFTER',
      report: after,
      subject: after.subject,
    };
  }
  if (before !== null && (before.subject !== null || passage.words.lower[quoted.from - 2] !== ':')) {
    const introduced = introduces(passage, before, quoted) || isWholeClause(passage, before, quoted);
    const direct = introduced || containsSentence(passage, quoted);
    return { span, direct, link: introduced ? 'BEFORE' : 'EMBEDDED', report: before, subject: before.subject };
  }
  if (passage.words.lower[quoted.from - 2] === ':' && quoted.from - 2 >= sentence.from) {
    return {
      span,
      direct: true,
      link: 'COLON',
      report: null,
      subject: subjectBeforeColon(passage, sentence, quoted.from - 2),
    };
  }
  const loose =
    opensSentence && wordCount(passage, quoted) > 3
      ? speakerWithUnlistedVerb(passage, sentence, quoted, invitesAttribution)
      : null;
  if (loose !== null) return { span, direct: true, link: 'NO_CUE', report: null, subject: loose };
  const late = opensSentence && before === null ? reportAfterNarration(passage, reports, quoted) : null;
  if (late !== null) return { span, direct: true, link: 'AFTER', report: late, subject: late.subject };
  const trailing = before === null ? trailingReport(passage, reports, quoted) : null;
  if (trailing !== null)
    return {
      span,
      direct: containsSentence(passage, quoted),
      link: 'AFTER',
      report: trailing,
      subject: trailing.subject,
    };
  if (isAloneInSentence(passage, sentence)) return { span, direct: true, link: 'ALONE', report: null, subject: null };
  const direct =
    containsSentence(passage, quoted) ||
    (passage.words.capital[quoted.from] === 1 &&
      wordCount(passage, quoted) > 4 &&
      (opensSentence || isSentenceAfterComma(passage, quoted)));
  return { span, direct, link: 'NONE', report: null, subject: mainSubject(passage, sentence, quoted.from - 1) };
}

/** `“We are” Roe said “ready.”`: two words or three of a sentence that an attribution breaks. */
function beginsSpokenSentence(passage: AnnotatedPassage, quoted: QuotedSpan): boolean {
  return passage.words.capital[quoted.from] === 1 && wordCount(passage, quoted) > 1 && !isTitle(passage, quoted);
}

/** Whether the report leads straight into the marks: `said, "`, `told AFP: "`, `tweeted "`. */
function introduces(passage: AnnotatedPassage, report: Report, quoted: QuotedSpan): boolean {
  const { words } = passage;
  if (!report.verb.speaks) return false;
  const open = quoted.from - 1;
  const sign = words.lower[open - 1];
  if (sign === ':') return true;
  const capital = words.capital[quoted.from] === 1;
  if (sign === ',')
    return (
      capital || (endOfReport(report) >= open - 8 && (wordCount(passage, quoted) > 4 || followsQuote(passage, report)))
    );
  if (endOfReport(report) === open && followsQuote(passage, report)) return true;
  return report.to === open && capital && wordCount(passage, quoted) > 2;
}

/** `“We go,” she said, “and soon.”`: the report stands right after words in marks. */
function followsQuote(passage: AnnotatedPassage, report: Report): boolean {
  const from = Math.min(report.from, report.subject?.from ?? report.from);
  return from > 0 && passage.insideQuotes[from - 1] !== 0;
}

/** End of the report with its subject. */
function endOfReport(report: Report): number {
  return report.inverted && report.subject !== null ? report.subject.to : report.to;
}

function isSentenceOpening(passage: AnnotatedPassage, sentence: OuterSentence, quoted: QuotedSpan): boolean {
  const open = quoted.from - 1;
  for (let at = sentence.from; at < open; at += 1) {
    if (passage.insideQuotes[at] !== 0) continue;
    const classes = passage.words.classes[at] as number;
    const kind = passage.words.tokens[at]?.kind;
    if (kind !== 'punctuation' && (classes & CONJUNCTION) === 0 && !isBetweenParts(passage, sentence, at)) return false;
  }
  return true;
}

/** Words between the parts of a broken quotation do not stand in its way. */
function isBetweenParts(passage: AnnotatedPassage, sentence: OuterSentence, at: number): boolean {
  let back = at;
  while (back >= sentence.from && passage.insideQuotes[back] === 0 && at - back < LONGEST_SUBJECT) back -= 1;
  return back >= sentence.from && passage.insideQuotes[back] !== 0;
}

/** Nothing stands beside the marks but an adverb: `Then, “…”` */
function isAloneInSentence(passage: AnnotatedPassage, sentence: OuterSentence): boolean {
  for (let at = sentence.from; at < sentence.to; at += 1) {
    if (passage.insideQuotes[at] !== 0 || passage.words.tokens[at]?.kind === 'punctuation') continue;
    if (!hasClass(passage.words, at, ADVERB)) return false;
  }
  return true;
}

function lastForm(passage: AnnotatedPassage, quoted: QuotedSpan): string {
  return passage.words.lower[quoted.to - 1] as string;
}
