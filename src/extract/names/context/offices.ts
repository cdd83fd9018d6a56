import { CAPITALISED, INITIAL, SMALL } from '../../../text/shapes.ts';
import {
  COMMON,
  DEMONYM,
  FAMILY,
  GIVEN,
  HONORIFIC,
  ORG_END,
  PLACE_END,
  TITLE,
  TITLE_MODIFIER,
} from '../../lexicon/lexicon.ts';
import { PLACE_FIRST, PLACE_NEXT, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/**
 * Takes offices off a body's name and people behind it: `Secretary-General of the United Nations` names the United
 * Nations, `Coast Guard Commandant Ann Ford` the Coast Guard, `Food Committee Ann Ford` a body and a person.
 */
export function withoutOffices(sheet: TokenTable, spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => {
    if (span.kind === 'PERSON') return splitPlace(sheet, ofPlace(sheet, span));
    if (span.kind === 'PLACE') return placeOfOffice(sheet, span);
    if (isPartyMember(sheet, span)) return [{ ...span, last: span.last - 1, kind: 'PLACE' }];
    const holder = holderIn(sheet, span);
    if (holder !== null) return [holder];
    const body = withoutHead(sheet, withoutRank(sheet, span));
    return body === null ? [] : splitHolder(sheet, withoutTail(sheet, body));
  });
}

/** `Vance` of `District Attorney Vance`: behind an office one or two words that are neither listed nor ordinary. */
function holderIn(sheet: TokenTable, span: Span): Span | null {
  let at = span.first;
  while (at < span.last && isOffice(sheet, at, TITLE | TITLE_MODIFIER)) at += 1;
  if (at === span.first || span.last - at > 1 || !isOffice(sheet, at - 1, TITLE)) return null;
  for (let word = at; word <= span.last; word += 1) {
    const isPlain = sheet.shape[word] === CAPITALISED && (sheet.listed[word] as number) === 0;
    if (!isPlain || (sheet.flags[word] as number) & (ORG_END | PLACE_END | COMMON | TITLE)) return null;
  }
  return { ...span, first: at, kind: 'PERSON' };
}

/** `the Ohio Republican` is somebody of a place. */
function isPartyMember(sheet: TokenTable, { first, last }: Span): boolean {
  if (first === last || !/^(?:Republican|Democrat)$/.test(wordAt(sheet, last))) return false;
  return /^(?:the|an?)$/i.test(wordAt(sheet, first - 1)) && isListedPlace(sheet, first, last - 1);
}

/** `House` of `House Majority` before `Leader`, `US` of `US Circuit` before `Judge`. */
function withoutRank(sheet: TokenTable, span: Span): Span {
  const isBeforeTitle = ((sheet.flags[span.last + 1] ?? 0) & (TITLE | HONORIFIC)) !== 0;
  if (!isBeforeTitle || span.first === span.last || !RANKS.has(wordAt(sheet, span.last))) return span;
  const body: Span = { ...span, last: span.last - 1 };
  return isListedPlace(sheet, body.first, body.last) ? { ...body, kind: 'PLACE' } : body;
}

/** `U.S.` of `U.S. District` before `Judge`; nothing of `Saudi Crown` before `Prince`. */
function placeOfOffice(sheet: TokenTable, span: Span): Span[] {
  if (span.first === span.last || !((sheet.flags[span.last + 1] ?? 0) & (TITLE | HONORIFIC))) return [span];
  let last = span.last;
  while (last >= span.first && RANKS.has(wordAt(sheet, last))) last -= 1;
  if (last === span.last) return [span];
  return isListedPlace(sheet, span.first, last) && !((sheet.flags[last] as number) & DEMONYM)
    ? [{ ...span, last }]
    : [];
}

const RANKS = new Set([
  'District',
  'Circuit',
  'Crown',
  'Magistrate',
  'Deputy',
  'Assistant',
  'Vice',
  'Chief',
  'Prime',
  'First',
  'Majority',
  'Minority',
]);

/** The body behind `Director of the`; null when what stands there is no name (`Chief of Staff`). */
function withoutHead(sheet: TokenTable, span: Span): Span | null {
  let at = span.first;
  while (at < span.last && isOffice(sheet, at, TITLE | TITLE_MODIFIER)) at += 1;
  if (at === span.first || !isOffice(sheet, at - 1, TITLE) || !LINKS.has(wordAt(sheet, at))) return span;
  at += ARTICLES.has(wordAt(sheet, at + 1)) ? 2 : 1;
  if (at > span.last) return span;
  const isPlace = isListedPlace(sheet, at, span.last);
  const flags = sheet.flags[at] as number;
  if (at === span.last && !isPlace && flags & COMMON && !(flags & ORG_END)) return null;
  return { ...span, first: at, kind: isPlace ? 'PLACE' : span.kind };
}

/** `Coast Guard` of `Coast Guard Commandant` with a name behind it. */
function withoutTail(sheet: TokenTable, span: Span): Span {
  if (FELLOWS.has(wordAt(sheet, span.last + 1))) return withoutField(sheet, span);
  let last = span.last;
  const isBeforeName = sheet.shape[last + 1] === CAPITALISED || sheet.shape[last + 1] === INITIAL;
  if (!isBeforeName && !SEATS.has(wordAt(sheet, last))) return span;
  if (SEATS.has(wordAt(sheet, last)) && last > span.first) return { ...span, last: last - 1 };
  if (!isOffice(sheet, last, TITLE) || BODIES_TOO.has(wordAt(sheet, last))) return span;
  while (last > span.first && isOffice(sheet, last, TITLE | TITLE_MODIFIER)) last -= 1;
  const isPlace = isListedPlace(sheet, span.first, last);
  return { ...span, last, kind: isPlace ? 'PLACE' : span.kind };
}

/** `Alachua Sheriff` is the place and its officer. */
function ofPlace(sheet: TokenTable, span: Span): Span {
  if (span.last !== span.first + 1 || !isOffice(sheet, span.last, TITLE)) return span;
  const isName = (sheet.flags[span.first] as number) & (GIVEN | FAMILY);
  return isName || !isListedPlace(sheet, span.first, span.first) ? span : { ...span, last: span.first, kind: 'PLACE' };
}

/** `mayor of Koszalin Piotr Ford`: the place that somebody is something of, then a given name. */
function splitPlace(sheet: TokenTable, span: Span): Span[] {
  const first = span.first + 1;
  const isOf =
    wordAt(sheet, span.first - 1) === 'of' && span.last > first && isListedPlace(sheet, span.first, span.first);
  if (!isOf || !((sheet.flags[first] as number) & GIVEN)) return [span];
  return [
    { ...span, last: span.first, kind: 'PLACE' },
    { ...span, first },
  ];
}

/** A body's last word or an office, then a given name and a last name: `Royal Society Research Fellow Ann Ford`. */
function splitHolder(sheet: TokenTable, span: Span): Span[] {
  const isOfOffice = wordAt(sheet, span.first - 1) === 'of' && ((sheet.flags[span.first - 2] ?? 0) & TITLE) !== 0;
  for (let at = span.first + 2; at < span.last; at += 1) {
    if (!((sheet.flags[at] as number) & GIVEN) || span.last - at > 3) continue;
    if (hasEnd(sheet, at, span.last, ORG_END | PLACE_END)) continue;
    const person: Span = { ...span, first: at, kind: 'PERSON' };
    if (isOfOffice) return [person];
    if (FELLOWS.has(wordAt(sheet, at - 1))) return [withoutField(sheet, { ...span, last: at - 2 }), person];
    const isBehindEnd = (sheet.flags[at - 1] as number) & (ORG_END | PLACE_END) && sheet.shape[at - 1] !== SMALL;
    if (isBehindEnd && !hasEnd(sheet, at, span.last, COMMON)) return [{ ...span, last: at - 1 }, person];
  }
  return [span];
}

/** `Royal Society` of `Royal Society Research` before `Fellow`. */
function withoutField(sheet: TokenTable, span: Span): Span {
  let { last } = span;
  while (last > span.first && (sheet.flags[last] as number) & TITLE_MODIFIER) last -= 1;
  return { ...span, last };
}

/** Offices that no list has: `Research Fellow`. */
const FELLOWS = new Set(['Fellow']);

function hasEnd(sheet: TokenTable, first: number, last: number, bits: number): boolean {
  for (let at = first; at <= last; at += 1) {
    const flags = sheet.flags[at] as number;
    if ((sheet.shape[at] === SMALL && !(flags & GIVEN)) || flags & bits) return true;
  }
  return false;
}

function isOffice(sheet: TokenTable, at: number, bits: number): boolean {
  const flags = sheet.flags[at] as number;
  return sheet.shape[at] !== SMALL && (flags & bits) !== 0 && !(flags & (HONORIFIC | GIVEN | ORG_END));
}

export function isListedPlace(sheet: TokenTable, first: number, last: number): boolean {
  if (!((sheet.listed[first] as number) & PLACE_FIRST)) return false;
  for (let at = first + 1; at <= last; at += 1) if (!((sheet.listed[at] as number) & PLACE_NEXT)) return false;
  return true;
}

const LINKS = new Set(['of', 'for']);
const ARTICLES = new Set(['the', 'The']);
/** Those who sit for a party: `Labour MP`. */
const SEATS = new Set(['MP', 'MPs', 'MEP', 'MEPs', 'MSP', 'MLA', 'Assemblywoman', 'Assemblyman', 'Congresswoman']);
/** Titles that bodies end in. */
const BODIES_TOO = new Set(['Guard', 'Guards', 'Reporter', 'Star', 'Ranger', 'Observer', 'Republican', 'Champion']);
