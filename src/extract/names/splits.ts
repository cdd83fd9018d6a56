import { ORG_FIRST, ORG_NEXT, type Sheet, wordAt } from '../tagging/sheet.ts';
import { SMALL } from '../text/shapes.ts';
import type { Span } from './spans.ts';

/**
 * The two names that were read as one because a score or an `and` joins them: `Leeds 2-3 Burnley`, `World Health
 * Organization and Gavi`; null for one name.
 */
export function splitInTwo(sheet: Sheet, span: Span): [Span, Span] | null {
  const score = scoreIn(sheet, span);
  const at = score > 0 ? score : behindListed(sheet, span);
  if (at <= span.first || at >= span.last) return null;
  return [
    { ...span, last: at - 1 },
    { ...span, first: at + 1 },
  ];
}

/** Index of the score between two clubs; or -1. */
function scoreIn(sheet: Sheet, span: Span): number {
  for (let at = span.first; at <= span.last; at += 1) if (SCORE.test(wordAt(sheet, at))) return at;
  return -1;
}

/** `2-1`. */
export const SCORE = /^\d+[-–]\d+$/;

/** Index of the `and` right behind a listed body that the name begins with; or -1. */
function behindListed(sheet: Sheet, span: Span): number {
  if (span.kind !== 'ORGANIZATION' || !((sheet.listed[span.first] as number) & ORG_FIRST)) return -1;
  let at = span.first + 1;
  while (at < span.last && (sheet.listed[at] as number) & ORG_NEXT) at += 1;
  return at < span.last && wordAt(sheet, at) === 'and' && sheet.shape[at + 1] !== SMALL ? at : -1;
}
