import { findDateline } from '../../../text/dateline.ts';
import { LOWERCASE } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { FAMILY, GIVEN } from '../../lexicon/lexicon.ts';
import { flagsAt, listedAt, type TokenTable, tableAt, wordAt } from '../../tagging/tokenTable.ts';
import { hasAgeBehind } from '../context/appositions.ts';
import { isFacility } from '../context/facilities.ts';
import { distinctivePartsOf, facilityPartsOf } from '../forms/parts.ts';
import { endOf, type Span, textOf } from '../spans/spans.ts';
import { addEvidence, type Evidence, evidenceFor, followsHonorific, looksLikeOrganization } from './evidence.ts';

/**
 * Gives each name one kind throughout a story, so that none is a person in one sentence and an organization in the
 * next. Only an honorific, an age or a dateline decides about a single mention.
 */
export function settleKinds(tables: readonly TokenTable[], spans: readonly Span[]): void {
  const byName = new Map<string, Evidence>();
  const addressed = new Set<string>();
  for (const span of spans) {
    const table = tableAt(tables, span.passage);
    if (span.first === span.last && followsHonorific(table, span)) addressed.add(wordAt(table, span.last));
    addEvidence(table, span, evidenceFor(byName, textOf(table.text, table, span)));
  }
  for (const [name, evidence] of byName) {
    withoutVerb(tables, name, evidence, byName);
    if (isFullNameOf(addressed, name, evidence)) {
      evidence.isPersonal = true;
      setKind(evidence, 'PERSON');
    } else settleKind(evidence);
  }
  const story = longNamesOf(tables, spans);
  for (const [name, evidence] of byName) settlePart(tables, name, evidence, story);
  for (const span of spans) {
    const table = tableAt(tables, span.passage);
    if (followsHonorific(table, span) || hasAgeBehind(table, span)) span.kind = 'PERSON';
    else if (isDateline(table, span)) span.kind = 'PLACE';
  }
}

/** What the longer names of a story tell of shorter ones. */
interface LongNames {
  /** Words of people's names. */
  personWords: Set<string>;
  /** Words of organizations' names, with how often they occur in them. */
  organizationWords: Map<string, number>;
  /** The first full name of a person, by last name and other forms. */
  fullNames: Map<string, Span>;
  /** Distinctive parts of organizations' names. */
  organizationParts: Set<string>;
  /** Shorter names of buildings. */
  facilityParts: Set<string>;
}

function longNamesOf(tables: readonly TokenTable[], spans: readonly Span[]): LongNames {
  const personWords = new Set<string>();
  const organizationWords = new Map<string, number>();
  const fullNames = new Map<string, Span>();
  const organizations = new Set<string>();
  const buildings = new Set<string>();
  for (const span of spans) {
    const table = tableAt(tables, span.passage);
    countWords(table, span, personWords, organizationWords);
    if (span.kind === 'PERSON' && span.first < span.last)
      for (const form of [wordAt(table, span.last), ...otherPersonForms(table, span)])
        if (!fullNames.has(form)) fullNames.set(form, span);
    if (span.kind === 'ORGANIZATION' && span.first < span.last) organizations.add(textOf(table.text, table, span));
    if (span.kind === 'PLACE' && isFacility(table, span)) buildings.add(textOf(table.text, table, span));
  }
  const organizationParts = new Set([...organizations].flatMap((name) => distinctivePartsOf(name)));
  const facilityParts = new Set([...buildings].flatMap((name) => facilityPartsOf(name)));
  return { personWords, organizationWords, fullNames, organizationParts, facilityParts };
}

/**
 * Gives a name the kind of a longer name of the story that it is part of, or the kind that the words around it tell.
 */
function settlePart(tables: readonly TokenTable[], name: string, evidence: Evidence, story: LongNames): void {
  const fullName = story.fullNames.get(name);
  if (fullName !== undefined && mayBeLastName(evidence)) {
    setPersonAfter(evidence, fullName);
    return;
  }
  if (!evidence.isListed && !evidence.isPersonal && !story.personWords.has(name)) {
    if (story.facilityParts.has(name)) setKind(evidence, 'PLACE');
    else setKindFromContext(evidence);
    const isTown = evidence.isLocated && evidence.place > 0;
    if (story.organizationParts.has(name) && !isTown && !isPersonsName(tables, evidence))
      setKind(evidence, 'ORGANIZATION');
  }
  if (name.includes(' ') || story.personWords.has(name)) return;
  if (evidence.isListed && evidence.place > 0 && evidence.person > 0) setKind(evidence, 'PLACE');
  if (evidence.isListed || evidence.isSure) return;
  const others = evidence.place + evidence.person;
  if (others > 0 && others <= (story.organizationWords.get(name) ?? 0)) setKind(evidence, 'ORGANIZATION');
}

/** Whether a span is the place of the passage's dateline: `BAHIA SERENA, Brazil (AP) — `. */
function isDateline(table: TokenTable, span: Span): boolean {
  return span.first === 0 && findDateline(table.text)?.placeEnd === endOf(table, span);
}

/** Gives all mentions of a name the kind with the most evidence, where the evidence is clear. */
function settleKind(evidence: Evidence): void {
  const { person, place, organization, spans } = evidence;
  const [first] = spans;
  const isLong = first !== undefined && first.last > first.first;
  if (isLong && !evidence.isListed) setKind(evidence, mostLikelyKind(evidence));
  else if (!evidence.isListed && place > 0 && person + organization > 0 && !isTied(evidence))
    setKind(evidence, mostLikelyKind(evidence));
  else if (person > 0 && organization > 0) {
    const isPerson = person > organization || (person === organization && evidence.isSure);
    setKind(evidence, isPerson ? 'PERSON' : 'ORGANIZATION');
  }
}

/**
 * Removes a verb from a person, `Trump Misleads` in a quoted title, if the story names the person without it much more
 * often.
 */
function withoutVerb(
  tables: readonly TokenTable[],
  name: string,
  { spans }: Evidence,
  byName: ReadonlyMap<string, Evidence>,
): void {
  const [first] = spans;
  if (first === undefined) return;
  if (first.kind !== 'PERSON' || first.last !== first.first + 1 || !name.endsWith('s')) return;
  const table = tableAt(tables, first.passage);
  const alone = byName.get(name.slice(0, name.indexOf(' ')));
  const isName = (flagsAt(table, first.last) & (GIVEN | FAMILY)) !== 0;
  if (isName || alone === undefined || alone.person < TIMES_MORE_OFTEN_ALONE * spans.length) return;
  for (const span of spans) span.last = span.first;
}

/** How many times as often the name must occur without the verb. */
const TIMES_MORE_OFTEN_ALONE = 3;

/**
 * Whether a name is the full name of somebody with an honorific: `Jeanne Gescher`, where the story has `Mrs Gescher`.
 */
function isFullNameOf(addressed: ReadonlySet<string>, name: string, { isListed }: Evidence): boolean {
  const words = name.split(' ');
  return !isListed && (words.length === 2 || words.length === 3) && addressed.has(words.at(-1) ?? '');
}

/** Whether the strongest kind has less than twice the evidence of the second. */
function isTied({ person, place, organization }: Evidence): boolean {
  const [most = 0, second = 0] = [person, place, organization].sort((a, b) => b - a);
  return most < 2 * second;
}

/**
 * Whether a name may be a person's: it was read so, and begins with a given or family name. `Ford` beside `Ford
 * Foundation`.
 */
function isPersonsName(tables: readonly TokenTable[], { person, spans }: Evidence): boolean {
  const [first] = spans;
  if (person === 0 || first === undefined) return false;
  return (flagsAt(tableAt(tables, first.passage), first.first) & (FAMILY | GIVEN)) !== 0;
}

/**
 * Whether a name may be the last name of a person in the story, although it was read otherwise: not if a word calls it
 * a place or an organization, and for a listed name not if it follows `in`, `at` or `of`.
 */
function mayBeLastName({ isListed, isLocated, contextPlace, contextOrganization }: Evidence): boolean {
  return isListed ? !isLocated : contextPlace + contextOrganization === 0;
}

/** Gives all mentions the kind that the words around them mostly tell. */
function setKindFromContext(evidence: Evidence): void {
  const { contextPlace, contextOrganization } = evidence;
  if (contextPlace !== contextOrganization)
    setKind(evidence, contextPlace > contextOrganization ? 'PLACE' : 'ORGANIZATION');
}

function mostLikelyKind({ person, place, organization }: Evidence): EntityKind {
  if (person > place && person >= organization) return 'PERSON';
  return place >= organization ? 'PLACE' : 'ORGANIZATION';
}

/** Gives all mentions of a name a kind. */
function setKind(evidence: Evidence, kind: EntityKind): void {
  for (const span of evidence.spans) span.kind = kind;
}

/** Further forms for a person: `El Idrissi` for `Karim el Idrissi`, and an unlisted given name like `Kelly-Ann`. */
function otherPersonForms(table: TokenTable, span: Span): string[] {
  const name = textOf(table.text, table, span);
  const tail = name.slice(name.indexOf(' ') + 1);
  const parts = tail.includes(' ') ? [tail.charAt(0).toUpperCase() + tail.slice(1)] : [];
  const given = wordAt(table, span.first);
  if (given.includes('-') && listedAt(table, span.first) === 0) parts.push(given);
  return parts;
}

/** Makes the mentions behind a person's full name that person's: `Jane Paris … Paris left`. */
function setPersonAfter(evidence: Evidence, fullName: Span): void {
  for (const span of evidence.spans) {
    const isBehind =
      span.passage > fullName.passage || (span.passage === fullName.passage && span.first > fullName.last);
    if (isBehind) span.kind = 'PERSON';
  }
}

/** Counts the words of longer names of people and organizations. */
function countWords(
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
