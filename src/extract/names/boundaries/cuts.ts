import { CAPITALISED, POSSESSIVE, SIGN, SMALL } from '../../../text/shapes.ts';
import {
  COMMON,
  DEMONYM,
  FAMILY,
  GIVEN,
  HONORIFIC,
  ORG_END,
  ORG_START,
  PLACE_END,
  TITLE,
} from '../../lexicon/lexicon.ts';
import { LISTED_BIG, ORG_FIRST, PLACE_FIRST, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { WordCounts } from '../../tagging/wordCounts.ts';
import { isFacility } from '../context/surroundings.ts';
import { withoutDescription } from '../context/titles.ts';
import { opensWithParty, type Span } from '../spans/spans.ts';
import { splitInTwo } from '../spans/splits.ts';
import { rejectsFalseName } from './rejectFalseNames.ts';

/** Cuts what was read as one name and is two, joins a plural's possessive to its body, and drops what is no name. */
export function cutNames(sheet: TokenTable, spans: readonly Span[], counts: WordCounts): Span[] {
  const result: Span[] = [];
  const joined = joinPlurals(sheet, spans);
  for (const [index, read] of joined.entries()) {
    const limit = joined[index + 1]?.first ?? sheet.tokens.length;
    const span = withSubject(sheet, withOffice(sheet, withoutDescription(sheet, read), limit), limit);
    if (rejectsFalseName(sheet, span, counts)) continue;
    if (opensWithParty(sheet, span) && wordAt(sheet, span.first - 1) === ',') span.kind = 'PLACE';
    const two = splitInTwo(sheet, span);
    if (two !== null) result.push(...two);
    else if (span.kind === 'PERSON') result.push(...cutBody(sheet, withoutRole(sheet, span)));
    else if (span.kind === 'PLACE' || isListed(sheet, span)) result.push(...cutPersonOfPlace(sheet, span));
    else result.push(...cutBodies(sheet, withoutHead(sheet, withoutOfficer(sheet, span), counts)));
  }
  return result;
}

/** `Ford County Sheriff’s Office`: the office of an officer is a body named for him. */
function withOffice(sheet: TokenTable, span: Span, limit: number): Span {
  const office = span.last + 2;
  if (span.first === span.last || office >= limit || sheet.shape[span.last + 1] !== POSSESSIVE) return span;
  if (!OFFICERS.has(wordAt(sheet, span.last)) || !OFFICES.has(wordAt(sheet, office))) return span;
  return { ...span, last: office, kind: 'ORGANIZATION' };
}

const OFFICERS = new Set(
  'Sheriff Attorney Prosecutor General Coroner Examiner Governor Mayor Marshal Ombudsman Commissioner Constable'.split(
    ' ',
  ),
);
const OFFICES = new Set(['Office', 'Department']);

/** `Lagos House` `of Memory`: what a body is for, in ordinary words with capitals, belongs to its name. */
function withSubject(sheet: TokenTable, span: Span, limit: number): Span {
  if (span.kind === 'PERSON' || span.first === span.last) return span;
  if (!((sheet.flags[span.last] as number) & (ORG_END | PLACE_END))) return span;
  if (wordAt(sheet, span.last + 1) !== 'of') return span;
  const start = span.last + (wordAt(sheet, span.last + 2) === 'the' ? 3 : 2);
  let last = start - 1;
  while (last + 1 < limit && isSubject(sheet, last + 1)) last += 1;
  return last < start ? span : { ...span, last, kind: isFacility(sheet, span) ? span.kind : 'ORGANIZATION' };
}

function isSubject(sheet: TokenTable, at: number): boolean {
  const isOrdinary = ((sheet.flags[at] as number) & COMMON) !== 0 && (sheet.listed[at] as number) === 0;
  return sheet.shape[at] === CAPITALISED && isOrdinary;
}

/** `Dockers’` `Alliance` is one body: a plural's possessive before a word for a body lies inside its name. */
function joinPlurals(sheet: TokenTable, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    const isOwned = before !== undefined && span.first === before.last + 2 && isPluralSign(sheet, before.last + 1);
    if (isOwned && before.kind !== 'PERSON' && endsInBody(sheet, span) && !isListed(sheet, before)) {
      before.last = span.last;
      before.kind = 'ORGANIZATION';
    } else joined.push(span);
  }
  joined.forEach((span, index) => {
    const next = span.last + 2;
    const isFree = (joined[index + 1]?.first ?? sheet.tokens.length) > next;
    if (span.kind !== 'ORGANIZATION' || !isFree || !isPluralSign(sheet, span.last + 1)) return;
    if (sheet.shape[next] === CAPITALISED && (sheet.flags[next] as number) & ORG_END) span.last = next;
  });
  return joined;
}

/** The apostrophe of `Workers’`, with a capital behind it. */
function isPluralSign(sheet: TokenTable, at: number): boolean {
  const token = sheet.tokens[at];
  if (token === undefined || sheet.shape[at] !== SIGN || sheet.tokens[at - 1]?.end !== token.start) return false;
  return "’'".includes(sheet.text.charAt(token.start)) && sheet.text.charAt(token.start - 1) === 's';
}

function endsInBody(sheet: TokenTable, span: Span): boolean {
  return ((sheet.flags[span.last] as number) & ORG_END) !== 0;
}

/** `Ann Ford of Qatar`, read as one place, is a person and a place. */
function cutPersonOfPlace(sheet: TokenTable, span: Span): Span[] {
  if (span.kind !== 'PLACE' || isListed(sheet, span)) return [span];
  const person = personBeforeOf(sheet, span);
  return person === null ? [span] : [person, { ...span, first: person.last + 2 }];
}

/** `Qualifier Ann Ford won`: an ordinary word that opens a sentence before a given name and another is what she is. */
function withoutRole(sheet: TokenTable, span: Span): Span {
  const opens = sheet.starts[span.first] === 1 && span.last > span.first + 1;
  const first = sheet.flags[span.first] as number;
  const isRole = opens && (first & COMMON) !== 0 && !(first & GIVEN) && sheet.shape[span.first + 1] === CAPITALISED;
  return isRole && (sheet.flags[span.first + 1] as number) & GIVEN ? { ...span, first: span.first + 1 } : span;
}

function isListed(sheet: TokenTable, span: Span): boolean {
  return ((sheet.listed[span.first] as number) & (span.kind === 'PLACE' ? PLACE_FIRST : ORG_FIRST)) !== 0;
}

/** `LA Sheriff` before `’s office` is the place and its officer. */
function withoutOfficer(sheet: TokenTable, span: Span): Span {
  const isPlace = ((sheet.listed[span.first] as number) & PLACE_FIRST) !== 0;
  const isOfficer = (sheet.flags[span.last] as number) & TITLE && !endsInBody(sheet, span);
  if (!isPlace || !isOfficer || span.last !== span.first + 1 || sheet.shape[span.last + 1] !== POSSESSIVE) return span;
  return { ...span, last: span.first, kind: 'PLACE' };
}

const OPENINGS = new Set([
  'With',
  'At',
  'In',
  'For',
  'From',
  'On',
  'Under',
  'After',
  'Before',
  'By',
  'And',
  'But',
  'If',
  'As',
  'When',
  'While',
]);

/** `Shareholders of Ford Trust` and `With Ford Trust` at a sentence's start are about the trust. */
function withoutHead(sheet: TokenTable, span: Span, counts: WordCounts): Span {
  const isFirst = sheet.starts[span.first] === 1 || wordAt(sheet, span.first - 1) === '—';
  if (span.first < span.last && OPENINGS.has(wordAt(sheet, span.first))) return { ...span, first: span.first + 1 };
  const isOrdinary =
    (sheet.flags[span.first] as number) & COMMON || counts.small(sheet.lower[span.first] as number) > 0;
  const isPlural = wordAt(sheet, span.first).endsWith('s') && isOrdinary;
  const isHead = isFirst && counts.capital(sheet.lower[span.first] as number) < 2;
  const isOf = wordAt(sheet, span.first + 1) === 'of' && span.last > span.first + 2;
  if (!isPlural || !isHead || !isOf || sheet.shape[span.first + 2] === SMALL) return span;
  return endsInBody(sheet, span) ? { ...span, first: span.first + 2 } : span;
}

/** `Ford Bank and Union Trust` are two bodies, `Ford Devices of Taiwan` one and a country, `Ann Ford of Union Trust` a person of one. */
function cutBodies(sheet: TokenTable, span: Span): Span[] {
  if (personBeforeOf(sheet, span) !== null) return cutBody(sheet, span);
  for (let at = span.first + 2; at < span.last; at += 1) {
    if (sheet.shape[at] !== SMALL) continue;
    const word = wordAt(sheet, at);
    if (word === 'for' && at === span.last - 1 && isPersonsWord(sheet, span.last)) return [{ ...span, last: at - 1 }];
    if (word === 'for' && isEventFor(sheet, span, at)) return [{ ...span, first: at + 1 }];
    if (word === 'and' && isBodyOfPlace(sheet, span.first, at - 1) && isBodyOfPlace(sheet, at + 1, span.last))
      return [{ ...span, last: at - 1 }, ...cutBodies(sheet, { ...span, first: at + 1 })];
    if (word === 'and' && isBodyFor(sheet, span.first) && isBodyFor(sheet, at + 1))
      return [{ ...span, last: at - 1 }, ...cutBodies(sheet, { ...span, first: at + 1 })];
    if (!((sheet.flags[at - 1] as number) & ORG_END)) continue;
    if (word === 'and' && endsInBody(sheet, span) && span.last - at > 1 && sheet.shape[at + 1] === CAPITALISED)
      return [{ ...span, last: at - 1 }, ...cutBodies(sheet, { ...span, first: at + 1 })];
    const isPlace = ((sheet.listed[at + 1] as number) & PLACE_FIRST) !== 0;
    if (word === 'of' && isPlace && COMPANIES.has(wordAt(sheet, at - 1)))
      return [
        { ...span, last: at - 1 },
        { ...span, first: at + 1, kind: 'PLACE' },
      ];
  }
  return [span];
}

/** `Ann Ford of Union Trust`, and of a place where a list has it; a span without a person is left whole. */
function cutBody(sheet: TokenTable, span: Span): Span[] {
  const person = personBeforeOf(sheet, span);
  if (person === null) return [span];
  const rest: Span = { ...span, first: person.last + 2 };
  const isPlace = ((sheet.listed[rest.first] as number) & PLACE_FIRST) !== 0 && !endsInBody(sheet, rest);
  return [person, { ...rest, kind: isPlace ? 'PLACE' : 'ORGANIZATION' }];
}

/** `Office of Budget for Obama`: a given or a last name and nothing else. */
function isPersonsWord(sheet: TokenTable, at: number): boolean {
  const flags = sheet.flags[at] as number;
  return (flags & (GIVEN | FAMILY)) !== 0 && !(flags & COMMON) && !((sheet.listed[at] as number) & LISTED_BIG);
}

/** `Atlantic Cup for Lagos Mariners`: what is won, held or made for a club named for a place is no part of its name. */
function isEventFor(sheet: TokenTable, span: Span, at: number): boolean {
  for (let word = span.first; word < at; word += 1)
    if ((sheet.flags[word] as number) & (ORG_END | ORG_START)) return false;
  return ((sheet.listed[at + 1] as number) & PLACE_FIRST) !== 0 && at + 1 < span.last;
}

/** `Center for`, `Ministry of`. */
function isBodyFor(sheet: TokenTable, first: number): boolean {
  const link = wordAt(sheet, first + 1);
  return ((sheet.flags[first] as number) & ORG_END) !== 0 && (link === 'for' || link === 'of');
}

/** `Ford Bank of Toronto`. */
function isBodyOfPlace(sheet: TokenTable, first: number, last: number): boolean {
  if (last - first < 3 || wordAt(sheet, last - 1) !== 'of') return false;
  return ((sheet.flags[last - 2] as number) & ORG_END) !== 0 && ((sheet.listed[last] as number) & PLACE_FIRST) !== 0;
}

/** Two or three words before `of` that begin with a given name and have none for a body. */
function personBeforeOf(sheet: TokenTable, read: Span): Span | null {
  const isTitled = ((sheet.flags[read.first] as number) & HONORIFIC) !== 0 && read.first < read.last;
  const span = isTitled ? { ...read, first: read.first + 1 } : read;
  let at = span.first;
  while (at < span.last && sheet.shape[at] !== SMALL) {
    if ((sheet.flags[at] as number) & (ORG_END | ORG_START | DEMONYM)) return null;
    at += 1;
  }
  const size = at - span.first;
  if (size < 2 || size > 3 || wordAt(sheet, at) !== 'of' || sheet.shape[at + 1] === SMALL) return null;
  const isOfBody = span.last > at + 1 && size === 2 && endsInBody(sheet, span) && !hasWords(sheet, span.first, at);
  return isOfBody || (sheet.flags[span.first] as number) & GIVEN ? { ...span, last: at - 1, kind: 'PERSON' } : null;
}

/** Whether an ordinary word or a place stands from `first` to before `end`. */
function hasWords(sheet: TokenTable, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1)
    if ((sheet.flags[at] as number) & COMMON || (sheet.listed[at] as number) !== 0) return true;
  return false;
}

/** Last words of companies' names, which end there whatever country stands behind. */
const COMPANIES = new Set(
  `Devices Semiconductors Terminals Lines Airlines Airways Motors Systems Technologies Industries Holdings Electronics
  Pharmaceuticals Partners Studios Pictures Solutions Foods Chemicals Instruments Logistics Shipping Steel Mining Software
  Robotics Aerospace Energy Biologics Therapeutics Materials Labs`.split(/\s+/),
);
