import { APOSTROPHE, classOf, DIGIT, LOWER, UPPER } from './characters.ts';
import type { Token } from './token.ts';

/** The shapes in which a token may be printed. Models are trained on these numbers: do not renumber them. */
export const LOWERCASE = 0;
export const CAPITALIZED = 1;
export const ALL_CAPS = 2;
export const INITIAL = 3;
export const MIXED = 4;
export const WITH_DIGIT = 5;
export const NUMBER = 6;
export const PUNCTUATION = 7;
export const QUOTE_MARK = 8;
export const WITH_STOPS = 9;
export const POSSESSIVE = 10;

/**
 * The shape of a token: `Roe` is CAPITALIZED, `AFP` ALL_CAPS, `J.` INITIAL, `McRoe` MIXED, `G20` WITH_DIGIT, `U.S.`
 * WITH_STOPS, `’s` POSSESSIVE.
 */
export function shapeOf(text: string, token: Token): number {
  if (token.kind === 'mark') return QUOTE_MARK;
  const first = text.charCodeAt(token.start);
  if (token.kind === 'number') return NUMBER;
  if (token.kind === 'punctuation') return PUNCTUATION;
  if (classOf(first) === APOSTROPHE) return POSSESSIVE;
  let upper = 0;
  let lower = 0;
  let digit = 0;
  let stop = 0;
  for (let at = token.start; at < token.end; at += 1) {
    const found = classOf(text.charCodeAt(at));
    if (found === UPPER) upper += 1;
    else if (found === LOWER) lower += 1;
    else if (found === DIGIT) digit += 1;
    else if (text.charCodeAt(at) === 0x2e) stop += 1;
  }
  if (upper === 0) return LOWERCASE;
  if (digit > 0) return WITH_DIGIT;
  if (upper === 1 && lower === 0) return INITIAL;
  if (lower === 0) return stop > 0 ? WITH_STOPS : ALL_CAPS;
  return upper === 1 && classOf(first) === UPPER ? CAPITALIZED : MIXED;
}
