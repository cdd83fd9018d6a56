import { ALL_CAPS, CAPITALIZED, INITIAL, LOWERCASE, MIXED, PUNCTUATION, WITH_DIGIT } from '../../../text/shapes.ts';
import { LINKING } from '../../lexicon/lexicon.ts';
import { flagsAt, type TokenTable, tokenAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/** A short form in brackets behind the words that it abbreviates: `Palestinian Islamic Jihad (PIJ)`. */
export interface Bracketed {
  passage: number;
  /** The first and last token of the long form. */
  first: number;
  last: number;
  /** The token of the short form. */
  short: number;
  /** Whether the long form is printed as a name; `artificial intelligence (AI)` is not. */
  isName: boolean;
}

/** Finds the bracketed short forms of a passage whose letters are the initials of the words in front of them. */
export function findBracketed(table: TokenTable, passage: number): Bracketed[] {
  const found: Bracketed[] = [];
  for (let at = 1; at + 2 < table.tokens.length; at += 1) {
    if (charAt(table, at) !== '(' || charAt(table, at + 2) !== ')') continue;
    const shape = table.shape[at + 1] ?? 0;
    if (shape !== ALL_CAPS && shape !== MIXED && shape !== WITH_DIGIT) continue;
    const withoutLinks = longFormStart(table, at, false);
    const first = withoutLinks < 0 ? longFormStart(table, at, true) : withoutLinks;
    if (first < 0) continue;
    found.push({ passage, first, last: at - 1, short: at + 1, isName: isPrintedAsName(table, first, at - 1) });
  }
  return found;
}

/**
 * Adds the bracketed words behind an organization's name that blend its letters in their order, not just its initials:
 * `National Union of Metalworkers (Numsa)`, `Federal Security Service (FSB)`.
 */
export function withBlends(
  table: TokenTable,
  passage: number,
  spans: readonly Span[],
  bracketed: readonly Bracketed[],
): Bracketed[] {
  const known = new Set(bracketed.map(({ short }) => short));
  const found = [...bracketed];
  for (const { kind, first, last } of spans) {
    const short = last + 2;
    if (kind !== 'ORGANIZATION' || first === last || known.has(short) || short + 1 >= table.tokens.length) continue;
    if (charAt(table, last + 1) !== '(' || charAt(table, short + 1) !== ')' || !isCapital(table, short)) continue;
    if (isBlend(printed(table, short, short), printed(table, first, last)))
      found.push({ passage, first, last, short, isName: true });
  }
  return found.sort((one, other) => one.short - other.short);
}

function printed(table: TokenTable, first: number, last: number): string {
  return table.text.slice(tokenAt(table, first).start, tokenAt(table, last).end);
}

/**
 * Whether a short form's letters, of which one may be missing, occur in their order in a name more than twice as long.
 */
export function isBlend(short: string, name: string): boolean {
  const letters = upperLettersOf(short);
  const long = upperLettersOf(name);
  let at = 0;
  let found = 0;
  for (const letter of letters) {
    const next = long.indexOf(letter, at);
    if (next === -1) continue;
    found += 1;
    at = next + 1;
  }
  return letters[0] === long[0] && found >= 2 && found >= letters.length - 1 && letters.length < long.length / 2;
}

function upperLettersOf(name: string): string {
  return name.replace(/\P{L}/gu, '').toUpperCase();
}

function charAt(table: TokenTable, at: number): string {
  return table.text.charAt(tokenAt(table, at).start);
}

const MAX_LONG_FORM_WORDS = 14;

/**
 * The index of the first word of the long form in front of the bracket at `bracket`, or -1 when the initials do not
 * match. `usesLinks` tells whether lowercase words like `of` have a letter of their own.
 */
function longFormStart(table: TokenTable, bracket: number, usesLinks: boolean): number {
  const token = tokenAt(table, bracket + 1);
  const letters = table.text
    .slice(token.start, token.end)
    .replace(/[^\p{L}]/gu, '')
    .replace(/s$/, '')
    .toUpperCase();
  if (letters.length < 2) return -1;
  let left = letters.length;
  for (let at = bracket - 1; at >= 0 && bracket - at <= MAX_LONG_FORM_WORDS; at -= 1) {
    if (table.shape[at] === PUNCTUATION && !(letters.length > 3 ? ',&-' : '&-').includes(charAt(table, at))) return -1;
    const initial = charAt(table, at).toUpperCase();
    const links = table.shape[at] === LOWERCASE && (flagsAt(table, at) & LINKING) !== 0;
    if (links && !usesLinks) continue;
    if (initial === letters.charAt(left - 1)) {
      left -= 1;
      if (left === 0) return at;
    } else if (!links && isCapital(table, at)) return -1;
  }
  return -1;
}

function isCapital(table: TokenTable, at: number): boolean {
  const shape = table.shape[at] ?? 0;
  return shape >= CAPITALIZED && shape <= MIXED && shape !== INITIAL;
}

function isPrintedAsName(table: TokenTable, first: number, last: number): boolean {
  return isCapital(table, first) && isCapital(table, last);
}

/**
 * Makes the long form one name and the short form another of the same kind: an organization, unless it was read as a
 * place.
 */
export function applyBracketed(spans: readonly Span[], bracketed: readonly Bracketed[]): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (const { passage, first, last, short, isName } of bracketed) {
    if (!isName) continue;
    for (let span = spans[next]; span !== undefined && span.first <= short; span = spans[next]) {
      result.push(span);
      next += 1;
    }
    const isBefore = result.findLastIndex((span) => span.last < first);
    const inside = result.splice(isBefore + 1);
    const whole = inside.find((span) => span.first <= first && span.last >= last);
    if (whole?.kind === 'PERSON') {
      result.push(...inside);
      continue;
    }
    const kind = whole?.kind ?? 'ORGANIZATION';
    const start = Math.min(first, whole?.first ?? first);
    result.push(...inside.filter((span) => span.last < start));
    result.push({ passage, first: start, last, kind }, { passage, first: short, last: short, kind });
  }
  result.push(...spans.slice(next));
  return result;
}
