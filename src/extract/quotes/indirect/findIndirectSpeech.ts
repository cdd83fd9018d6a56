import { AUXILIARY, CONJUNCTION, hasClass } from '../language/grammar.ts';
import type { WordRange } from '../language/words.ts';
import type { LinkedQuote } from '../linking/quoteLink.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import { opensClause } from '../phrases/clauses.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import type { Report } from '../reports/report.ts';
import { skipDay } from './adjuncts.ts';
import { contentAfter } from './contentAfter.ts';
import { contentBefore } from './contentBefore.ts';
import { clauseEnd, trimEnd } from './contentEnd.ts';
import { isMisparse } from './misparses.ts';

/** Speech or thought that is reported without quotation marks. */
export interface IndirectSpeech {
  /** Two parts where the attribution interrupts it: `In the end, she said, it was late`. */
  parts: WordRange[];
  report: Report;
}

/** Finds the indirect speech of a sentence: the content of each report that introduces no direct quote. */
export function findIndirectSpeech(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  reports: readonly Report[],
  linked: readonly LinkedQuote[],
): IndirectSpeech[] {
  const found: IndirectSpeech[] = [];
  const isQuestion = isYesNoQuestion(passage, sentence);
  for (let index = 0; index < reports.length; index += 1) {
    const report = reports[index] as Report;
    if (introducesQuote(passage, report, linked) || (isQuestion && !report.verb.speaks)) continue;
    const parts = contentOf(passage, sentence, reports, index, linked);
    if (parts === null || countWords(parts) < 2 || isAllQuoted(passage, parts)) continue;
    if (isMisparse(passage, report, parts)) continue;
    if (!found.some((other) => sameParts(other.parts, parts))) found.push({ parts, report });
  }
  return found.filter((one) => !isPartOf(one, found));
}

/**
 * `said she wanted to go home`: what somebody wants is part of what is said, and no quote of its own; a clause is one,
 * `said he believed that …`.
 */
function isPartOf({ parts, report }: IndirectSpeech, all: readonly IndirectSpeech[]): boolean {
  const [part] = parts;
  if (part === undefined || parts.length > 1 || report.verb.clause || report.verb.thatClause) return false;
  return all.some(({ parts: others }) =>
    others.some(({ from, to }) => from <= part.from && part.to <= to && to - from > part.to - part.from),
  );
}

/** `said “no”`: content that is all quoted is a quote already. */
function isAllQuoted({ insideQuotes }: AnnotatedPassage, parts: readonly WordRange[]): boolean {
  return parts.every(({ from, to }) =>
    insideQuotes.subarray(from, to).every((span) => span !== 0 && span === insideQuotes[from]),
  );
}

/** `Does he plan to retire?`: nobody has said that he does. */
function isYesNoQuestion({ words }: AnnotatedPassage, sentence: OuterSentence): boolean {
  return words.lower[sentence.to - 1] === '?' && hasClass(words, sentence.from, AUXILIARY);
}

/** Whether the report's content is a direct quote. */
function introducesQuote(passage: AnnotatedPassage, report: Report, linked: readonly LinkedQuote[]): boolean {
  for (const one of linked)
    if (one.report === report && one.direct && one.link !== 'EMBEDDED' && !followsClause(passage, report, one))
      return true;
  return false;
}

/** `Roe said it was dear: “…”`: the quotation follows the colon of a clause that is said, too. */
function followsClause(passage: AnnotatedPassage, report: Report, { span }: LinkedQuote): boolean {
  const open = (passage.quotedSpans[span]?.from ?? 0) - 1;
  return passage.words.lower[open - 1] === ':' && open - 1 - report.to > 3 && !report.inverted;
}

/** The content of one report; null where it has none. */
function contentOf(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  reports: readonly Report[],
  index: number,
  linked: readonly LinkedQuote[],
): WordRange[] | null {
  const report = reports[index] as Report;
  if (report.verb.base === 'according') return contentOfAccordingTo(passage, sentence, report);
  if (isParenthesis(passage, report)) {
    const around = contentBefore(passage, sentence, report);
    if (around !== null) return around;
  }
  const ceiling = contentCeiling(passage, sentence, report, linked);
  const after = contentAfter(passage, sentence, reports, index, ceiling);
  if (after !== null) return [after];
  if (report.subject === null) return null;
  return contentBefore(passage, sentence, report);
}

/** `…, she said, …`: whether the report is between two commas. */
function isParenthesis(passage: AnnotatedPassage, report: Report): boolean {
  if (report.inverted || report.shared || report.subject === null) return false;
  const { lower } = passage.words;
  return lower[skipDay(passage, report.to)] === ',' && lower[report.subject.from - 1] === ',';
}

/**
 * Where the content must end: before a quotation with a speaker of its own, and before the colon that introduces it.
 */
function contentCeiling(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  report: Report,
  linked: readonly LinkedQuote[],
): number {
  for (const one of linked) {
    const open = (passage.quotedSpans[one.span]?.from ?? 0) - 1;
    if (one.direct && one.link !== 'EMBEDDED' && open > report.to)
      return passage.words.lower[open - 1] === ':' ? open - 1 : open;
  }
  return sentence.to;
}

/** `According to Roe, the camp was empty.` and `The camp was empty, according to Roe.` */
function contentOfAccordingTo(passage: AnnotatedPassage, sentence: OuterSentence, report: Report): WordRange[] | null {
  const { words } = passage;
  const subject = report.subject as NounPhrase;
  const end = trimEnd(passage, sentence.from, sentence.to);
  if (report.from - sentence.from <= 2) {
    const from = words.lower[subject.to] === ',' ? subject.to + 1 : subject.to;
    return end > from ? [{ from, to: clauseEnd(passage, sentence, from, end) }] : null;
  }
  let from = sentence.from;
  while (from < report.from && hasClass(words, from, CONJUNCTION)) from += 1;
  const to = words.lower[report.from - 1] === ',' ? report.from - 1 : report.from;
  if (to <= from || passage.insideQuotes[from] !== 0) return null;
  const isBroken = end - subject.to > 6 && subject.to - from < end - from - 6;
  if (words.lower[subject.to] === ',' && end > subject.to + 1 && (isBroken || !opensClause(passage, from, to)))
    return [
      { from, to },
      { from: subject.to + 1, to: end },
    ];
  return [{ from, to }];
}

function countWords(parts: readonly WordRange[]): number {
  let size = 0;
  for (const part of parts) size += part.to - part.from;
  return size;
}

function sameParts(a: readonly WordRange[], b: readonly WordRange[]): boolean {
  return a[0]?.from === b[0]?.from && a.at(-1)?.to === b.at(-1)?.to;
}
