import { APOSTROPHE, classOf, DIGIT, LOWER, UPPER } from './characters.ts';
import type { Token } from './token.ts';

/** How a token is printed; one of the constants below. */
export const SMALL = 0;
export const CAPITALISED = 1;
export const CAPITALS = 2;
export const INITIAL = 3;
export const MIXED = 4;
export const WITH_DIGIT = 5;
export const NUMBER = 6;
export const SIGN = 7;
export const MARK = 8;
export const STOPPED = 9;
export const POSSESSIVE = 10;

/** `Roe` is CAPITALISED, `AFP` CAPITALS, `J.` INITIAL, `McRoe` MIXED, `G20` WITH_DIGIT, `U.S.` STOPPED. */
export function shapeOf(text: string, token: Token): number {
  if (token.kind === 'mark') return MARK;
  const first = text.charCodeAt(token.start);
  if (token.kind === 'number') return NUMBER;
  if (token.kind === 'punctuation') return SIGN;
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
  if (upper === 0) return SMALL;
  if (digit > 0) return WITH_DIGIT;
  if (upper === 1 && lower === 0) return INITIAL;
  if (lower === 0) return stop > 0 ? STOPPED : CAPITALS;
  return upper === 1 && classOf(first) === UPPER ? CAPITALISED : MIXED;
}
