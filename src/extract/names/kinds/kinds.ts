import { findDateline } from '../../../text/dateline.ts';
import { LOWERCASE } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { FAMILY, GIVEN } from '../../lexicon/lexicon.ts';
import { listedAt, type TokenTable, tableAt, wordAt } from '../../tagging/tokenTable.ts';
import { hasAgeBehind } from '../context/appositions.ts';
import { isFacility } from '../context/facilities.ts';

import { distinctivePartsOf, facilityPartsOf } from '../forms/parts.ts';
import { endOf, type Span, textOf } from '../spans/spans.ts';
import { addEvidence, type Evidence, evidenceFor, followsHonorific, looksLikeOrganization } from './evidence.ts';

/** Gives a name one kind throughout a story: no name is a person in one sentence and an organisation in the next. */
export function settleKinds(tables: readonly TokenTable[], spans: readonly Span[]): void {
  const byName = new Map<string, Evidence>();
  const personWords = new Set<string>();
  const lastNames = new Map<string, Span>();
  const organizationWords = new Map<string, number>();
  const bodies = new Set<string>();
  const buildings = new Set<string>();
  const addressed = new Set<string>();
  for (const span of spans) {
    const table = tableAt(tables, span.passage);
    if (span.first === span.last && followsHonorific(table, span)) addressed.add(wordAt(table, span.last));
    addEvidence(table, span, evidenceFor(byName, textOf(table.text, table, span)));
  }
  for (const [name, evidence] of byName) {
    withoutVerb(tables, name, evidence, byName);
    if (addressed.size > 0 && isFullNameOf(addressed, name, evidence)) {
      evidence.isPersonal = true;
      setKind(evidence, 'PERSON');
    } else settleKind(evidence);
  }
  for (const span of spans) {
    const table = tableAt(tables, span.passage);
    notePart(table, span, personWords, organizationWords);
    const last = wordAt(table, span.last);
    if (span.kind === 'PERSON' && span.first < span.last)
      for (const part of [last, ...partsOfPerson(table, span)]) if (!lastNames.has(part)) lastNames.set(part, span);
    if (span.kind === 'ORGANIZATION' && span.first < span.last) bodies.add(textOf(table.text, table, span));
    if (span.kind === 'PLACE' && isFacility(table, span)) buildings.add(textOf(table.text, table, span));
  }
  const parts = new Set([...bodies].flatMap((body) => distinctivePartsOf(body)));
  const facilities = new Set([...buildings].flatMap((building) => facilityPartsOf(building)));
  for (const [name, evidence] of byName) {
    const fullName = lastNames.get(name);
    if (fullName !== undefined && mayBeLastName(evidence)) {
      setPersonAfter(evidence, fullName);
      continue;
    }
    if (!evidence.isListed && !evidence.isPersonal && !personWords.has(name)) {
      if (facilities.has(name)) setKind(evidence, 'PLACE');
      else setKindFromContext(evidence);
      const isTown = evidence.isLocated && evidence.place > 0;
      if (parts.has(name) && !isTown && !isPersonsName(tables, evidence)) setKind(evidence, 'ORGANIZATION');
    }
    if (name.includes(' ') || personWords.has(name)) continue;
    if (evidence.isListed && evidence.place > 0 && evidence.person > 0) setKind(evidence, 'PLACE');
    if (evidence.isListed || evidence.isSure) continue;
    const others = evidence.place + evidence.person;
    if (others > 0 && others <= (organizationWords.get(name) ?? 0)) setKind(evidence, 'ORGANIZATION');
  }
  for (const span of spans) {
    const table = tableAt(tables, span.passage);
    if (followsHonorific(table, span) || hasAgeBehind(table, span)) span.kind = 'PERSON';
    else if (isDateline(table, span)) span.kind = 'PLACE';
  }
}

/** `BAHIA SERENA, Brazil (AP) — `: the place that opens a passage, whatever else is called so. */
function isDateline(table: TokenTable, span: Span): boolean {
  return span.first === 0 && findDateline(table.text)?.placeEnd === endOf(table, span);
}

function settleKind(evidence: Evidence): void {
  const { person, place, organization, spans } = evidence;
  const first = spans[0] as Span;
  const isLong = first.last > first.first;
  if (isLong && !evidence.isListed) setKind(evidence, mostLikelyKind(evidence));
  else if (!evidence.isListed && place > 0 && person + organization > 0 && !isTied(evidence))
    setKind(evidence, mostLikelyKind(evidence));
  else if (person > 0 && organization > 0) {
    const isPerson = person > organization || (person === organization && evidence.isSure);
    setKind(evidence, isPerson ? 'PERSON' : 'ORGANIZATION');
  }
}

/** `Trump Misleads`, in a title that the text quotes, is Trump, whom the story calls so all along. */
function withoutVerb(
  tables: readonly TokenTable[],
  name: string,
  { spans }: Evidence,
  byName: ReadonlyMap<string, Evidence>,
): void {
  const [first] = spans as [Span];
  if (first.kind !== 'PERSON' || first.last !== first.first + 1 || !name.endsWith('s')) return;
  const { flags } = tableAt(tables, first.passage);
  const alone = byName.get(name.slice(0, name.indexOf(' ')));
  const isName = ((flags[first.last] ?? 0) & (GIVEN | FAMILY)) !== 0;
  if (isName || alone === undefined || alone.person < TIMES_MORE_OFTEN_ALONE * spans.length) return;
  for (const span of spans) span.last = span.first;
}

const TIMES_MORE_OFTEN_ALONE = 3;

/** `Jeanne Gescher`, read as a body, where the story calls somebody `Mrs Gescher`. */
function isFullNameOf(addressed: ReadonlySet<string>, name: string, { isListed }: Evidence): boolean {
  const words = name.split(' ');
  return !isListed && (words.length === 2 || words.length === 3) && addressed.has(words.at(-1) ?? '');
}

function isTied({ person, place, organization }: Evidence): boolean {
  const [most = 0, second = 0] = [person, place, organization].sort((a, b) => b - a);
  return most < 2 * second;
}

/** `Ford` of `Ford Foundation`, read as a person, may be one. */
function isPersonsName(tables: readonly TokenTable[], { person, spans }: Evidence): boolean {
  const { passage, first } = spans[0] as Span;
  return person > 0 && ((tableAt(tables, passage).flags[first] ?? 0) & (FAMILY | GIVEN)) !== 0;
}

/**
 * Whether a name may be the last name of a person of the story: `Leungwai`, read as a place, unless a word calls it one
 * or a body; of listed names those that nothing is in, at or of.
 */
function mayBeLastName({ isListed, isLocated, contextPlace, contextOrganization }: Evidence): boolean {
  return isListed ? !isLocated : contextPlace + contextOrganization === 0;
}

/** What the words around a name call it, where they repairSpans. */
function setKindFromContext(evidence: Evidence): void {
  const { contextPlace, contextOrganization } = evidence;
  if (contextPlace !== contextOrganization)
    setKind(evidence, contextPlace > contextOrganization ? 'PLACE' : 'ORGANIZATION');
}

function mostLikelyKind({ person, place, organization }: Evidence): EntityKind {
  if (person > place && person >= organization) return 'PERSON';
  return place >= organization ? 'PLACE' : 'ORGANIZATION';
}

function setKind(evidence: Evidence, kind: EntityKind): void {
  for (const span of evidence.spans) span.kind = kind;
}

/** `El Idrissi` of `Karim el Idrissi` and `Kelly-Ann` of `Kelly-Ann Dutta`, which no list has. */
function partsOfPerson(table: TokenTable, span: Span): string[] {
  const name = textOf(table.text, table, span);
  const tail = name.slice(name.indexOf(' ') + 1);
  const parts = tail.includes(' ') ? [tail.charAt(0).toUpperCase() + tail.slice(1)] : [];
  const given = wordAt(table, span.first);
  if (given.includes('-') && listedAt(table, span.first) === 0) parts.push(given);
  return parts;
}

/** Takes a place's name for the person whose last name it is, once the full name has stood: `Jane Paris … Paris left`. */
function setPersonAfter(evidence: Evidence, fullName: Span): void {
  for (const span of evidence.spans) {
    const isBehind =
      span.passage > fullName.passage || (span.passage === fullName.passage && span.first > fullName.last);
    if (isBehind) span.kind = 'PERSON';
  }
}

function notePart(
  table: TokenTable,
  span: Span,
  personWords: Set<string>,
  organizationWords: Map<string, number>,
): void {
  if (span.first === span.last || span.kind === 'PLACE') return;
  if (span.kind === 'ORGANIZATION' && !looksLikeOrganization(table, span)) return;
  for (let at = span.first; at <= span.last; at += 1) {
    if (table.shape[at] === LOWERCASE) continue;
    const word = wordAt(table, at);
    if (span.kind === 'PERSON') personWords.add(word);
    else organizationWords.set(word, (organizationWords.get(word) ?? 0) + 1);
  }
}
