import { CAPITALISED, MARK, MIXED, POSSESSIVE } from '../../../text/shapes.ts';
import { COMMON, GIVEN, TITLE } from '../../lexicon/lexicon.ts';
import { PLACE_FIRST, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import { isFacility } from '../context/surroundings.ts';
import type { Span } from '../spans/spans.ts';

/** Joins what was read as two names and is one: `Karst` `& Wyle LLP`, `Ramon` `“Boy” Villaflor`, `St. Mary` `’s Hospital`. */
export function joinNames(sheet: TokenTable, passage: number, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  const apart = withSaints(sheet, passage, spans);
  for (const read of apart) {
    const before = result.at(-1);
    if (before !== undefined && read.first <= before.last) continue;
    const span = withPartner(sheet, read, (before?.last ?? -1) + 1);
    if (before !== undefined && isPartner(sheet, before, span)) {
      result[result.length - 1] = { ...before, last: span.last, kind: 'ORGANIZATION' };
    } else result.push(withGivenBefore(sheet, withNickname(sheet, span, apart), (before?.last ?? -1) + 1));
  }
  return result;
}

/** The capital before `&` belongs to the firm though it was not read as a name. */
function withPartner(sheet: TokenTable, span: Span, floor: number): Span {
  const isFirm = span.kind === 'ORGANIZATION' && wordAt(sheet, span.first - 1) === '&';
  return isFirm && span.first - 2 >= floor && isCapitalised(sheet, span.first - 2)
    ? { ...span, first: span.first - 2 }
    : span;
}

/** `&` between two names makes them one firm, unless both are places. */
function isPartner(sheet: TokenTable, before: Span, span: Span): boolean {
  if (span.first !== before.last + 2 || wordAt(sheet, before.last + 1) !== '&') return false;
  return !(isListedPlace(sheet, before) && isListedPlace(sheet, span));
}

function isListedPlace(sheet: TokenTable, span: Span): boolean {
  return span.kind === 'PLACE' && ((sheet.listed[span.first] as number) & PLACE_FIRST) !== 0;
}

/** One or two given names go on behind one to three words with capitals between marks, whatever was read in them. */
function withNickname(sheet: TokenTable, span: Span, spans: readonly Span[]): Span {
  if (span.kind !== 'PERSON' || span.last > span.first + 1 || !isQuoteMark(sheet, span.last + 1)) return span;
  if (sheet.tokens[span.last]?.end === sheet.tokens[span.last + 1]?.start) return span;
  let at = span.last + 2;
  while (at < span.last + 5 && isCapitalised(sheet, at)) at += 1;
  if (at === span.last + 2 || !isQuoteMark(sheet, at)) return span;
  const rest = spans.find(({ first }) => first === at + 1);
  if (rest !== undefined) return { ...span, last: rest.last };
  const isGiven = ((sheet.flags[span.first] as number) & GIVEN) !== 0;
  return isGiven && isCapitalised(sheet, at + 1) ? { ...span, last: at + 1 } : span;
}

/** `Thabang “Fridge” Mokoena`: what stands before the marks belongs to the person behind them. */
function withGivenBefore(sheet: TokenTable, span: Span, floor: number): Span {
  if (span.kind !== 'PERSON' || !isQuoteMark(sheet, span.first - 1)) return span;
  let at = span.first - 2;
  while (at > span.first - 5 && isCapitalised(sheet, at)) at -= 1;
  const given = at - 1;
  const isJoined = at < span.first - 2 && isQuoteMark(sheet, at) && given >= floor && isCapitalised(sheet, given);
  const isApart = sheet.tokens[given]?.end !== sheet.tokens[at]?.start;
  return isJoined && isApart && !((sheet.flags[given] as number) & (COMMON | TITLE)) ? { ...span, first: given } : span;
}

function isQuoteMark(sheet: TokenTable, at: number): boolean {
  return sheet.shape[at] === MARK || MARKS.has(wordAt(sheet, at));
}

const MARKS = new Set(['“', '”', '"', '‘', '’', "'", "''"]);

function isCapitalised(sheet: TokenTable, at: number): boolean {
  return sheet.shape[at] === CAPITALISED || sheet.shape[at] === MIXED;
}

/** Buildings and schools called after saints, however their parts were read. */
function withSaints(sheet: TokenTable, passage: number, spans: readonly Span[]): Span[] {
  const found = saintsOf(sheet, passage);
  if (found.length === 0) return [...spans];
  const apart = spans.filter((span) => !found.some(({ first, last }) => span.first <= last && first <= span.last));
  return [...apart, ...found].sort((one, other) => one.first - other.first);
}

function saintsOf(sheet: TokenTable, passage: number): Span[] {
  const found: Span[] = [];
  for (let at = 0; at + 3 < sheet.tokens.length; at += 1) {
    if (sheet.shape[at + 2] !== POSSESSIVE || !isCapitalised(sheet, at + 1) || !SAINTS.has(wordAt(sheet, at))) continue;
    let last = at + 2;
    while (sheet.shape[last + 1] === CAPITALISED) last += 1;
    const span: Span = { passage, first: at, last, kind: 'PLACE' };
    if (last === at + 2) continue;
    if (!isFacility(sheet, span) && !CHURCHES.has(wordAt(sheet, last))) {
      if (!SCHOOLS.has(wordAt(sheet, last))) continue;
      span.kind = 'ORGANIZATION';
    }
    found.push(span);
  }
  return found;
}

const SAINTS = new Set(['St', 'St.', 'Saint']);
const CHURCHES = new Set(['Church', 'Basilica', 'Chapel', 'Square', 'Bay', 'Island', 'Park', 'Road', 'Street']);
const SCHOOLS = new Set(['College', 'School', 'University', 'Academy', 'Institute', 'Seminary']);
