import { ALL_CAPS, LOWERCASE } from '../../../text/shapes.ts';
import { COMMON, FAMILY, GIVEN, ORG_END, PLACE_END, TITLE } from '../../lexicon/lexicon.ts';
import {
  flagsAt,
  LISTED_ORG_BEGIN,
  LISTED_ORG_INSIDE,
  LISTED_PLACE_BEGIN,
  listedAt,
  type TokenTable,
  wordAt,
} from '../../tagging/tokenTable.ts';
import type { Span } from './spans.ts';

/**
 * Splits a span that is two names joined by a score, a dash or an `and`: `Leeds 2-3 Burnley`, `PRC–DPRK`, `World Health
 * Organization and Gavi`. Null for a single name.
 */
export function splitInTwo(table: TokenTable, span: Span): [Span, Span] | null {
  const person = personBehindAcronym(table, span);
  if (person > 0)
    return [
      { ...span, last: person - 1 },
      { ...span, first: person, kind: 'PERSON' },
    ];
  const sign = signBetweenNames(table, span);
  const at = sign > 0 ? sign : andBehindListed(table, span);
  if (at <= span.first || at >= span.last) return null;
  return [
    { ...span, last: at - 1 },
    { ...span, first: at + 1 },
  ];
}

/** The index of a person's name directly behind a listed acronym, `told MSNBC Cummings was`; or -1. */
function personBehindAcronym(table: TokenTable, { kind, first, last }: Span): number {
  if (kind !== 'ORGANIZATION' || first === last || table.shape[first] !== ALL_CAPS) return -1;
  if (!(listedAt(table, first) & LISTED_ORG_BEGIN) || listedAt(table, first + 1) !== 0) return -1;
  const flags = flagsAt(table, first + 1);
  const isPerson = (flags & (GIVEN | FAMILY)) !== 0 && !(flags & (COMMON | ORG_END | PLACE_END | TITLE));
  return isPerson && !(flagsAt(table, last) & (ORG_END | PLACE_END)) ? first + 1 : -1;
}

/** The index of a score, or of a dash between two names that are listed or in capitals; or -1. */
function signBetweenNames(table: TokenTable, span: Span): number {
  for (let at = span.first; at <= span.last; at += 1) if (SCORE.test(wordAt(table, at)) || isDash(table, at)) return at;
  return -1;
}

function isDash(table: TokenTable, at: number): boolean {
  return wordAt(table, at) === '–' && isNameByItself(table, at - 1) && isNameByItself(table, at + 1);
}

function isNameByItself(table: TokenTable, at: number): boolean {
  return table.shape[at] === ALL_CAPS || (listedAt(table, at) & (LISTED_ORG_BEGIN | LISTED_PLACE_BEGIN)) !== 0;
}

/** A score: `2-1`. */
export const SCORE = /^\d+[-–]\d+$/;

/** The index of an `and` directly behind a listed organization that the span begins with; or -1. */
function andBehindListed(table: TokenTable, span: Span): number {
  if (span.kind !== 'ORGANIZATION' || !(listedAt(table, span.first) & LISTED_ORG_BEGIN)) return -1;
  let at = span.first + 1;
  while (at < span.last && listedAt(table, at) & LISTED_ORG_INSIDE) at += 1;
  return at < span.last && wordAt(table, at) === 'and' && table.shape[at + 1] !== LOWERCASE ? at : -1;
}
