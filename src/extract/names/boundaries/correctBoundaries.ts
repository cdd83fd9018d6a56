import { CAPITALIZED, LOWERCASE, POSSESSIVE, PUNCTUATION } from '../../../text/shapes.ts';
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
import { inWordList } from '../../lexicon/wordLists.ts';
import {
  flagsAt,
  LISTED_BIG,
  LISTED_ORG_BEGIN,
  LISTED_PLACE_BEGIN,
  listedAt,
  type TokenTable,
  wordAt,
} from '../../tagging/tokenTable.ts';
import type { WordCounts } from '../../tagging/wordCounts.ts';
import { isFacility } from '../context/facilities.ts';
import { withoutDescription } from '../context/titles.ts';
import { opensWithParty, type Span } from '../spans/spans.ts';
import { splitInTwo } from '../spans/splits.ts';
import { isFalseName } from './falseNames.ts';

/**
 * Corrects the boundaries of single spans: splits those that are two names, joins a plural's possessive to the
 * organization behind it, removes roles and offices at the ends, and drops what is no name.
 */
export function correctBoundaries(table: TokenTable, spans: readonly Span[], counts: WordCounts): Span[] {
  const result: Span[] = [];
  const joined = joinPluralPossessives(table, spans);
  for (const [index, read] of joined.entries()) {
    const limit = joined[index + 1]?.first ?? table.tokens.length;
    const span = withSubject(table, withOffice(table, withoutDescription(table, read), limit), limit);
    if (isFalseName(table, span, counts)) continue;
    if (opensWithParty(table, span) && wordAt(table, span.first - 1) === ',') span.kind = 'PLACE';
    const two = splitInTwo(table, span);
    if (two !== null) result.push(...two);
    else if (span.kind === 'PERSON') result.push(...splitPersonOfOrganization(table, withoutRole(table, span)));
    else if (span.kind === 'PLACE' || isListed(table, span)) result.push(...splitPersonOfPlace(table, span));
    else result.push(...splitOrganizations(table, withoutSentenceOpener(table, withoutOfficer(table, span), counts)));
  }
  return result;
}

/** Extends an officer to his office, which is an organization: `Ford County Sheriff’s Office`. */
function withOffice(table: TokenTable, span: Span, limit: number): Span {
  const office = span.last + 2;
  if (span.first === span.last || office >= limit || table.shape[span.last + 1] !== POSSESSIVE) return span;
  if (!inWordList('officer', wordAt(table, span.last)) || !OFFICER_BODIES.has(wordAt(table, office))) return span;
  return { ...span, last: office, kind: 'ORGANIZATION' };
}

const OFFICER_BODIES = new Set(['Office', 'Department']);

/** Extends a name over what follows `of` in capitalized common words: `Lagos House` `of Memory`. */
function withSubject(table: TokenTable, span: Span, limit: number): Span {
  if (span.kind === 'PERSON' || span.first === span.last) return span;
  if (!(flagsAt(table, span.last) & (ORG_END | PLACE_END))) return span;
  if (wordAt(table, span.last + 1) !== 'of') return span;
  const start = span.last + (wordAt(table, span.last + 2) === 'the' ? 3 : 2);
  let last = start - 1;
  while (last + 1 < limit && isSubjectWord(table, last + 1)) last += 1;
  return last < start ? span : { ...span, last, kind: isFacility(table, span) ? span.kind : 'ORGANIZATION' };
}

function isSubjectWord(table: TokenTable, at: number): boolean {
  const isOrdinary = (flagsAt(table, at) & COMMON) !== 0 && listedAt(table, at) === 0;
  return table.shape[at] === CAPITALIZED && isOrdinary;
}

/** Joins a plural's possessive with the organization behind it: `Dockers’` `Alliance` is one name. */
function joinPluralPossessives(table: TokenTable, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    const isOwned =
      before !== undefined && span.first === before.last + 2 && isPluralApostrophe(table, before.last + 1);
    if (isOwned && before.kind !== 'PERSON' && endsLikeOrganization(table, span) && !isListed(table, before)) {
      before.last = span.last;
      before.kind = 'ORGANIZATION';
    } else joined.push(span);
  }
  joined.forEach((span, index) => {
    const next = span.last + 2;
    const isFree = (joined[index + 1]?.first ?? table.tokens.length) > next;
    if (span.kind !== 'ORGANIZATION' || !isFree || !isPluralApostrophe(table, span.last + 1)) return;
    if (table.shape[next] === CAPITALIZED && flagsAt(table, next) & ORG_END) span.last = next;
  });
  return joined;
}

/** Whether a token is the apostrophe of a plural: `Workers’`. */
function isPluralApostrophe(table: TokenTable, at: number): boolean {
  const token = table.tokens[at];
  if (token === undefined || table.shape[at] !== PUNCTUATION || table.tokens[at - 1]?.end !== token.start) return false;
  return "’'".includes(table.text.charAt(token.start)) && table.text.charAt(token.start - 1) === 's';
}

function endsLikeOrganization(table: TokenTable, span: Span): boolean {
  return (flagsAt(table, span.last) & ORG_END) !== 0;
}

/** Splits a person from a place: `Ann Ford of Qatar`, read as one place, is two names. */
function splitPersonOfPlace(table: TokenTable, span: Span): Span[] {
  if (span.kind !== 'PLACE' || isListed(table, span)) return [span];
  const person = personBeforeOf(table, span);
  return person === null ? [span] : [person, { ...span, first: person.last + 2 }];
}

/** Removes a common word that begins a sentence in front of a full name: `Qualifier Ann Ford won`. */
function withoutRole(table: TokenTable, span: Span): Span {
  const opens = table.starts[span.first] === 1 && span.last > span.first + 1;
  const first = flagsAt(table, span.first);
  const isRole = opens && (first & COMMON) !== 0 && !(first & GIVEN) && table.shape[span.first + 1] === CAPITALIZED;
  return isRole && flagsAt(table, span.first + 1) & GIVEN ? { ...span, first: span.first + 1 } : span;
}

function isListed(table: TokenTable, span: Span): boolean {
  return (listedAt(table, span.first) & (span.kind === 'PLACE' ? LISTED_PLACE_BEGIN : LISTED_ORG_BEGIN)) !== 0;
}

/** Reduces a place with its officer before a possessive to the place: `LA Sheriff` in `LA Sheriff’s deputies`. */
function withoutOfficer(table: TokenTable, span: Span): Span {
  const isPlace = (listedAt(table, span.first) & LISTED_PLACE_BEGIN) !== 0;
  const isOfficer = flagsAt(table, span.last) & TITLE && !endsLikeOrganization(table, span);
  if (!isPlace || !isOfficer || span.last !== span.first + 1 || table.shape[span.last + 1] !== POSSESSIVE) return span;
  return { ...span, last: span.first, kind: 'PLACE' };
}

/** Removes a plural or preposition that begins a sentence: `Shareholders of Ford Trust`, `With Ford Trust`. */
function withoutSentenceOpener(table: TokenTable, span: Span, counts: WordCounts): Span {
  const isFirst = table.starts[span.first] === 1 || wordAt(table, span.first - 1) === '—';
  if (span.first < span.last && inWordList('sentenceOpener', wordAt(table, span.first)))
    return { ...span, first: span.first + 1 };
  const isOrdinary = flagsAt(table, span.first) & COMMON || counts.lowercase(table.lower[span.first] ?? 0) > 0;
  const isPlural = wordAt(table, span.first).endsWith('s') && isOrdinary;
  const isOpener = isFirst && counts.capitalized(table.lower[span.first] ?? 0) < 2;
  const isOf = wordAt(table, span.first + 1) === 'of' && span.last > span.first + 2;
  if (!isPlural || !isOpener || !isOf || table.shape[span.first + 2] === LOWERCASE) return span;
  return endsLikeOrganization(table, span) ? { ...span, first: span.first + 2 } : span;
}

/**
 * Splits a span that is several names: `Ford Bank and Union Trust` is two organizations, `Ford Devices of Taiwan` one
 * and a country, `Ann Ford of Union Trust` a person and an organization.
 */
function splitOrganizations(table: TokenTable, span: Span): Span[] {
  if (personBeforeOf(table, span) !== null) return splitPersonOfOrganization(table, span);
  for (let at = span.first + 2; at < span.last; at += 1) {
    if (table.shape[at] !== LOWERCASE) continue;
    const word = wordAt(table, at);
    if (word === 'for' && at === span.last - 1 && isPersonsWord(table, span.last)) return [{ ...span, last: at - 1 }];
    if (word === 'for' && isSomethingForClub(table, span, at)) return [{ ...span, first: at + 1 }];
    if (
      word === 'and' &&
      isOrganizationOfPlace(table, span.first, at - 1) &&
      isOrganizationOfPlace(table, at + 1, span.last)
    )
      return [{ ...span, last: at - 1 }, ...splitOrganizations(table, { ...span, first: at + 1 })];
    if (word === 'and' && beginsOrganization(table, span.first) && beginsOrganization(table, at + 1))
      return [{ ...span, last: at - 1 }, ...splitOrganizations(table, { ...span, first: at + 1 })];
    if (!(flagsAt(table, at - 1) & ORG_END)) continue;
    if (
      word === 'and' &&
      endsLikeOrganization(table, span) &&
      span.last - at > 1 &&
      table.shape[at + 1] === CAPITALIZED
    )
      return [{ ...span, last: at - 1 }, ...splitOrganizations(table, { ...span, first: at + 1 })];
    const isPlace = (listedAt(table, at + 1) & LISTED_PLACE_BEGIN) !== 0;
    if (word === 'of' && isPlace && inWordList('companyLastWord', wordAt(table, at - 1)))
      return [
        { ...span, last: at - 1 },
        { ...span, first: at + 1, kind: 'PLACE' },
      ];
  }
  return [span];
}

/** Splits a person from the organization, or the listed place, behind `of`; a span without a person stays whole. */
function splitPersonOfOrganization(table: TokenTable, span: Span): Span[] {
  const person = personBeforeOf(table, span);
  if (person === null) return [span];
  const rest: Span = { ...span, first: person.last + 2 };
  const isPlace = (listedAt(table, rest.first) & LISTED_PLACE_BEGIN) !== 0 && !endsLikeOrganization(table, rest);
  return [person, { ...rest, kind: isPlace ? 'PLACE' : 'ORGANIZATION' }];
}

/** Whether a word is a given or family name and nothing else: `Obama` in `Office of Budget for Obama`. */
function isPersonsWord(table: TokenTable, at: number): boolean {
  const flags = flagsAt(table, at);
  return (flags & (GIVEN | FAMILY)) !== 0 && !(flags & COMMON) && !(listedAt(table, at) & LISTED_BIG);
}

/** Whether a span is something for a club, not the club: `Atlantic Cup for Lagos Mariners`. */
function isSomethingForClub(table: TokenTable, span: Span, at: number): boolean {
  for (let word = span.first; word < at; word += 1) if (flagsAt(table, word) & (ORG_END | ORG_START)) return false;
  return (listedAt(table, at + 1) & LISTED_PLACE_BEGIN) !== 0 && at + 1 < span.last;
}

/** Whether an organization begins here: `Center for`, `Ministry of`. */
function beginsOrganization(table: TokenTable, first: number): boolean {
  const link = wordAt(table, first + 1);
  return (flagsAt(table, first) & ORG_END) !== 0 && (link === 'for' || link === 'of');
}

/** Whether tokens are an organization of a listed place: `Ford Bank of Toronto`. */
function isOrganizationOfPlace(table: TokenTable, first: number, last: number): boolean {
  if (last - first < 3 || wordAt(table, last - 1) !== 'of') return false;
  return (flagsAt(table, last - 2) & ORG_END) !== 0 && (listedAt(table, last) & LISTED_PLACE_BEGIN) !== 0;
}

/**
 * The person in front of `of`: two or three words that begin with a given name and include no word of an organization;
 * or null.
 */
function personBeforeOf(table: TokenTable, read: Span): Span | null {
  const isTitled = (flagsAt(table, read.first) & HONORIFIC) !== 0 && read.first < read.last;
  const span = isTitled ? { ...read, first: read.first + 1 } : read;
  let at = span.first;
  while (at < span.last && table.shape[at] !== LOWERCASE) {
    if (flagsAt(table, at) & (ORG_END | ORG_START | DEMONYM)) return null;
    at += 1;
  }
  const size = at - span.first;
  if (size < 2 || size > 3 || wordAt(table, at) !== 'of' || table.shape[at + 1] === LOWERCASE) return null;
  const isOfBody =
    span.last > at + 1 &&
    size === 2 &&
    endsLikeOrganization(table, span) &&
    !hasCommonOrListedWord(table, span.first, at);
  return isOfBody || flagsAt(table, span.first) & GIVEN ? { ...span, last: at - 1, kind: 'PERSON' } : null;
}

/** Whether there is a common word or a listed name from `first` to before `end`. */
function hasCommonOrListedWord(table: TokenTable, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (flagsAt(table, at) & COMMON || listedAt(table, at) !== 0) return true;
  return false;
}
