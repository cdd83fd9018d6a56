import { CAPITALIZED, INITIAL, LOWERCASE, MIXED } from '../../../text/shapes.ts';
import {
  COMMON,
  FAMILY,
  GIVEN,
  HONORIFIC,
  LOCATIVE,
  ORG_END,
  ORG_START,
  PLACE_END,
  REPORTING,
  TITLE,
} from '../../lexicon/lexicon.ts';
import { inWordList } from '../../lexicon/wordLists.ts';
import {
  flagsAt,
  LISTED_ORG_BEGIN,
  LISTED_ORG_INSIDE,
  LISTED_PLACE_BEGIN,
  LISTED_PLACE_INSIDE,
  listedAt,
  type TokenTable,
  wordAt,
} from '../../tagging/tokenTable.ts';
import { hasRoleBehind } from '../context/appositions.ts';
import { isFacility } from '../context/facilities.ts';
import { kindFromContext } from '../context/kindFromContext.ts';
import { actsAsPerson } from '../context/personContext.ts';
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
  contextPlace: number;
  contextOrganization: number;
  /** Stood behind an honorific or looks like a person's full name. */
  isPersonal: boolean;
  /** Stood where places stand: behind `in`, `from`, `of`. */
  isLocated: boolean;
}

export function evidenceFor(byName: Map<string, Evidence>, name: string): Evidence {
  let evidence = byName.get(name);
  if (evidence === undefined) {
    evidence = {
      spans: [],
      person: 0,
      place: 0,
      organization: 0,
      isListed: false,
      isSure: false,
      contextPlace: 0,
      contextOrganization: 0,
      isPersonal: false,
      isLocated: false,
    };
    byName.set(name, evidence);
  }
  return evidence;
}

/** One for how it was read; more for a company's last word, for initials, and for company that only bodies or people keep. */
export function addEvidence(table: TokenTable, span: Span, evidence: Evidence): void {
  evidence.spans.push(span);
  if (span.kind === 'PERSON') evidence.person += 1;
  else if (span.kind === 'PLACE') evidence.place += 1;
  else evidence.organization += 1;
  if (isListed(table, span)) evidence.isListed = true;
  const before = flagsAt(table, span.first - 1);
  const isLocated = LOCATION_PREPOSITIONS.has(wordAt(table, span.first - 1));
  if (isLocated && span.kind !== 'PERSON') evidence.place += 1;
  if (before & LOCATIVE || wordAt(table, span.first - 1) === 'of') evidence.isLocated = true;
  if (before & (TITLE | HONORIFIC) || isLocated || flagsAt(table, span.last + 1) & REPORTING) evidence.isSure = true;
  if (actsAsPerson(table, span)) evidence.person += 2;
  const around = kindFromContext(table, span);
  if (around === 'PLACE') evidence.contextPlace += 1;
  else if (around === 'ORGANIZATION') evidence.contextOrganization += 1;
  if (followsHonorific(table, span)) {
    evidence.person += 2;
    evidence.isPersonal = true;
  }
  if (span.first < span.last && hasRoleBehind(table, span)) {
    evidence.person += 2;
    evidence.isPersonal = true;
  } else if (span.first < span.last && followsRole(table, span)) evidence.person += 2;
  if (span.kind !== 'ORGANIZATION' && endsLikePlace(table, span)) evidence.place += 2;
  const speaks = (flagsAt(table, span.last + 1) & REPORTING) !== 0;
  if (isFirm(table, span)) evidence.organization += 5;
  else if (isFacility(table, span) && !speaks) evidence.place += 3;
  else if (looksLikePerson(table, span)) {
    evidence.person += 2;
    evidence.isPersonal = true;
  } else if (looksLikeFullName(table, span)) evidence.person += 1;
  else if (looksLikeOrganization(table, span)) evidence.organization += 3;
  else if (span.first < span.last && isEmployer(table, span)) evidence.organization += 2;
}

function isListed(table: TokenTable, span: Span): boolean {
  if (!(listedAt(table, span.first) & (LISTED_PLACE_BEGIN | LISTED_ORG_BEGIN))) return false;
  return span.first === span.last || (listedAt(table, span.last) & (LISTED_PLACE_INSIDE | LISTED_ORG_INSIDE)) !== 0;
}

/** `Park` is the end of a place, or a person's last name behind a given one. */
function endsLikePlace(table: TokenTable, span: Span): boolean {
  if (span.first === span.last || !(flagsAt(table, span.last) & PLACE_END)) return false;
  return span.last > span.first + 1 || !(flagsAt(table, span.first) & GIVEN);
}

/** `businessman Purva Dorlha`, `the first mayor, Purva Dorlha,`: a word for what somebody is, in small letters. */
function followsRole(table: TokenTable, span: Span): boolean {
  const isSetOff = wordAt(table, span.first - 1) === ',' && APPOSITION_ENDS.has(wordAt(table, span.last + 1));
  const role = span.first - (isSetOff ? 2 : 1);
  return (
    table.shape[role] === LOWERCASE &&
    ((flagsAt(table, role) & TITLE) !== 0 || inWordList('personNoun', wordAt(table, role)))
  );
}

const APPOSITION_ENDS = new Set([',', '.']);

export function followsHonorific(table: TokenTable, span: Span): boolean {
  const before = flagsAt(table, span.first - 1);
  return (before & HONORIFIC) !== 0 && table.shape[span.first - 1] !== LOWERCASE;
}

/** Initials before a name, or a given name before a family's. */
function looksLikePerson(table: TokenTable, span: Span): boolean {
  if (span.first === span.last || span.last - span.first > 3) return false;
  if (listedAt(table, span.first) & (LISTED_PLACE_BEGIN | LISTED_ORG_BEGIN)) return false;
  const end = flagsAt(table, span.last);
  if (end & (ORG_END | PLACE_END)) return false;
  if (table.shape[span.first] === INITIAL && table.shape[span.last] !== INITIAL) return true;
  return (flagsAt(table, span.first) & GIVEN) !== 0 && (end & FAMILY) !== 0;
}

/** A given name before a capital word that is in no list. */
function looksLikeFullName(table: TokenTable, span: Span): boolean {
  if (span.last !== span.first + 1 || !(flagsAt(table, span.first) & GIVEN)) return false;
  const shape = table.shape[span.last];
  if (flagsAt(table, span.first) & COMMON || (shape !== CAPITALIZED && shape !== MIXED)) return false;
  return flagsAt(table, span.last) === 0 && table.listed[span.first] === 0 && table.listed[span.last] === 0;
}

/** The last word is that of a company, club or office, or a plural behind a place, and no first name stands before it. */
export function looksLikeOrganization(table: TokenTable, span: Span): boolean {
  if (span.first === span.last) return false;
  const first = flagsAt(table, span.first);
  const last = flagsAt(table, span.last);
  const isTeam = listedAt(table, span.first) & LISTED_PLACE_BEGIN && /[^s]s$/.test(wordAt(table, span.last));
  if (
    isTeam &&
    !(first & GIVEN) &&
    !(last & (GIVEN | FAMILY | PLACE_END)) &&
    !(listedAt(table, span.last) & LISTED_PLACE_INSIDE)
  )
    return true;
  if (last & ORG_END && !(last & (GIVEN | FAMILY | PLACE_END)) && !(first & GIVEN)) return true;
  return span.kind === 'PERSON' && (first & ORG_START) !== 0 && !(first & (GIVEN | FAMILY | TITLE));
}

/** `chief executive of` or `analyst at` before the name, or a verb of saying and `it` behind. */
function isEmployer(table: TokenTable, span: Span): boolean {
  if (flagsAt(table, span.first) & GIVEN || listedAt(table, span.last) & LISTED_PLACE_INSIDE) return false;
  const before = wordAt(table, span.first - 1);
  const role = flagsAt(table, span.first - 2);
  if ((before === 'at' || before === 'of') && role & TITLE && inWordList('employeeNoun', wordAt(table, span.first - 2)))
    return true;
  const isSaying = (flagsAt(table, span.last + 1) & REPORTING) !== 0;
  return isSaying && NEUTER_PRONOUNS.has(wordAt(table, span.last + 2));
}

/** Words before places alone. */
const LOCATION_PREPOSITIONS = new Set(['in', 'near', 'outside', 'throughout']);
const NEUTER_PRONOUNS = new Set(['it', 'its']);
