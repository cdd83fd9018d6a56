import { AUXILIARY, CONJUNCTION } from '../language/grammar.ts';
import type { Tied } from '../linking/quoteLink.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import { opensClause } from '../phrases/clauses.ts';
import type { Phrase } from '../phrases/subjects.ts';
import type { Report } from '../reports/report.ts';
import { type Bounds, contentBefore, contentBehind } from './contentAfter.ts';
import { clauseEnd, trimEnd } from './contentEnd.ts';
import { isPlausible } from './misparses.ts';
import { behindTime } from './nextReport.ts';

/** Reported speech or thought without marks. */
export interface Reported {
  /** Words; two parts where the attribution breaks it: `In the end, she said, it was late`. */
  parts: Bounds[];
  report: Report;
}

/** Finds the reported speech of a frame: what each report that carries no marks says, with its exact bounds. */
export function findReported(
  passage: ReadPassage,
  frame: Frame,
  reports: readonly Report[],
  tied: readonly Tied[],
): Reported[] {
  const found: Reported[] = [];
  const isQuestion = asks(passage, frame);
  for (let index = 0; index < reports.length; index += 1) {
    const report = reports[index] as Report;
    if (carriesMarks(passage, report, tied) || (isQuestion && !report.verb.speaks)) continue;
    const parts = partsOf(passage, frame, reports, index, tied);
    if (parts === null || sizeOf(parts) < 2 || isAllMarked(passage, parts)) continue;
    if (!isPlausible(passage, report, parts)) continue;
    if (!found.some((other) => sameParts(other.parts, parts))) found.push({ parts, report });
  }
  return found.filter((one) => !isPartOf(one, found));
}

/** `said she wanted to go home`: what somebody wants is part of what is said; a clause, `said he believed that …`, is a quote of its own. */
function isPartOf({ parts, report }: Reported, all: readonly Reported[]): boolean {
  const [part] = parts;
  if (part === undefined || parts.length > 1 || report.verb.clause || report.verb.thatClause) return false;
  return all.some(({ parts: others }) =>
    others.some(({ from, to }) => from <= part.from && part.to <= to && to - from > part.to - part.from),
  );
}

/** `said “no”`: words in marks and no others are a quote already. */
function isAllMarked({ inside }: ReadPassage, parts: readonly Bounds[]): boolean {
  return parts.every(({ from, to }) => inside.subarray(from, to).every((span) => span !== 0 && span === inside[from]));
}

/** `Does he plan to retire?`: nobody has said that he does. */
function asks({ words }: ReadPassage, frame: Frame): boolean {
  return words.lower[frame.to - 1] === '?' && ((words.classes[frame.from] as number) & AUXILIARY) !== 0;
}

function carriesMarks(passage: ReadPassage, report: Report, tied: readonly Tied[]): boolean {
  for (const one of tied)
    if (one.report === report && one.direct && one.tie !== 'GOVERNED' && !isBehindClause(passage, report, one))
      return true;
  return false;
}

/** `Roe said it was dear: “…”`: words in marks behind the colon of a clause that is said as well. */
function isBehindClause(passage: ReadPassage, report: Report, { span }: Tied): boolean {
  const open = (passage.marked[span]?.from ?? 0) - 1;
  return passage.words.lower[open - 1] === ':' && open - 1 - report.to > 3 && !report.inverted;
}

function partsOf(
  passage: ReadPassage,
  frame: Frame,
  reports: readonly Report[],
  index: number,
  tied: readonly Tied[],
): Bounds[] | null {
  const report = reports[index] as Report;
  if (report.verb.base === 'according') return partsOfAccording(passage, frame, report);
  if (isParenthesis(passage, report)) {
    const around = contentBefore(passage, frame, report);
    if (around !== null) return around;
  }
  const ceiling = ceilingOf(passage, frame, report, tied);
  const behind = contentBehind(passage, frame, reports, index, ceiling);
  if (behind !== null) return [behind];
  if (report.subject === null) return null;
  return contentBefore(passage, frame, report);
}

/** `…, she said, …`: the report stands between two commas. */
function isParenthesis(passage: ReadPassage, report: Report): boolean {
  if (report.inverted || report.shared || report.subject === null) return false;
  const { lower } = passage.words;
  return lower[behindTime(passage, report.to)] === ',' && lower[report.subject.from - 1] === ',';
}

/** Words in marks that have a speaker of their own, and the colon before them, end what is reported. */
function ceilingOf(passage: ReadPassage, frame: Frame, report: Report, tied: readonly Tied[]): number {
  for (const one of tied) {
    const open = (passage.marked[one.span]?.from ?? 0) - 1;
    if (one.direct && one.tie !== 'GOVERNED' && open > report.to)
      return passage.words.lower[open - 1] === ':' ? open - 1 : open;
  }
  return frame.to;
}

/** `According to Roe, the camp was empty.` and `The camp was empty, according to Roe.` */
function partsOfAccording(passage: ReadPassage, frame: Frame, report: Report): Bounds[] | null {
  const { words } = passage;
  const subject = report.subject as Phrase;
  const end = trimEnd(passage, frame.from, frame.to);
  if (report.from - frame.from <= 2) {
    const from = words.lower[subject.to] === ',' ? subject.to + 1 : subject.to;
    return end > from ? [{ from, to: clauseEnd(passage, frame, from, end) }] : null;
  }
  let from = frame.from;
  while (from < report.from && ((words.classes[from] as number) & CONJUNCTION) !== 0) from += 1;
  const to = words.lower[report.from - 1] === ',' ? report.from - 1 : report.from;
  if (to <= from || passage.inside[from] !== 0) return null;
  const isBroken = end - subject.to > 6 && subject.to - from < end - from - 6;
  if (words.lower[subject.to] === ',' && end > subject.to + 1 && (isBroken || !opensClause(passage, from, to)))
    return [
      { from, to },
      { from: subject.to + 1, to: end },
    ];
  return [{ from, to }];
}

function sizeOf(parts: readonly Bounds[]): number {
  let size = 0;
  for (const part of parts) size += part.to - part.from;
  return size;
}

function sameParts(a: readonly Bounds[], b: readonly Bounds[]): boolean {
  return a[0]?.from === b[0]?.from && a.at(-1)?.to === b.at(-1)?.to;
}
