import { CAPITALIZED, INITIAL, LOWERCASE } from '../../../text/shapes.ts';
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
import { inWordList } from '../../lexicon/wordLists.ts';
import {
  flagsAt,
  LISTED_PLACE_BEGIN,
  LISTED_PLACE_INSIDE,
  listedAt,
  type TokenTable,
  wordAt,
} from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/**
 * Removes offices from names, and splits off their holders: `Secretary-General of the United Nations` becomes the
 * United Nations, `Coast Guard Commandant Ann Ford` the Coast Guard (and Ann Ford), `Food Committee Ann Ford` two
 * names.
 */
export function withoutOffices(table: TokenTable, spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => {
    if (span.kind === 'PERSON') return splitPlaceAndHolder(table, placeBeforeOffice(table, span));
    if (span.kind === 'PLACE') return withoutOfficePrefix(table, span);
    if (isPartyMember(table, span)) return [{ ...span, last: span.last - 1, kind: 'PLACE' }];
    const holder = holderOfOffice(table, span);
    if (holder !== null) return [holder];
    const organization = withoutOfficeOf(table, withoutPrefixBeforeTitle(table, span));
    return organization === null ? [] : splitOrganizationAndHolder(table, withoutTrailingOffice(table, organization));
  });
}

/**
 * The holder in an office with a name, `Vance` in `District Attorney Vance`: one or two words, neither listed nor
 * common; or null.
 */
function holderOfOffice(table: TokenTable, span: Span): Span | null {
  let at = span.first;
  while (at < span.last && isOffice(table, at, TITLE | TITLE_MODIFIER)) at += 1;
  if (at === span.first || span.last - at > 1 || !isOffice(table, at - 1, TITLE)) return null;
  for (let word = at; word <= span.last; word += 1) {
    const isPlain = table.shape[word] === CAPITALIZED && listedAt(table, word) === 0;
    if (!isPlain || flagsAt(table, word) & (ORG_END | PLACE_END | COMMON | TITLE)) return null;
  }
  return { ...span, first: at, kind: 'PERSON' };
}

/** Whether a span means a politician of a place: `the Ohio Republican`. */
function isPartyMember(table: TokenTable, { first, last }: Span): boolean {
  if (first === last || !/^(?:Republican|Democrat)$/.test(wordAt(table, last))) return false;
  return /^(?:the|an?)$/i.test(wordAt(table, first - 1)) && isListedPlace(table, first, last - 1);
}

/**
 * Removes a prefix of the title that follows: `House Majority` before `Leader` becomes `House`, `US Circuit` before
 * `Judge` `US`.
 */
function withoutPrefixBeforeTitle(table: TokenTable, span: Span): Span {
  const isBeforeTitle = (flagsAt(table, span.last + 1) & (TITLE | HONORIFIC)) !== 0;
  if (!isBeforeTitle || span.first === span.last || !inWordList('officePrefix', wordAt(table, span.last))) return span;
  const rest: Span = { ...span, last: span.last - 1 };
  return isListedPlace(table, rest.first, rest.last) ? { ...rest, kind: 'PLACE' } : rest;
}

/**
 * The same for a place: `U.S. District` before `Judge` becomes `U.S.`; of `Saudi Crown` before `Prince` nothing
 * remains.
 */
function withoutOfficePrefix(table: TokenTable, span: Span): Span[] {
  if (span.first === span.last || !(flagsAt(table, span.last + 1) & (TITLE | HONORIFIC))) return [span];
  let last = span.last;
  while (last >= span.first && inWordList('officePrefix', wordAt(table, last))) last -= 1;
  if (last === span.last) return [span];
  return isListedPlace(table, span.first, last) && !(flagsAt(table, last) & DEMONYM) ? [{ ...span, last }] : [];
}

/** Removes `Director of the` in front; null when what follows is not a name (`Chief of Staff`). */
function withoutOfficeOf(table: TokenTable, span: Span): Span | null {
  let at = span.first;
  while (at < span.last && isOffice(table, at, TITLE | TITLE_MODIFIER)) at += 1;
  if (at === span.first || !isOffice(table, at - 1, TITLE) || !LINKS.has(wordAt(table, at))) return span;
  at += ARTICLES.has(wordAt(table, at + 1)) ? 2 : 1;
  if (at > span.last) return span;
  const isPlace = isListedPlace(table, at, span.last);
  const flags = flagsAt(table, at);
  if (at === span.last && !isPlace && flags & COMMON && !(flags & ORG_END)) return null;
  return { ...span, first: at, kind: isPlace ? 'PLACE' : span.kind };
}

/** Removes the office before a name: `Coast Guard Commandant` becomes `Coast Guard`, `Labour MP` `Labour`. */
function withoutTrailingOffice(table: TokenTable, span: Span): Span {
  if (UNLISTED_OFFICES.has(wordAt(table, span.last + 1))) return withoutModifiers(table, span);
  let last = span.last;
  const isBeforeName = table.shape[last + 1] === CAPITALIZED || table.shape[last + 1] === INITIAL;
  if (!isBeforeName && !LEGISLATOR_TITLES.has(wordAt(table, last))) return span;
  if (LEGISLATOR_TITLES.has(wordAt(table, last)) && last > span.first) return { ...span, last: last - 1 };
  if (!isOffice(table, last, TITLE) || TITLES_ENDING_ORGANIZATIONS.has(wordAt(table, last))) return span;
  while (last > span.first && isOffice(table, last, TITLE | TITLE_MODIFIER)) last -= 1;
  const isPlace = isListedPlace(table, span.first, last);
  return { ...span, last, kind: isPlace ? 'PLACE' : span.kind };
}

/** `Alachua Sheriff`, read as a person, becomes the place. */
function placeBeforeOffice(table: TokenTable, span: Span): Span {
  if (span.last !== span.first + 1 || !isOffice(table, span.last, TITLE)) return span;
  const isName = flagsAt(table, span.first) & (GIVEN | FAMILY);
  return isName || !isListedPlace(table, span.first, span.first) ? span : { ...span, last: span.first, kind: 'PLACE' };
}

/** Splits `Koszalin Piotr Ford` behind `mayor of` into the place and the person, who begins with a given name. */
function splitPlaceAndHolder(table: TokenTable, span: Span): Span[] {
  const first = span.first + 1;
  const isOf =
    wordAt(table, span.first - 1) === 'of' && span.last > first && isListedPlace(table, span.first, span.first);
  if (!isOf || !(flagsAt(table, first) & GIVEN)) return [span];
  return [
    { ...span, last: span.first, kind: 'PLACE' },
    { ...span, first },
  ];
}

/**
 * Splits an organization, perhaps with an office, from a person's full name: `Royal Society Research Fellow Ann Ford`.
 */
function splitOrganizationAndHolder(table: TokenTable, span: Span): Span[] {
  const isOfOffice = wordAt(table, span.first - 1) === 'of' && (flagsAt(table, span.first - 2) & TITLE) !== 0;
  for (let at = span.first + 2; at < span.last; at += 1) {
    if (!(flagsAt(table, at) & GIVEN) || span.last - at > 3) continue;
    if (hasWordOf(table, at, span.last, ORG_END | PLACE_END)) continue;
    const person: Span = { ...span, first: at, kind: 'PERSON' };
    if (isOfOffice) return [person];
    if (UNLISTED_OFFICES.has(wordAt(table, at - 1)))
      return [withoutModifiers(table, { ...span, last: at - 2 }), person];
    const isBehindEnd = flagsAt(table, at - 1) & (ORG_END | PLACE_END) && table.shape[at - 1] !== LOWERCASE;
    if (isBehindEnd && !hasWordOf(table, at, span.last, COMMON)) return [{ ...span, last: at - 1 }, person];
  }
  return [span];
}

/** Removes modifiers of the office that follows: `Royal Society Research` before `Fellow` becomes `Royal Society`. */
function withoutModifiers(table: TokenTable, span: Span): Span {
  let { last } = span;
  while (last > span.first && flagsAt(table, last) & TITLE_MODIFIER) last -= 1;
  return { ...span, last };
}

/** Offices that are no titles, so that no list has them: `Research Fellow`. */
const UNLISTED_OFFICES = new Set(['Fellow']);

/** Whether a lowercase word, or a word with one of the flags, is among tokens. */
function hasWordOf(table: TokenTable, first: number, last: number, bits: number): boolean {
  for (let at = first; at <= last; at += 1) {
    const flags = flagsAt(table, at);
    if ((table.shape[at] === LOWERCASE && !(flags & GIVEN)) || flags & bits) return true;
  }
  return false;
}

/** Whether a capitalized word has one of the flags of an office and is not also an honorific or a given name. */
function isOffice(table: TokenTable, at: number, bits: number): boolean {
  const flags = flagsAt(table, at);
  return table.shape[at] !== LOWERCASE && (flags & bits) !== 0 && !(flags & (HONORIFIC | GIVEN | ORG_END));
}

/** Whether tokens are one listed place, from its first to its last word. */
export function isListedPlace(table: TokenTable, first: number, last: number): boolean {
  if (!(listedAt(table, first) & LISTED_PLACE_BEGIN)) return false;
  for (let at = first + 1; at <= last; at += 1) if (!(listedAt(table, at) & LISTED_PLACE_INSIDE)) return false;
  return true;
}

const LINKS = new Set(['of', 'for']);
const ARTICLES = new Set(['the', 'The']);
/** Titles of members of parliaments, behind their party: `Labour MP`. */
const LEGISLATOR_TITLES = new Set([
  'MP',
  'MPs',
  'MEP',
  'MEPs',
  'MSP',
  'MLA',
  'Assemblywoman',
  'Assemblyman',
  'Congresswoman',
]);
/** Titles that are also last words of organizations' names: `Coast Guard`, `Texas Observer`. */
const TITLES_ENDING_ORGANIZATIONS = new Set([
  'Guard',
  'Guards',
  'Reporter',
  'Star',
  'Ranger',
  'Observer',
  'Republican',
  'Champion',
]);
