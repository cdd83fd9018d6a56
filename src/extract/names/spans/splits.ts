import { CAPITALS, SMALL } from '../../../text/shapes.ts';
import { COMMON, FAMILY, GIVEN, ORG_END, PLACE_END, TITLE } from '../../lexicon/lexicon.ts';
import { ORG_FIRST, ORG_NEXT, PLACE_FIRST, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from './spans.ts';

/**
 * The two names that were read as one because a score, a dash or an `and` joins them: `Leeds 2-3 Burnley`, `World Health
 * Organization and Gavi`, `PRC–DPRK`; null for one name.
 */
export function splitInTwo(sheet: TokenTable, span: Span): [Span, Span] | null {
  const person = behindLetters(sheet, span);
  if (person > 0)
    return [
      { ...span, last: person - 1 },
      { ...span, first: person, kind: 'PERSON' },
    ];
  const sign = signIn(sheet, span);
  const at = sign > 0 ? sign : behindListed(sheet, span);
  if (at <= span.first || at >= span.last) return null;
  return [
    { ...span, last: at - 1 },
    { ...span, first: at + 1 },
  ];
}

/** `told MSNBC Cummings was`: index of a given or last name right behind a listed body’s letters; or -1. */
function behindLetters(sheet: TokenTable, { kind, first, last }: Span): number {
  if (kind !== 'ORGANIZATION' || first === last || sheet.shape[first] !== CAPITALS) return -1;
  if (!((sheet.listed[first] as number) & ORG_FIRST) || (sheet.listed[first + 1] as number) !== 0) return -1;
  const flags = sheet.flags[first + 1] as number;
  const isPerson = (flags & (GIVEN | FAMILY)) !== 0 && !(flags & (COMMON | ORG_END | PLACE_END | TITLE));
  return isPerson && !((sheet.flags[last] as number) & (ORG_END | PLACE_END)) ? first + 1 : -1;
}

/** Index of the score between two clubs, or of the dash between two that are listed or in capitals; or -1. */
function signIn(sheet: TokenTable, span: Span): number {
  for (let at = span.first; at <= span.last; at += 1) if (SCORE.test(wordAt(sheet, at)) || isDash(sheet, at)) return at;
  return -1;
}

function isDash(sheet: TokenTable, at: number): boolean {
  return wordAt(sheet, at) === '–' && isWhole(sheet, at - 1) && isWhole(sheet, at + 1);
}

function isWhole(sheet: TokenTable, at: number): boolean {
  return sheet.shape[at] === CAPITALS || ((sheet.listed[at] as number) & (ORG_FIRST | PLACE_FIRST)) !== 0;
}

/** `2-1`. */
export const SCORE = /^\d+[-–]\d+$/;

/** Index of the `and` right behind a listed body that the name begins with; or -1. */
function behindListed(sheet: TokenTable, span: Span): number {
  if (span.kind !== 'ORGANIZATION' || !((sheet.listed[span.first] as number) & ORG_FIRST)) return -1;
  let at = span.first + 1;
  while (at < span.last && (sheet.listed[at] as number) & ORG_NEXT) at += 1;
  return at < span.last && wordAt(sheet, at) === 'and' && sheet.shape[at + 1] !== SMALL ? at : -1;
}
