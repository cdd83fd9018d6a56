import { hashOf } from '../../text/hashing.ts';
import { ALL_CAPS, LOWERCASE, MIXED, POSSESSIVE } from '../../text/shapes.ts';
import type { EntityKind } from '../extraction.ts';
import { FAMILY, GIVEN, KNOWN_BIG, KNOWN_ORG, lexicon, ORG_END, PARTICLE, TITLE } from '../lexicon/lexicon.ts';
import {
  flagsAt,
  LISTED_BIG,
  LISTED_LONG,
  LISTED_ORG_BEGIN,
  LISTED_PLACE_BEGIN,
  LISTED_PLACE_INSIDE,
  listedAt,
  type TokenTable,
  tableAt,
  tokenAt,
  wordAt,
} from '../tagging/tokenTable.ts';
import type { WordCounts } from '../tagging/wordCounts.ts';
import { correctBoundaries } from './boundaries/correctBoundaries.ts';
import { withDateline } from './boundaries/datelines.ts';
import { joinNames } from './boundaries/joinNames.ts';
import { addMissedNames, isAddress } from './boundaries/missedNames.ts';
import { propagateNames } from './boundaries/propagateNames.ts';
import { withoutStormsAndShips } from './boundaries/stormsAndShips.ts';
import { isListedPlace, withoutOffices } from './context/offices.ts';
import { applyBracketed, type Bracketed, findBracketed, withBlends } from './forms/acronyms.ts';
import { withAliases } from './forms/aliases.ts';
import { bindShortForms } from './forms/longForms.ts';
import { settleKinds } from './kinds/kinds.ts';
import { turnTownsIntoClubs } from './organizations/clubs.ts';
import { includeFirstWord, isFirm } from './organizations/firms.ts';
import { extendPortfolios, isPortfolio } from './organizations/portfolios.ts';
import { byPassage, endOf, type Span, startOf } from './spans/spans.ts';

/**
 * Repairs the spans of the tagger by rules: first each passage by itself (boundaries, offices, short forms, missed
 * names), then the whole story (one kind for a name, clubs, acronyms, further mentions). Returns all spans in reading
 * order.
 */
export function repairSpans(tables: readonly TokenTable[], tagged: readonly Span[][], counts: WordCounts): Span[] {
  const shortForms = new Map<string, EntityKind | null>();
  const repaired = tagged.map((spans, passage) => {
    const table = tableAt(tables, passage);
    const corrected = joinNames(table, passage, correctBoundaries(table, spans, counts));
    const split = splitPossessors(table, joinParticles(table, withoutOffices(table, corrected)));
    const extended = extendPortfolios(table, split);
    const bracketed = withBlends(table, passage, extended, findBracketed(table, passage));
    const completed = addMissedNames(table, passage, applyBracketed(extended, bracketed));
    const all = withDateline(table, passage, withAliases(table, passage, completed, shortForms));
    for (const span of all) {
      includeFirstWord(table, span);
      correctKind(table, span);
    }
    recordShortForms(table, all, bracketed, shortForms);
    return all.filter((span) => !isPortfolio(table, span));
  });
  const settled = repaired.flat();
  settleKinds(tables, settled);
  turnTownsIntoClubs(tables, settled);
  const whole = bindShortForms(tables, settled, shortForms);
  const bound = shortForms.size === 0 ? whole : propagateShortForms(tables, whole, shortForms);
  return propagateNames(tables, withoutStormsAndShips(tables, bound));
}

/**
 * Records the kind of each bracketed short form; null for one that abbreviates common words, `artificial intelligence
 * (AI)`.
 */
function recordShortForms(
  table: TokenTable,
  spans: readonly Span[],
  bracketed: readonly Bracketed[],
  shortForms: Map<string, EntityKind | null>,
): void {
  if (bracketed.length === 0) return;
  const kinds = new Map(spans.map((span) => [span.first, span.kind]));
  for (const { short, isName } of bracketed)
    shortForms.set(printedAt(table, short), isName ? (kinds.get(short) ?? null) : null);
}

/** Marks every occurrence of the short forms, with their kinds. */
function propagateShortForms(
  tables: readonly TokenTable[],
  spans: readonly Span[],
  shortForms: ReadonlyMap<string, EntityKind | null>,
): Span[] {
  return byPassage(tables, spans).flatMap((read, passage) =>
    withShortForms(tableAt(tables, passage), passage, read, shortForms),
  );
}

function withShortForms(
  table: TokenTable,
  passage: number,
  spans: readonly Span[],
  shortForms: ReadonlyMap<string, EntityKind | null>,
): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (let at = 0; at < table.tokens.length; at += 1) {
    const span = spans[next];
    if (span !== undefined && span.first === at) {
      const kind = span.last === at ? shortForms.get(printedAt(table, at)) : undefined;
      if (kind !== null) result.push(kind === undefined ? span : { ...span, kind });
      at = span.last;
      next += 1;
    } else if (table.shape[at] === ALL_CAPS || table.shape[at] === MIXED) {
      const kind = shortForms.get(printedAt(table, at));
      if (kind != null) result.push({ passage, first: at, last: at, kind });
    }
  }
  return result;
}

function printedAt(table: TokenTable, at: number): string {
  const token = tokenAt(table, at);
  return table.text.slice(token.start, token.end);
}

/**
 * Splits a possessor that is a name of its own: `Kenya’s Ministry of Health`, `Ford University’s Care Institute`; not
 * `St Mary’s Hospital`.
 */
function splitPossessors(table: TokenTable, spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => {
    if (span.kind !== 'ORGANIZATION') return [span];
    let at = span.first;
    while (at < span.last && table.shape[at] !== POSSESSIVE) at += 1;
    if (at === span.first || at >= span.last) return [span];
    const owner: Span = { ...span, last: at - 1 };
    if (isBigPlace(table, owner) || isListedPlace(table, owner.first, owner.last)) owner.kind = 'PLACE';
    else if (!endsLikeOrganization(table, owner) || !endsLikeOrganization(table, span)) return [span];
    return [owner, { ...span, first: at + 1 }];
  });
}

function endsLikeOrganization(table: TokenTable, span: Span): boolean {
  return span.first < span.last && (flagsAt(table, span.last) & ORG_END) !== 0;
}

/**
 * Joins two spans with particles between them: `Zayed` `bin` `Sultan`, and the listed place `San Cristóbal` `de las`
 * `Casas`.
 */
function joinParticles(table: TokenTable, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    if (before !== undefined && areHalves(table, before, span)) before.last = span.last;
    else joined.push(span);
  }
  return joined;
}

function areHalves(table: TokenTable, before: Span, span: Span): boolean {
  if (before.kind !== span.kind || span.kind === 'ORGANIZATION') return false;
  if (span.kind === 'PLACE' && !isListedAcross(table, before, span)) return false;
  const gap = span.first - before.last - 1;
  if (gap > 2) return false;
  for (let at = before.last + 1; at < span.first; at += 1) {
    if (!(flagsAt(table, at) & PARTICLE) || AMBIGUOUS_PARTICLES.has(wordAt(table, at).toLowerCase())) return false;
  }
  return gap > 0;
}

/** Whether a listed place's name runs from one span into the other. */
function isListedAcross(table: TokenTable, before: Span, span: Span): boolean {
  for (let at = before.last + 1; at <= span.first; at += 1)
    if (!(listedAt(table, at) & LISTED_PLACE_INSIDE)) return false;
  return true;
}

/** Particles that are also common words of sentences. */
const AMBIGUOUS_PARTICLES = new Set(['as', 'an', 'do', 'i', 'e', 'u', 'y', 'and', 'ten']);

/** Corrects the kind of a span by its form: addresses and firms are organizations, countries and big cities places. */
function correctKind(table: TokenTable, span: Span): void {
  if (span.first === span.last && isAddress(table, span.first)) span.kind = 'ORGANIZATION';
  if (isFirm(table, span)) span.kind = 'ORGANIZATION';
  if (span.kind === 'PLACE') return;
  if (!isBigPlace(table, span)) return;
  if (span.kind === 'ORGANIZATION') span.kind = 'PLACE';
  const next = span.last + 1;
  const isBeforeTitle = table.shape[next] === LOWERCASE && (flagsAt(table, next) & TITLE) !== 0;
  const isPersonal = (flagsAt(table, span.first) & (GIVEN | FAMILY)) !== 0;
  if (span.kind === 'PERSON' && (isBeforeTitle || !isPersonal)) span.kind = 'PLACE';
}

/** Whether a span is a listed country, region or big city, and no listed organization. */
function isBigPlace(table: TokenTable, span: Span): boolean {
  const { phrases } = lexicon();
  const start = startOf(table, span);
  const end = endOf(table, span);
  if (span.first === span.last)
    return (phrases.get(hashOf(table.text, start, end)) & (KNOWN_BIG | KNOWN_ORG)) === KNOWN_BIG;
  return (
    (listedAt(table, span.first) & BIG_PLACE_OR_ORG) === BIG_PLACE &&
    (listedAt(table, span.last) & LISTED_PLACE_INSIDE) !== 0
  );
}

const BIG_PLACE = LISTED_PLACE_BEGIN | LISTED_BIG | LISTED_LONG;
const BIG_PLACE_OR_ORG = BIG_PLACE | LISTED_ORG_BEGIN;
