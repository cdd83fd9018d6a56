import { CAPITALIZED } from '../../../text/shapes.ts';
import { ORG_START } from '../../lexicon/lexicon.ts';
import { inWordList } from '../../lexicon/wordLists.ts';
import { flagsAt, LISTED_PLACE_BEGIN, listedAt, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/**
 * Extends ministries and the like over their whole portfolio: `Ministry of Health` `and` `Prevention` is one name, and
 * so is `Ministry of Health, Labour and Welfare`.
 */
export function extendPortfolios(table: TokenTable, spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const before = kept.at(-1);
    if (before !== undefined && continuesPortfolio(table, before, span)) before.last = span.last;
    else kept.push(span);
  }
  let reached = -1;
  const apart = kept
    .map((span) => withPortfolioList(table, span))
    .filter((span) => {
      const isInside = span.last <= reached;
      reached = Math.max(reached, span.last);
      return !isInside;
    });
  apart.forEach((span, index) => {
    if (!isMinistryOf(table, span) || !isAnd(table, span.last + 1)) return;
    const limit = apart[index + 1]?.first ?? table.tokens.length;
    let last = span.last + 1;
    while (last + 1 < limit && last - span.last < 5 && table.shape[last + 1] === CAPITALIZED) last += 1;
    if (last > span.last + 1 && last + 1 !== limit) span.last = last;
  });
  return apart;
}

/** Extends a ministry over a list that ends with `and`: `Ministry of Health, Labour and Welfare`. */
function withPortfolioList(table: TokenTable, span: Span): Span {
  if (!isMinistryOf(table, span) || wordAt(table, span.last + 1) !== ',') return span;
  let at = span.last + 1;
  while (wordAt(table, at) === ',' && isPortfolioWord(table, at + 1)) at = skipPortfolioWords(table, at + 1);
  if (at === span.last + 1 || !isAnd(table, at) || !isPortfolioWord(table, at + 1)) return span;
  return { ...span, last: skipPortfolioWords(table, at + 1) - 1 };
}

function isPortfolioWord(table: TokenTable, at: number): boolean {
  return table.shape[at] === CAPITALIZED && (listedAt(table, at) & LISTED_PLACE_BEGIN) === 0;
}

function skipPortfolioWords(table: TokenTable, from: number): number {
  let at = from;
  while (isPortfolioWord(table, at)) at += 1;
  return at;
}

/** Whether a span, read as another organization, continues the portfolio of the one before it. */
function continuesPortfolio(table: TokenTable, before: Span, span: Span): boolean {
  if (span.kind !== 'ORGANIZATION' || span.first !== before.last + 2 || !isAnd(table, before.last + 1)) return false;
  return (
    isMinistryOf(table, before) &&
    !(flagsAt(table, span.first) & ORG_START) &&
    table.shape[span.first] === CAPITALIZED &&
    listedAt(table, span.first) === 0
  );
}

/** Whether a name is a ministry or the like with its portfolio: `Ministry of …`, `Department of …`. */
function isMinistryOf(table: TokenTable, span: Span): boolean {
  return (
    span.kind === 'ORGANIZATION' &&
    ORGANIZATIONS_WITH_PORTFOLIOS.has(lowerWordAt(table, span.first)) &&
    PORTFOLIO_LINKS.has(lowerWordAt(table, span.first + 1)) &&
    span.last > span.first + 1
  );
}

const ORGANIZATIONS_WITH_PORTFOLIOS = new Set([
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
const PORTFOLIO_LINKS = new Set(['of', 'for', 'on']);

function isAnd(table: TokenTable, at: number): boolean {
  const word = lowerWordAt(table, at);
  return word === 'and' || word === '&';
}

/**
 * Whether a span is only the portfolio of an office: `Foreign Affairs` in `Minister of Foreign Affairs` is no
 * organization.
 */
export function isPortfolio(table: TokenTable, span: Span): boolean {
  if (span.kind !== 'ORGANIZATION' || span.first < 2 || !PORTFOLIO_LINKS.has(lowerWordAt(table, span.first - 1)))
    return false;
  const isHolder = PORTFOLIO_HOLDERS.has(lowerWordAt(table, span.first - 2));
  return (
    isHolder &&
    !(flagsAt(table, span.first) & ORG_START && !inWordList('portfolio', lowerWordAt(table, span.first))) &&
    listedAt(table, span.first) === 0
  );
}

const PORTFOLIO_HOLDERS = new Set([
  'minister',
  'ministers',
  'secretary',
  'undersecretary',
  'under-secretary',
  'commissioner',
]);

function lowerWordAt(table: TokenTable, at: number): string {
  return wordAt(table, at).toLowerCase();
}
