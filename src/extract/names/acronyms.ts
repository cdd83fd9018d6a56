import { LINKING } from '../lists/lexicon.ts';
import type { Sheet } from '../tagging/sheet.ts';
import { CAPITALISED, CAPITALS, INITIAL, MIXED, SIGN, SMALL, WITH_DIGIT } from '../text/shapes.ts';
import type { Token } from '../text/token.ts';
import type { Span } from './spans.ts';

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
export function findBracketed(sheet: Sheet, passage: number): Bracketed[] {
  const found: Bracketed[] = [];
  for (let at = 1; at + 2 < sheet.tokens.length; at += 1) {
    if (charAt(sheet, at) !== '(' || charAt(sheet, at + 2) !== ')') continue;
    const shape = sheet.shape[at + 1] as number;
    if (shape !== CAPITALS && shape !== MIXED && shape !== WITH_DIGIT) continue;
    const first = longFormStart(sheet, at);
    if (first < 0) continue;
    found.push({ passage, first, last: at - 1, short: at + 1, isName: isPrintedAsName(sheet, first, at - 1) });
  }
  return found;
}

function charAt(sheet: Sheet, at: number): string {
  return sheet.text.charAt((sheet.tokens[at] as Token).start);
}

const MOST_WORDS = 14;

/** The first word of the long form before the bracket at `bracket`, or -1 when the letters do not fit. */
function longFormStart(sheet: Sheet, bracket: number): number {
  const token = sheet.tokens[bracket + 1] as Token;
  const letters = sheet.text
    .slice(token.start, token.end)
    .replace(/[^\p{L}]/gu, '')
    .replace(/s$/, '')
    .toUpperCase();
  if (letters.length < 2) return -1;
  let left = letters.length;
  for (let at = bracket - 1; at >= 0 && bracket - at <= MOST_WORDS; at -= 1) {
    if (sheet.shape[at] === SIGN && charAt(sheet, at) !== '&' && charAt(sheet, at) !== '-') return -1;
    const initial = charAt(sheet, at).toUpperCase();
    const links = sheet.shape[at] === SMALL && ((sheet.flags[at] as number) & LINKING) !== 0;
    if (initial === letters.charAt(left - 1)) {
      left -= 1;
      if (left === 0) return at;
    } else if (!links && isCapital(sheet, at)) return -1;
  }
  return -1;
}

function isCapital(sheet: Sheet, at: number): boolean {
  const shape = sheet.shape[at] as number;
  return shape >= CAPITALISED && shape <= MIXED && shape !== INITIAL;
}

function isPrintedAsName(sheet: Sheet, first: number, last: number): boolean {
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
