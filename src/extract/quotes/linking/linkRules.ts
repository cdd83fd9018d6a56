import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import { isTitle, wordCount } from '../passages/quotedWords.ts';
import { mainSubject } from '../phrases/mainSubject.ts';
import type { Report } from '../reports/report.ts';
import { agentAfter, ownerOfQuotedWords, subjectBeforeColon } from './attributionsWithoutCue.ts';
import { reportAfterNarration, trailingReport } from './nearbyReports.ts';
import { followsQuote, isAloneInSentence } from './quoteContext.ts';
import type { LinkedQuote } from './quoteLink.ts';
import { speakerWithUnlistedVerb } from './unlistedVerbs.ts';
import { containsSentence, isSentenceAfterComma, isWholeClause } from './wholeSentences.ts';

/** What a rule may look at: the quoted words, the sentence they are in, and the reports nearest to them. */
export interface LinkContext {
  passage: AnnotatedPassage;
  sentence: OuterSentence;
  reports: readonly Report[];
  quoted: QuotedSpan;
  before: Report | null;
  after: Report | null;
  /** The quoted words begin the sentence, or follow a colon. */
  opensSentence: boolean;
  /** They end in a sign after which an attribution is due: `“It is late,”`. */
  invitesAttribution: boolean;
}

type Link = Omit<LinkedQuote, 'span'>;

/** The rules in the order in which they are tried; each gives null where it does not apply. */
export const LINK_RULES: ReadonlyArray<(context: LinkContext) => Link | null> = [
  linkToAgent,
  linkToOwner,
  linkToReportAfter,
  linkToReportBefore,
  linkToColon,
  linkToUnlistedVerb,
  linkToReportAfterNarration,
  linkToTrailingReport,
  leaveAlone,
];

/** `It was dismissed as “nonsense” by Roe.` */
function linkToAgent({ passage, sentence, quoted }: LinkContext): Link | null {
  const subject = agentAfter(passage, sentence, quoted);
  return subject === null ? null : { direct: false, link: 'NO_CUE', report: null, subject };
}

/** `In the words of Jane Roe, “it is late”.` */
function linkToOwner({ passage, sentence, quoted }: LinkContext): Link | null {
  const subject = ownerOfQuotedWords(passage, sentence, quoted);
  return subject === null ? null : { direct: true, link: 'NO_CUE', report: null, subject };
}

/** `“It is late,” Roe said.` */
function linkToReportAfter(context: LinkContext): Link | null {
  const { passage, quoted, before, after, opensSentence, invitesAttribution } = context;
  if (after === null || !(opensSentence || invitesAttribution || before === null)) return null;
  const isSpeech =
    opensSentence && (invitesAttribution || wordCount(passage, quoted) > 3 || beginsSpokenSentence(passage, quoted));
  const direct =
    isSpeech || (before !== null && introduces(passage, before, quoted)) || containsSentence(passage, quoted);
  return { direct, link: 'AFTER', report: after, subject: after.subject };
}

/** `Roe said: “It is late.”` is direct; in `Roe called it “a lie”.` the quote is part of the sentence. */
function linkToReportBefore({ passage, quoted, before }: LinkContext): Link | null {
  if (before === null || (before.subject === null && followsColon(passage, quoted))) return null;
  const isIntroduced = introduces(passage, before, quoted) || isWholeClause(passage, before, quoted);
  const direct = isIntroduced || containsSentence(passage, quoted);
  return { direct, link: isIntroduced ? 'BEFORE' : 'EMBEDDED', report: before, subject: before.subject };
}

/** `As Professor Foner put it: “It is late.”` */
function linkToColon({ passage, sentence, quoted }: LinkContext): Link | null {
  const colon = quoted.from - 2;
  if (!followsColon(passage, quoted) || colon < sentence.from) return null;
  return { direct: true, link: 'COLON', report: null, subject: subjectBeforeColon(passage, sentence, colon) };
}

/** `“It is late already,” Roe ad-libbed.` */
function linkToUnlistedVerb(context: LinkContext): Link | null {
  const { passage, sentence, quoted, opensSentence, invitesAttribution } = context;
  if (!opensSentence || wordCount(passage, quoted) <= 3) return null;
  const subject = speakerWithUnlistedVerb(passage, sentence, quoted, invitesAttribution);
  return subject === null ? null : { direct: true, link: 'NO_CUE', report: null, subject };
}

/** `“We can ease” rates if need be, said Roe.` */
function linkToReportAfterNarration({ passage, reports, quoted, before, opensSentence }: LinkContext): Link | null {
  const report = opensSentence && before === null ? reportAfterNarration(passage, reports, quoted) : null;
  return report === null ? null : { direct: true, link: 'AFTER', report, subject: report.subject };
}

/** `The state was “very bad” and the region no better, Roe said.` */
function linkToTrailingReport({ passage, reports, quoted, before }: LinkContext): Link | null {
  const report = before === null ? trailingReport(passage, reports, quoted) : null;
  if (report === null) return null;
  return { direct: containsSentence(passage, quoted), link: 'AFTER', report, subject: report.subject };
}

/** `Then, “It is late.”` */
function leaveAlone({ passage, sentence }: LinkContext): Link | null {
  return isAloneInSentence(passage, sentence) ? { direct: true, link: 'ALONE', report: null, subject: null } : null;
}

/** What remains: nothing says who speaks, so the sentence's subject is the best guess. */
export function linkWithoutAttribution({ passage, sentence, quoted, opensSentence }: LinkContext): Link {
  const isSentence =
    passage.words.capital[quoted.from] === 1 &&
    wordCount(passage, quoted) > 4 &&
    (opensSentence || isSentenceAfterComma(passage, quoted));
  const direct = containsSentence(passage, quoted) || isSentence;
  return { direct, link: 'NONE', report: null, subject: mainSubject(passage, sentence, quoted.from - 1) };
}

function followsColon({ words }: AnnotatedPassage, quoted: QuotedSpan): boolean {
  return words.lower[quoted.from - 2] === ':';
}

/** `“We are” Roe said “ready.”`: the first two or three words of a sentence that an attribution interrupts. */
function beginsSpokenSentence(passage: AnnotatedPassage, quoted: QuotedSpan): boolean {
  return passage.words.capital[quoted.from] === 1 && wordCount(passage, quoted) > 1 && !isTitle(passage, quoted);
}

/** Whether the report leads straight into the quote: `said, "`, `told AFP: "`, `tweeted "`. */
function introduces(passage: AnnotatedPassage, report: Report, quoted: QuotedSpan): boolean {
  const { words } = passage;
  if (!report.verb.speaks) return false;
  const open = quoted.from - 1;
  const sign = words.lower[open - 1];
  if (sign === ':') return true;
  const capital = words.capital[quoted.from] === 1;
  const end = endOfReport(report);
  if (sign === ',')
    return capital || (end >= open - 8 && (wordCount(passage, quoted) > 4 || followsQuote(passage, report)));
  if (end === open && followsQuote(passage, report)) return true;
  return report.to === open && capital && wordCount(passage, quoted) > 2;
}

/** Index after the report and, where it is inverted, its subject. */
function endOfReport(report: Report): number {
  return report.inverted && report.subject !== null ? report.subject.to : report.to;
}
