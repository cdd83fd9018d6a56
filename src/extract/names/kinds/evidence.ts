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

/** What a story shows of one printed name: scores for each kind, from how it was read and from the words around it. */
export interface Evidence {
  spans: Span[];
  person: number;
  place: number;
  organization: number;
  isListed: boolean;
  /** Whether it said something, or followed a title or `in`. */
  isSure: boolean;
  /** How often the words around it called it a place or an organization. */
  contextPlace: number;
  contextOrganization: number;
  /** Whether it followed an honorific or looks like a person's full name. */
  isPersonal: boolean;
  /** Whether it was where places are: behind `in`, `from`, `of`. */
  isLocated: boolean;
}

/** The evidence for a name; created on first use. */
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

/**
 * Adds the evidence of one mention: 1 for the kind it was read as, and more for its form and for the words around it.
 */
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

/** Whether the last word is a place's, and not a last name behind a given name, as `Park` may be. */
function endsLikePlace(table: TokenTable, span: Span): boolean {
  if (span.first === span.last || !(flagsAt(table, span.last) & PLACE_END)) return false;
  return span.last > span.first + 1 || !(flagsAt(table, span.first) & GIVEN);
}

/** Whether a lowercase noun for a person precedes: `businessman Purva Dorlha`, `the first mayor, Purva Dorlha,`. */
function followsRole(table: TokenTable, span: Span): boolean {
  const isSetOff = wordAt(table, span.first - 1) === ',' && APPOSITION_ENDS.has(wordAt(table, span.last + 1));
  const role = span.first - (isSetOff ? 2 : 1);
  return (
    table.shape[role] === LOWERCASE &&
    ((flagsAt(table, role) & TITLE) !== 0 || inWordList('personNoun', wordAt(table, role)))
  );
}

const APPOSITION_ENDS = new Set([',', '.']);

/** Whether an honorific precedes: `Mr.`, `Dr`. */
export function followsHonorific(table: TokenTable, span: Span): boolean {
  const before = flagsAt(table, span.first - 1);
  return (before & HONORIFIC) !== 0 && table.shape[span.first - 1] !== LOWERCASE;
}

/** Whether a name looks like a person's: initials, or a given name in front of a family name. */
function looksLikePerson(table: TokenTable, span: Span): boolean {
  if (span.first === span.last || span.last - span.first > 3) return false;
  if (listedAt(table, span.first) & (LISTED_PLACE_BEGIN | LISTED_ORG_BEGIN)) return false;
  const end = flagsAt(table, span.last);
  if (end & (ORG_END | PLACE_END)) return false;
  if (table.shape[span.first] === INITIAL && table.shape[span.last] !== INITIAL) return true;
  return (flagsAt(table, span.first) & GIVEN) !== 0 && (end & FAMILY) !== 0;
}

/** Whether a name is a given name and an unlisted capitalized word. */
function looksLikeFullName(table: TokenTable, span: Span): boolean {
  if (span.last !== span.first + 1 || !(flagsAt(table, span.first) & GIVEN)) return false;
  const shape = table.shape[span.last];
  if (flagsAt(table, span.first) & COMMON || (shape !== CAPITALIZED && shape !== MIXED)) return false;
  return flagsAt(table, span.last) === 0 && table.listed[span.first] === 0 && table.listed[span.last] === 0;
}

/**
 * Whether a name looks like an organization's by its first or last word, or as a plural behind a place; not with a
 * given name.
 */
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

/** Whether somebody works for it (`chief executive of`, `analyst at`), or it says something of itself as `it`. */
function isEmployer(table: TokenTable, span: Span): boolean {
  if (flagsAt(table, span.first) & GIVEN || listedAt(table, span.last) & LISTED_PLACE_INSIDE) return false;
  const before = wordAt(table, span.first - 1);
  const role = flagsAt(table, span.first - 2);
  if ((before === 'at' || before === 'of') && role & TITLE && inWordList('employeeNoun', wordAt(table, span.first - 2)))
    return true;
  const isSaying = (flagsAt(table, span.last + 1) & REPORTING) !== 0;
  return isSaying && NEUTER_PRONOUNS.has(wordAt(table, span.last + 2));
}

/** Prepositions that precede only places. */
const LOCATION_PREPOSITIONS = new Set(['in', 'near', 'outside', 'throughout']);
const NEUTER_PRONOUNS = new Set(['it', 'its']);
