import { CAPITALISED, CAPITALS, INITIAL, MIXED, SIGN, SMALL, WITH_DIGIT } from '../../../text/shapes.ts';
import type { Token } from '../../../text/token.ts';
import { LINKING } from '../../lexicon/lexicon.ts';
import type { TokenTable } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/** A short form in brackets behind the words that it shortens: `Palestinian Islamic Jihad (PIJ)`. */
export interface Bracketed {
  passage: number;
  /** Tokens of the long form, both included. */
  first: number;
  last: number;
  /** Token of the short form. */
  short: number;
  /** Whether the long form is printed as a name; `artificial intelligence (AI)` is not. */
  isName: boolean;
}

/** Finds the short forms in brackets of a passage whose letters begin the words before them. */
export function findBracketed(sheet: TokenTable, passage: number): Bracketed[] {
  const found: Bracketed[] = [];
  for (let at = 1; at + 2 < sheet.tokens.length; at += 1) {
    if (charAt(sheet, at) !== '(' || charAt(sheet, at + 2) !== ')') continue;
    const shape = sheet.shape[at + 1] as number;
    if (shape !== CAPITALS && shape !== MIXED && shape !== WITH_DIGIT) continue;
    const withoutLinks = longFormStart(sheet, at, false);
    const first = withoutLinks < 0 ? longFormStart(sheet, at, true) : withoutLinks;
    if (first < 0) continue;
    found.push({ passage, first, last: at - 1, short: at + 1, isName: isPrintedAsName(sheet, first, at - 1) });
  }
  return found;
}

/**
 * Adds the words in brackets behind a body's name that are made of its letters in their order, if not of its first ones:
 * `National Union of Metalworkers (Numsa)`, `Federal Security Service (FSB)`.
 */
export function withBlends(
  sheet: TokenTable,
  passage: number,
  spans: readonly Span[],
  bracketed: readonly Bracketed[],
): Bracketed[] {
  const known = new Set(bracketed.map(({ short }) => short));
  const found = [...bracketed];
  for (const { kind, first, last } of spans) {
    const short = last + 2;
    if (kind !== 'ORGANIZATION' || first === last || known.has(short) || short + 1 >= sheet.tokens.length) continue;
    if (charAt(sheet, last + 1) !== '(' || charAt(sheet, short + 1) !== ')' || !isCapital(sheet, short)) continue;
    if (isBlend(printed(sheet, short, short), printed(sheet, first, last)))
      found.push({ passage, first, last, short, isName: true });
  }
  return found.sort((one, other) => one.short - other.short);
}

function printed(sheet: TokenTable, first: number, last: number): string {
  return sheet.text.slice((sheet.tokens[first] as Token).start, (sheet.tokens[last] as Token).end);
}

/** Whether the first letter, and all but one of the others in their order, come in a name more than twice as long. */
export function isBlend(short: string, name: string): boolean {
  const letters = lettersOf(short);
  const long = lettersOf(name);
  let at = 0;
  let fits = 0;
  for (const letter of letters) {
    const next = long.indexOf(letter, at);
    if (next === -1) continue;
    fits += 1;
    at = next + 1;
  }
  return letters[0] === long[0] && fits >= 2 && fits >= letters.length - 1 && letters.length < long.length / 2;
}

function lettersOf(name: string): string {
  return name.replace(/\P{L}/gu, '').toUpperCase();
}

function charAt(sheet: TokenTable, at: number): string {
  return sheet.text.charAt((sheet.tokens[at] as Token).start);
}

const MOST_WORDS = 14;

/**
 * The first word of the long form before the bracket at `bracket`, or -1 when the letters do not fit; `usesLinks`: whether
 * small words like `of` have a letter of their own.
 */
function longFormStart(sheet: TokenTable, bracket: number, usesLinks: boolean): number {
  const token = sheet.tokens[bracket + 1] as Token;
  const letters = sheet.text
    .slice(token.start, token.end)
    .replace(/[^\p{L}]/gu, '')
    .replace(/s$/, '')
    .toUpperCase();
  if (letters.length < 2) return -1;
  let left = letters.length;
  for (let at = bracket - 1; at >= 0 && bracket - at <= MOST_WORDS; at -= 1) {
    if (sheet.shape[at] === SIGN && !(letters.length > 3 ? ',&-' : '&-').includes(charAt(sheet, at))) return -1;
    const initial = charAt(sheet, at).toUpperCase();
    const links = sheet.shape[at] === SMALL && ((sheet.flags[at] as number) & LINKING) !== 0;
    if (links && !usesLinks) continue;
    if (initial === letters.charAt(left - 1)) {
      left -= 1;
      if (left === 0) return at;
    } else if (!links && isCapital(sheet, at)) return -1;
  }
  return -1;
}

function isCapital(sheet: TokenTable, at: number): boolean {
  const shape = sheet.shape[at] as number;
  return shape >= CAPITALISED && shape <= MIXED && shape !== INITIAL;
}

function isPrintedAsName(sheet: TokenTable, first: number, last: number): boolean {
  return isCapital(sheet, first) && isCapital(sheet, last);
}

/** Makes the long form one name of its kind, organisation unless known for a place, and the short form another of that kind. */
export function applyBracketed(spans: readonly Span[], bracketed: readonly Bracketed[]): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (const { passage, first, last, short, isName } of bracketed) {
    if (!isName) continue;
    while (next < spans.length && (spans[next] as Span).first <= short) result.push(spans[next++] as Span);
    const inside: Span[] = [];
    while (result.length > 0 && (result.at(-1) as Span).last >= first) inside.unshift(result.pop() as Span);
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
  for (; next < spans.length; next += 1) result.push(spans[next] as Span);
  return result;
}
