import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { Report } from '../reports/report.ts';

/** `Polls show Roe leading`: whether the subject is a survey; what it finds needs no `that`. */
export function isSurveyFinding(passage: AnnotatedPassage, { verb, subject }: Report): boolean {
  if (subject === null || !FINDING_VERBS.has(verb.base)) return false;
  for (let at = subject.from; at < subject.coreEnd; at += 1)
    if (SURVEY_NOUNS.test(passage.words.lower[at] as string)) return true;
  return false;
}

/** `Emails show he lied`: whether the subject is a document. */
export function isShownByDocument({ words }: AnnotatedPassage, { verb, subject }: Report): boolean {
  if (subject === null || !FINDING_VERBS.has(verb.base)) return false;
  return words.lower.slice(subject.from, subject.coreEnd).some((word) => DOCUMENT_NOUNS.test(word));
}

const DOCUMENT_NOUNS =
  /^(?:e-?mails|documents|records|filings|reports|transcripts|texts|messages|memos|letters|papers|files)$/;

const FINDING_VERBS = new Set(['show', 'find', 'suggest', 'indicate', 'reveal']);
const SURVEY_NOUNS = /^(?:exit-)?(?:polls?|surveys?|polling|results|data|stud(?:y|ies)|figures|statistics|census)$/;
