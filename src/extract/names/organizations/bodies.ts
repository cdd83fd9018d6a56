import { CAPITALISED } from '../../../text/shapes.ts';
import { ORG_START } from '../../lexicon/lexicon.ts';
import { PLACE_FIRST, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/** `Ministry of Health` and `Prevention` is one ministry: a body of something goes on behind `and`. */
export function extendBodies(sheet: TokenTable, spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const before = kept.at(-1);
    if (before !== undefined && goesOn(sheet, before, span)) before.last = span.last;
    else kept.push(span);
  }
  let reached = -1;
  const apart = kept
    .map((span) => withPortfolios(sheet, span))
    .filter((span) => {
      const isInside = span.last <= reached;
      reached = Math.max(reached, span.last);
      return !isInside;
    });
  apart.forEach((span, index) => {
    if (!isBodyOf(sheet, span) || !isAnd(sheet, span.last + 1)) return;
    const limit = apart[index + 1]?.first ?? sheet.tokens.length;
    let last = span.last + 1;
    while (last + 1 < limit && last - span.last < 5 && sheet.shape[last + 1] === CAPITALISED) last += 1;
    if (last > span.last + 1 && last + 1 !== limit) span.last = last;
  });
  return apart;
}

/** `Ministry of Health, Labour and Welfare`: a list that ends with `and` belongs to the name whole. */
function withPortfolios(sheet: TokenTable, span: Span): Span {
  if (!isBodyOf(sheet, span) || wordAt(sheet, span.last + 1) !== ',') return span;
  let at = span.last + 1;
  while (wordAt(sheet, at) === ',' && isPortfolioWord(sheet, at + 1)) at = behindWords(sheet, at + 1);
  if (at === span.last + 1 || !isAnd(sheet, at) || !isPortfolioWord(sheet, at + 1)) return span;
  return { ...span, last: behindWords(sheet, at + 1) - 1 };
}

function isPortfolioWord(sheet: TokenTable, at: number): boolean {
  return sheet.shape[at] === CAPITALISED && ((sheet.listed[at] as number) & PLACE_FIRST) === 0;
}

function behindWords(sheet: TokenTable, from: number): number {
  let at = from;
  while (isPortfolioWord(sheet, at)) at += 1;
  return at;
}

function goesOn(sheet: TokenTable, before: Span, span: Span): boolean {
  if (span.kind !== 'ORGANIZATION' || span.first !== before.last + 2 || !isAnd(sheet, before.last + 1)) return false;
  return (
    isBodyOf(sheet, before) &&
    !((sheet.flags[span.first] as number) & ORG_START) &&
    sheet.shape[span.first] === CAPITALISED &&
    (sheet.listed[span.first] as number) === 0
  );
}

/** `Ministry of …`, `Department of …`. */
function isBodyOf(sheet: TokenTable, span: Span): boolean {
  return (
    span.kind === 'ORGANIZATION' &&
    BODIES.has(lowerWordAt(sheet, span.first)) &&
    OF.has(lowerWordAt(sheet, span.first + 1)) &&
    span.last > span.first + 1
  );
}

const BODIES = new Set([
  'ministry',
  'department',
  'directorate',
  'bureau',
  'office',
  'institute',
  'committee',
  'council',
  'faculty',
  'secretariat',
]);
const OF = new Set(['of', 'for', 'on']);

function isAnd(sheet: TokenTable, at: number): boolean {
  const word = lowerWordAt(sheet, at);
  return word === 'and' || word === '&';
}

/** `Foreign Affairs` in `Minister of Foreign Affairs` is what the minister minds, not a body. */
export function isPortfolio(sheet: TokenTable, span: Span): boolean {
  if (span.kind !== 'ORGANIZATION' || span.first < 2 || !OF.has(lowerWordAt(sheet, span.first - 1))) return false;
  const minds = MINDERS.has(lowerWordAt(sheet, span.first - 2));
  return (
    minds &&
    !((sheet.flags[span.first] as number) & ORG_START && !PORTFOLIOS.has(lowerWordAt(sheet, span.first))) &&
    (sheet.listed[span.first] as number) === 0
  );
}

const MINDERS = new Set(['minister', 'ministers', 'secretary', 'undersecretary', 'under-secretary', 'commissioner']);
const PORTFOLIOS = new Set([
  'foreign',
  'health',
  'social',
  'public',
  'local',
  'trade',
  'labour',
  'economic',
  'islamic',
  'state',
  'medical',
  'higher',
]);

function lowerWordAt(sheet: TokenTable, at: number): string {
  return wordAt(sheet, at).toLowerCase();
}
