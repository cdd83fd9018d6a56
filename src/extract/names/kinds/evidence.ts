import { CAPITALISED, INITIAL, MIXED, SMALL } from '../../../text/shapes.ts';
import {
  BEFORE,
  COMMON,
  FAMILY,
  GIVEN,
  HONORIFIC,
  ORG_END,
  ORG_START,
  PLACE_END,
  REPORTING,
  TITLE,
} from '../../lexicon/lexicon.ts';
import { ORG_FIRST, ORG_NEXT, PLACE_FIRST, PLACE_NEXT, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import { hasRoleBehind } from '../context/appositions.ts';
import { actsAsPerson } from '../context/personContext.ts';
import { isFacility, kindAround } from '../context/surroundings.ts';
import { isFirm } from '../organizations/firms.ts';
import type { Span } from '../spans/spans.ts';

/** What a story shows of one printed name: how often it was read as which kind, weighed by what stands around it. */
export interface Evidence {
  spans: Span[];
  person: number;
  place: number;
  organization: number;
  isListed: boolean;
  /** Said something, or stood behind a title or `in`. */
  isSure: boolean;
  /** Times that the words around it said that it is a place or a body. */
  toldPlace: number;
  toldBody: number;
  /** Stood behind an honorific or looks like a person's full name. */
  isPersonal: boolean;
  /** Stood where places stand: behind `in`, `from`, `of`. */
  isLocated: boolean;
}

export function evidenceOf(byName: Map<string, Evidence>, name: string): Evidence {
  let evidence = byName.get(name);
  if (evidence === undefined) {
    evidence = {
      spans: [],
      person: 0,
      place: 0,
      organization: 0,
      isListed: false,
      isSure: false,
      toldPlace: 0,
      toldBody: 0,
      isPersonal: false,
      isLocated: false,
    };
    byName.set(name, evidence);
  }
  return evidence;
}

/** One for how it was read; more for a company's last word, for initials, and for company that only bodies or people keep. */
export function weigh(sheet: TokenTable, span: Span, evidence: Evidence): void {
  evidence.spans.push(span);
  if (span.kind === 'PERSON') evidence.person += 1;
  else if (span.kind === 'PLACE') evidence.place += 1;
  else evidence.organization += 1;
  if (isListed(sheet, span)) evidence.isListed = true;
  const before = sheet.flags[span.first - 1] ?? 0;
  const isLocated = LOCATING.has(wordAt(sheet, span.first - 1));
  if (isLocated && span.kind !== 'PERSON') evidence.place += 1;
  if (before & BEFORE || wordAt(sheet, span.first - 1) === 'of') evidence.isLocated = true;
  if (before & (TITLE | HONORIFIC) || isLocated || (sheet.flags[span.last + 1] ?? 0) & REPORTING)
    evidence.isSure = true;
  if (actsAsPerson(sheet, span)) evidence.person += 2;
  const around = kindAround(sheet, span);
  if (around === 'PLACE') evidence.toldPlace += 1;
  else if (around === 'ORGANIZATION') evidence.toldBody += 1;
  if (followsHonorific(sheet, span)) {
    evidence.person += 2;
    evidence.isPersonal = true;
  }
  if (span.first < span.last && hasRoleBehind(sheet, span)) {
    evidence.person += 2;
    evidence.isPersonal = true;
  } else if (span.first < span.last && followsRole(sheet, span)) evidence.person += 2;
  if (span.kind !== 'ORGANIZATION' && endsLikePlace(sheet, span)) evidence.place += 2;
  const speaks = ((sheet.flags[span.last + 1] ?? 0) & REPORTING) !== 0;
  if (isFirm(sheet, span)) evidence.organization += 5;
  else if (isFacility(sheet, span) && !speaks) evidence.place += 3;
  else if (isLikePerson(sheet, span)) {
    evidence.person += 2;
    evidence.isPersonal = true;
  } else if (isLikeFullName(sheet, span)) evidence.person += 1;
  else if (isLikeBody(sheet, span)) evidence.organization += 3;
  else if (span.first < span.last && isServed(sheet, span)) evidence.organization += 2;
}

function isListed(sheet: TokenTable, span: Span): boolean {
  if (!((sheet.listed[span.first] as number) & (PLACE_FIRST | ORG_FIRST))) return false;
  return span.first === span.last || ((sheet.listed[span.last] as number) & (PLACE_NEXT | ORG_NEXT)) !== 0;
}

/** `Park` is the end of a place, or a person's last name behind a given one. */
function endsLikePlace(sheet: TokenTable, span: Span): boolean {
  if (span.first === span.last || !((sheet.flags[span.last] as number) & PLACE_END)) return false;
  return span.last > span.first + 1 || !((sheet.flags[span.first] as number) & GIVEN);
}

/** `businessman Purva Dorlha`, `the first mayor, Purva Dorlha,`: a word for what somebody is, in small letters. */
function followsRole(sheet: TokenTable, span: Span): boolean {
  const isSetOff = wordAt(sheet, span.first - 1) === ',' && ENDS.has(wordAt(sheet, span.last + 1));
  const role = span.first - (isSetOff ? 2 : 1);
  return (
    sheet.shape[role] === SMALL && (((sheet.flags[role] as number) & TITLE) !== 0 || ROLES.has(wordAt(sheet, role)))
  );
}

/** Words for somebody that are no titles. */
const ROLES = new Set(
  `member housemate hacker protester protestor contestant survivor magician
  customer motorist defector whistleblower gamer inventor housewife neighbour neighbor bystander witness tourist
  shopper pensioner passenger worker employee graduate hiker swimmer climber fisherman shopkeeper`.split(/\s+/),
);

const ENDS = new Set([',', '.']);

export function followsHonorific(sheet: TokenTable, span: Span): boolean {
  const before = sheet.flags[span.first - 1] ?? 0;
  return (before & HONORIFIC) !== 0 && sheet.shape[span.first - 1] !== SMALL;
}

/** Initials before a name, or a given name before a family's. */
function isLikePerson(sheet: TokenTable, span: Span): boolean {
  if (span.first === span.last || span.last - span.first > 3) return false;
  if ((sheet.listed[span.first] as number) & (PLACE_FIRST | ORG_FIRST)) return false;
  const end = sheet.flags[span.last] as number;
  if (end & (ORG_END | PLACE_END)) return false;
  if (sheet.shape[span.first] === INITIAL && sheet.shape[span.last] !== INITIAL) return true;
  return ((sheet.flags[span.first] as number) & GIVEN) !== 0 && (end & FAMILY) !== 0;
}

/** A given name before a capital word that is in no list. */
function isLikeFullName(sheet: TokenTable, span: Span): boolean {
  if (span.last !== span.first + 1 || !((sheet.flags[span.first] as number) & GIVEN)) return false;
  const shape = sheet.shape[span.last];
  if ((sheet.flags[span.first] as number) & COMMON || (shape !== CAPITALISED && shape !== MIXED)) return false;
  return (sheet.flags[span.last] as number) === 0 && sheet.listed[span.first] === 0 && sheet.listed[span.last] === 0;
}

/** The last word is that of a company, club or office, or a plural behind a place, and no first name stands before it. */
export function isLikeBody(sheet: TokenTable, span: Span): boolean {
  if (span.first === span.last) return false;
  const first = sheet.flags[span.first] as number;
  const last = sheet.flags[span.last] as number;
  const isTeam = (sheet.listed[span.first] as number) & PLACE_FIRST && /[^s]s$/.test(wordAt(sheet, span.last));
  if (
    isTeam &&
    !(first & GIVEN) &&
    !(last & (GIVEN | FAMILY | PLACE_END)) &&
    !((sheet.listed[span.last] as number) & PLACE_NEXT)
  )
    return true;
  if (last & ORG_END && !(last & (GIVEN | FAMILY | PLACE_END)) && !(first & GIVEN)) return true;
  return span.kind === 'PERSON' && (first & ORG_START) !== 0 && !(first & (GIVEN | FAMILY | TITLE));
}

/** `chief executive of` or `analyst at` before the name, or a verb of saying and `it` behind. */
function isServed(sheet: TokenTable, span: Span): boolean {
  if ((sheet.flags[span.first] as number) & GIVEN || (sheet.listed[span.last] as number) & PLACE_NEXT) return false;
  const before = wordAt(sheet, span.first - 1);
  const role = sheet.flags[span.first - 2] ?? 0;
  if ((before === 'at' || before === 'of') && role & TITLE && SERVANTS.has(wordAt(sheet, span.first - 2))) return true;
  const isSaying = ((sheet.flags[span.last + 1] ?? 0) & REPORTING) !== 0;
  return isSaying && ITSELF.has(wordAt(sheet, span.last + 2));
}

/** Words before places alone. */
const LOCATING = new Set(['in', 'near', 'outside', 'throughout']);
const SERVANTS = new Set(
  'executive president chairman chairwoman chair director analyst engineer founder co-founder economist scientist manager coach'.split(
    ' ',
  ),
);
const ITSELF = new Set(['it', 'its']);
