import { CAPITALIZED, MIXED, POSSESSIVE, QUOTE_MARK } from '../../../text/shapes.ts';
import { COMMON, GIVEN, TITLE } from '../../lexicon/lexicon.ts';
import { flagsAt, LISTED_PLACE_BEGIN, listedAt, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import { isFacility } from '../context/facilities.ts';
import type { Span } from '../spans/spans.ts';

/** Joins spans that are one name: `Karst` `& Wyle LLP`, `Ramon` `“Boy” Villaflor`, `St. Mary` `’s Hospital`. */
export function joinNames(table: TokenTable, passage: number, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  const apart = withSaints(table, passage, spans);
  for (const read of apart) {
    const before = result.at(-1);
    if (before !== undefined && read.first <= before.last) continue;
    const span = withPartner(table, read, (before?.last ?? -1) + 1);
    if (before !== undefined && isPartner(table, before, span)) {
      result[result.length - 1] = { ...before, last: span.last, kind: 'ORGANIZATION' };
    } else result.push(withGivenBefore(table, withNickname(table, span, apart), (before?.last ?? -1) + 1));
  }
  return result;
}

/** Extends a firm to the capitalized word before `&` that was not read as a name. */
function withPartner(table: TokenTable, span: Span, floor: number): Span {
  const isFirm = span.kind === 'ORGANIZATION' && wordAt(table, span.first - 1) === '&';
  return isFirm && span.first - 2 >= floor && isCapitalized(table, span.first - 2)
    ? { ...span, first: span.first - 2 }
    : span;
}

/** Whether `&` joins two names into one firm: not two places. */
function isPartner(table: TokenTable, before: Span, span: Span): boolean {
  if (span.first !== before.last + 2 || wordAt(table, before.last + 1) !== '&') return false;
  return !(isListedPlace(table, before) && isListedPlace(table, span));
}

function isListedPlace(table: TokenTable, span: Span): boolean {
  return span.kind === 'PLACE' && (listedAt(table, span.first) & LISTED_PLACE_BEGIN) !== 0;
}

/**
 * Extends one or two given names over a nickname of one to three words in quotation marks, and the last name behind it.
 */
function withNickname(table: TokenTable, span: Span, spans: readonly Span[]): Span {
  if (span.kind !== 'PERSON' || span.last > span.first + 1 || !isQuoteMark(table, span.last + 1)) return span;
  if (table.tokens[span.last]?.end === table.tokens[span.last + 1]?.start) return span;
  let at = span.last + 2;
  while (at < span.last + 5 && isCapitalized(table, at)) at += 1;
  if (at === span.last + 2 || !isQuoteMark(table, at)) return span;
  const rest = spans.find(({ first }) => first === at + 1);
  if (rest !== undefined) return { ...span, last: rest.last };
  const isGiven = (flagsAt(table, span.first) & GIVEN) !== 0;
  return isGiven && isCapitalized(table, at + 1) ? { ...span, last: at + 1 } : span;
}

/** Extends a last name over a nickname in quotation marks to the given name: `Thabang “Fridge” Mokoena`. */
function withGivenBefore(table: TokenTable, span: Span, floor: number): Span {
  if (span.kind !== 'PERSON' || !isQuoteMark(table, span.first - 1)) return span;
  let at = span.first - 2;
  while (at > span.first - 5 && isCapitalized(table, at)) at -= 1;
  const given = at - 1;
  const isJoined = at < span.first - 2 && isQuoteMark(table, at) && given >= floor && isCapitalized(table, given);
  const isApart = table.tokens[given]?.end !== table.tokens[at]?.start;
  return isJoined && isApart && !(flagsAt(table, given) & (COMMON | TITLE)) ? { ...span, first: given } : span;
}

function isQuoteMark(table: TokenTable, at: number): boolean {
  return table.shape[at] === QUOTE_MARK || MARKS.has(wordAt(table, at));
}

const MARKS = new Set(['“', '”', '"', '‘', '’', "'", "''"]);

function isCapitalized(table: TokenTable, at: number): boolean {
  return table.shape[at] === CAPITALIZED || table.shape[at] === MIXED;
}

/** Replaces whatever was read in the names of buildings and schools that are named after saints. */
function withSaints(table: TokenTable, passage: number, spans: readonly Span[]): Span[] {
  const found = namesOfSaints(table, passage);
  if (found.length === 0) return [...spans];
  const apart = spans.filter((span) => !found.some(({ first, last }) => span.first <= last && first <= span.last));
  return [...apart, ...found].sort((one, other) => one.first - other.first);
}

/** The names of a passage that begin with a saint: places for buildings, organizations for schools. */
function namesOfSaints(table: TokenTable, passage: number): Span[] {
  const found: Span[] = [];
  for (let at = 0; at + 3 < table.tokens.length; at += 1) {
    if (table.shape[at + 2] !== POSSESSIVE || !isCapitalized(table, at + 1) || !SAINT_TITLES.has(wordAt(table, at)))
      continue;
    let last = at + 2;
    while (table.shape[last + 1] === CAPITALIZED) last += 1;
    const span: Span = { passage, first: at, last, kind: 'PLACE' };
    if (last === at + 2) continue;
    if (!isFacility(table, span) && !SAINT_PLACE_WORDS.has(wordAt(table, last))) {
      if (!SAINT_SCHOOL_WORDS.has(wordAt(table, last))) continue;
      span.kind = 'ORGANIZATION';
    }
    found.push(span);
  }
  return found;
}

const SAINT_TITLES = new Set(['St', 'St.', 'Saint']);
const SAINT_PLACE_WORDS = new Set([
  'Church',
  'Basilica',
  'Chapel',
  'Square',
  'Bay',
  'Island',
  'Park',
  'Road',
  'Street',
]);
const SAINT_SCHOOL_WORDS = new Set(['College', 'School', 'University', 'Academy', 'Institute', 'Seminary']);
