import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Report } from '../reports/report.ts';

/** `Polls show Roe leading`: what a survey shows needs no `that`. */
export function isFoundBySurvey(passage: ReadPassage, { verb, subject }: Report): boolean {
  if (subject === null || !FINDING.has(verb.base)) return false;
  for (let at = subject.from; at < subject.core; at += 1)
    if (SURVEYS.test(passage.words.lower[at] as string)) return true;
  return false;
}

/** `Emails show he lied`. */
export function isShownByPaper({ words }: ReadPassage, { verb, subject }: Report): boolean {
  if (subject === null || !FINDING.has(verb.base)) return false;
  return words.lower.slice(subject.from, subject.core).some((word) => PAPERS.test(word));
}

const PAPERS = /^(?:e-?mails|documents|records|filings|reports|transcripts|texts|messages|memos|letters|papers|files)$/;

const FINDING = new Set(['show', 'find', 'suggest', 'indicate', 'reveal']);
const SURVEYS = /^(?:exit-)?(?:polls?|surveys?|polling|results|data|stud(?:y|ies)|figures|statistics|census)$/;
