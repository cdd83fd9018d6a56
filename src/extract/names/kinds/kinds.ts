import { findDateline } from '../../../text/dateline.ts';
import { SMALL } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { FAMILY, GIVEN } from '../../lexicon/lexicon.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import { hasAgeBehind } from '../context/appositions.ts';
import { isFacility } from '../context/surroundings.ts';
import { callNamesOf, facilityPartsOf } from '../forms/parts.ts';
import { endOf, type Span, textOf } from '../spans/spans.ts';
import { type Evidence, evidenceOf, followsHonorific, isLikeBody, weigh } from './evidence.ts';

/** Gives a name one kind throughout a story: no name is a person in one sentence and an organisation in the next. */
export function settleKinds(sheets: readonly TokenTable[], spans: readonly Span[]): void {
  const byName = new Map<string, Evidence>();
  const inPeople = new Set<string>();
  const lastNames = new Map<string, Span>();
  const inBodies = new Map<string, number>();
  const bodies = new Set<string>();
  const buildings = new Set<string>();
  const addressed = new Set<string>();
  for (const span of spans) {
    const sheet = sheets[span.passage] as TokenTable;
    if (span.first === span.last && followsHonorific(sheet, span)) addressed.add(wordAt(sheet, span.last));
    weigh(sheet, span, evidenceOf(byName, textOf(sheet.text, sheet, span)));
  }
  for (const [name, evidence] of byName) {
    withoutVerb(sheets, name, evidence, byName);
    if (addressed.size > 0 && isFullNameOf(addressed, name, evidence)) {
      evidence.isPersonal = true;
      turn(evidence, 'PERSON');
    } else settle(evidence);
  }
  for (const span of spans) {
    const sheet = sheets[span.passage] as TokenTable;
    notePart(sheet, span, inPeople, inBodies);
    const last = wordAt(sheet, span.last);
    if (span.kind === 'PERSON' && span.first < span.last)
      for (const part of [last, ...partsOfPerson(sheet, span)]) if (!lastNames.has(part)) lastNames.set(part, span);
    if (span.kind === 'ORGANIZATION' && span.first < span.last) bodies.add(textOf(sheet.text, sheet, span));
    if (span.kind === 'PLACE' && isFacility(sheet, span)) buildings.add(textOf(sheet.text, sheet, span));
  }
  const parts = new Set([...bodies].flatMap((body) => callNamesOf(body)));
  const facilities = new Set([...buildings].flatMap((building) => facilityPartsOf(building)));
  for (const [name, evidence] of byName) {
    const fullName = lastNames.get(name);
    if (fullName !== undefined && mayBeLastName(evidence)) {
      turnBehind(evidence, fullName);
      continue;
    }
    if (!evidence.isListed && !evidence.isPersonal && !inPeople.has(name)) {
      if (facilities.has(name)) turn(evidence, 'PLACE');
      else turnAsTold(evidence);
      const isTown = evidence.isLocated && evidence.place > 0;
      if (parts.has(name) && !isTown && !isPersonsName(sheets, evidence)) turn(evidence, 'ORGANIZATION');
    }
    if (name.includes(' ') || inPeople.has(name)) continue;
    if (evidence.isListed && evidence.place > 0 && evidence.person > 0) turn(evidence, 'PLACE');
    if (evidence.isListed || evidence.isSure) continue;
    const others = evidence.place + evidence.person;
    if (others > 0 && others <= (inBodies.get(name) ?? 0)) turn(evidence, 'ORGANIZATION');
  }
  for (const span of spans) {
    const sheet = sheets[span.passage] as TokenTable;
    if (followsHonorific(sheet, span) || hasAgeBehind(sheet, span)) span.kind = 'PERSON';
    else if (isDateline(sheet, span)) span.kind = 'PLACE';
  }
}

/** `BAHIA SERENA, Brazil (AP) — `: the place that opens a passage, whatever else is called so. */
function isDateline(sheet: TokenTable, span: Span): boolean {
  return span.first === 0 && findDateline(sheet.text)?.placeEnd === endOf(sheet, span);
}

function settle(evidence: Evidence): void {
  const { person, place, organization, spans } = evidence;
  const first = spans[0] as Span;
  const isLong = first.last > first.first;
  if (isLong && !evidence.isListed) turn(evidence, likeliest(evidence));
  else if (!evidence.isListed && place > 0 && person + organization > 0 && !isTied(evidence))
    turn(evidence, likeliest(evidence));
  else if (person > 0 && organization > 0) {
    const isPerson = person > organization || (person === organization && evidence.isSure);
    turn(evidence, isPerson ? 'PERSON' : 'ORGANIZATION');
  }
}

/** `Trump Misleads`, in a title that the text quotes, is Trump, whom the story calls so all along. */
function withoutVerb(
  sheets: readonly TokenTable[],
  name: string,
  { spans }: Evidence,
  byName: ReadonlyMap<string, Evidence>,
): void {
  const [first] = spans as [Span];
  if (first.kind !== 'PERSON' || first.last !== first.first + 1 || !name.endsWith('s')) return;
  const { flags } = sheets[first.passage] as TokenTable;
  const alone = byName.get(name.slice(0, name.indexOf(' ')));
  const isName = ((flags[first.last] as number) & (GIVEN | FAMILY)) !== 0;
  if (isName || alone === undefined || alone.person < OFTEN * spans.length) return;
  for (const span of spans) span.last = span.first;
}

const OFTEN = 3;

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
function isPersonsName(sheets: readonly TokenTable[], { person, spans }: Evidence): boolean {
  const { passage, first } = spans[0] as Span;
  return person > 0 && (((sheets[passage] as TokenTable).flags[first] as number) & (FAMILY | GIVEN)) !== 0;
}

/**
 * Whether a name may be the last name of a person of the story: `Leungwai`, read as a place, unless a word calls it one
 * or a body; of listed names those that nothing is in, at or of.
 */
function mayBeLastName({ isListed, isLocated, toldPlace, toldBody }: Evidence): boolean {
  return isListed ? !isLocated : toldPlace + toldBody === 0;
}

/** What the words around a name call it, where they agree. */
function turnAsTold(evidence: Evidence): void {
  const { toldPlace, toldBody } = evidence;
  if (toldPlace !== toldBody) turn(evidence, toldPlace > toldBody ? 'PLACE' : 'ORGANIZATION');
}

function likeliest({ person, place, organization }: Evidence): EntityKind {
  if (person > place && person >= organization) return 'PERSON';
  return place >= organization ? 'PLACE' : 'ORGANIZATION';
}

function turn(evidence: Evidence, kind: EntityKind): void {
  for (const span of evidence.spans) span.kind = kind;
}

/** `El Idrissi` of `Karim el Idrissi` and `Kelly-Ann` of `Kelly-Ann Dutta`, which no list has. */
function partsOfPerson(sheet: TokenTable, span: Span): string[] {
  const name = textOf(sheet.text, sheet, span);
  const tail = name.slice(name.indexOf(' ') + 1);
  const parts = tail.includes(' ') ? [tail.charAt(0).toUpperCase() + tail.slice(1)] : [];
  const given = wordAt(sheet, span.first);
  if (given.includes('-') && (sheet.listed[span.first] as number) === 0) parts.push(given);
  return parts;
}

/** Takes a place's name for the person whose last name it is, once the full name has stood: `Jane Paris … Paris left`. */
function turnBehind(evidence: Evidence, fullName: Span): void {
  for (const span of evidence.spans) {
    const isBehind =
      span.passage > fullName.passage || (span.passage === fullName.passage && span.first > fullName.last);
    if (isBehind) span.kind = 'PERSON';
  }
}

function notePart(sheet: TokenTable, span: Span, inPeople: Set<string>, inBodies: Map<string, number>): void {
  if (span.first === span.last || span.kind === 'PLACE') return;
  if (span.kind === 'ORGANIZATION' && !isLikeBody(sheet, span)) return;
  for (let at = span.first; at <= span.last; at += 1) {
    if (sheet.shape[at] === SMALL) continue;
    const word = wordAt(sheet, at);
    if (span.kind === 'PERSON') inPeople.add(word);
    else inBodies.set(word, (inBodies.get(word) ?? 0) + 1);
  }
}
