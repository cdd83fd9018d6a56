import { hashOf } from '../../text/hashing.ts';
import { CAPITALS, MIXED, POSSESSIVE, SMALL } from '../../text/shapes.ts';
import type { Token } from '../../text/token.ts';
import type { EntityKind } from '../extraction.ts';
import { FAMILY, GIVEN, KNOWN_BIG, KNOWN_ORG, lexicon, ORG_END, PARTICLE, TITLE } from '../lexicon/lexicon.ts';
import {
  LISTED_BIG,
  LISTED_LONG,
  ORG_FIRST,
  PLACE_FIRST,
  PLACE_NEXT,
  type TokenTable,
  wordAt,
} from '../tagging/tokenTable.ts';
import type { WordCounts } from '../tagging/wordCounts.ts';
import { cutNames } from './boundaries/cuts.ts';
import { withDateline } from './boundaries/datelines.ts';
import { joinNames } from './boundaries/joins.ts';
import { addMissed, isAddress } from './boundaries/missed.ts';
import { spreadNames } from './boundaries/spread.ts';
import { withoutStormsAndShips } from './boundaries/storms.ts';
import { isListedPlace, withoutOffices } from './context/offices.ts';
import { applyBracketed, type Bracketed, findBracketed, withBlends } from './forms/acronyms.ts';
import { withAliases } from './forms/aliases.ts';
import { bindLetters } from './forms/longForms.ts';
import { settleKinds } from './kinds/kinds.ts';
import { extendBodies, isPortfolio } from './organizations/bodies.ts';
import { turnClubs } from './organizations/clubs.ts';
import { isFirm, takeStart } from './organizations/firms.ts';
import { byPassage, endOf, type Span, startOf } from './spans/spans.ts';

/** Mends the spans of each passage by what is certain of names, and puts all in reading order. */
export function agree(sheets: readonly TokenTable[], tagged: readonly Span[][], counts: WordCounts): Span[] {
  const shortForms = new Map<string, EntityKind | null>();
  const mended = tagged.map((spans, passage) => {
    const sheet = sheets[passage] as TokenTable;
    const names = joinNames(sheet, passage, cutNames(sheet, spans, counts));
    const bodies = extendBodies(sheet, cutOwners(sheet, joinParticles(sheet, withoutOffices(sheet, names))));
    const bracketed = withBlends(sheet, passage, bodies, findBracketed(sheet, passage));
    const whole = applyBracketed(bodies, bracketed);
    const told = withAliases(sheet, passage, addMissed(sheet, passage, whole), shortForms);
    const all = withDateline(sheet, passage, told);
    for (const span of all) {
      takeStart(sheet, span);
      correctKind(sheet, span);
    }
    noteShortForms(sheet, all, bracketed, shortForms);
    return all.filter((span) => !isPortfolio(sheet, span));
  });
  const settled = mended.flat();
  settleKinds(sheets, settled);
  turnClubs(sheets, settled);
  const whole = bindLetters(sheets, settled, shortForms);
  const bound = shortForms.size === 0 ? whole : spreadShortForms(sheets, whole, shortForms);
  return spreadNames(sheets, withoutStormsAndShips(sheets, bound));
}

/** What each bracketed short form stands for; null for one of ordinary words, `artificial intelligence (AI)`. */
function noteShortForms(
  sheet: TokenTable,
  spans: readonly Span[],
  bracketed: readonly Bracketed[],
  shortForms: Map<string, EntityKind | null>,
): void {
  if (bracketed.length === 0) return;
  const kinds = new Map(spans.map((span) => [span.first, span.kind]));
  for (const { short, isName } of bracketed)
    shortForms.set(printedAt(sheet, short), isName ? (kinds.get(short) ?? null) : null);
}

/** A short form once bound keeps its kind wherever the story prints it. */
function spreadShortForms(
  sheets: readonly TokenTable[],
  spans: readonly Span[],
  shortForms: ReadonlyMap<string, EntityKind | null>,
): Span[] {
  return byPassage(sheets, spans).flatMap((read, passage) =>
    withShortForms(sheets[passage] as TokenTable, passage, read, shortForms),
  );
}

function withShortForms(
  sheet: TokenTable,
  passage: number,
  spans: readonly Span[],
  shortForms: ReadonlyMap<string, EntityKind | null>,
): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (let at = 0; at < sheet.tokens.length; at += 1) {
    const span = spans[next];
    if (span !== undefined && span.first === at) {
      const kind = span.last === at ? shortForms.get(printedAt(sheet, at)) : undefined;
      if (kind !== null) result.push(kind === undefined ? span : { ...span, kind });
      at = span.last;
      next += 1;
    } else if (sheet.shape[at] === CAPITALS || sheet.shape[at] === MIXED) {
      const kind = shortForms.get(printedAt(sheet, at));
      if (kind != null) result.push({ passage, first: at, last: at, kind });
    }
  }
  return result;
}

function printedAt(sheet: TokenTable, at: number): string {
  const token = sheet.tokens[at] as Token;
  return sheet.text.slice(token.start, token.end);
}

/** `Kenya’s Ministry of Health` is a place and a body, `Ford University’s Care Institute` two; `St Mary’s Hospital` is one. */
function cutOwners(sheet: TokenTable, spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => {
    if (span.kind !== 'ORGANIZATION') return [span];
    let at = span.first;
    while (at < span.last && sheet.shape[at] !== POSSESSIVE) at += 1;
    if (at === span.first || at >= span.last) return [span];
    const owner: Span = { ...span, last: at - 1 };
    if (isBigPlace(sheet, owner) || isListedPlace(sheet, owner.first, owner.last)) owner.kind = 'PLACE';
    else if (!isBody(sheet, owner) || !isBody(sheet, span)) return [span];
    return [owner, { ...span, first: at + 1 }];
  });
}

function isBody(sheet: TokenTable, span: Span): boolean {
  return span.first < span.last && ((sheet.flags[span.last] as number) & ORG_END) !== 0;
}

/** `Zayed` `bin` `Sultan` is one person's name, `San Cristóbal` `de las` `Casas` one place's: particles between two halves join them. */
function joinParticles(sheet: TokenTable, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    if (before !== undefined && isHalf(sheet, before, span)) before.last = span.last;
    else joined.push(span);
  }
  return joined;
}

function isHalf(sheet: TokenTable, before: Span, span: Span): boolean {
  if (before.kind !== span.kind || span.kind === 'ORGANIZATION') return false;
  if (span.kind === 'PLACE' && !isListedAcross(sheet, before, span)) return false;
  const gap = span.first - before.last - 1;
  if (gap > 2) return false;
  for (let at = before.last + 1; at < span.first; at += 1) {
    if (!((sheet.flags[at] as number) & PARTICLE) || NO_PARTICLES.has(wordAt(sheet, at).toLowerCase())) return false;
  }
  return gap > 0;
}

/** Whether a listed place's name runs from one span into the other. */
function isListedAcross(sheet: TokenTable, before: Span, span: Span): boolean {
  for (let at = before.last + 1; at <= span.first; at += 1)
    if (!((sheet.listed[at] as number) & PLACE_NEXT)) return false;
  return true;
}

/** Particles that are also the small words of sentences. */
const NO_PARTICLES = new Set(['as', 'an', 'do', 'i', 'e', 'u', 'y', 'and', 'ten']);

/** A country or big city by itself is a place whatever it does; before a small-letter title it is no person. */
function correctKind(sheet: TokenTable, span: Span): void {
  if (span.first === span.last && isAddress(sheet, span.first)) span.kind = 'ORGANIZATION';
  if (isFirm(sheet, span)) span.kind = 'ORGANIZATION';
  if (span.kind === 'PLACE') return;
  if (!isBigPlace(sheet, span)) return;
  if (span.kind === 'ORGANIZATION') span.kind = 'PLACE';
  const next = span.last + 1;
  const isBeforeTitle = sheet.shape[next] === SMALL && ((sheet.flags[next] as number) & TITLE) !== 0;
  const isPersonal = ((sheet.flags[span.first] as number) & (GIVEN | FAMILY)) !== 0;
  if (span.kind === 'PERSON' && (isBeforeTitle || !isPersonal)) span.kind = 'PLACE';
}

function isBigPlace(sheet: TokenTable, span: Span): boolean {
  const { phrases } = lexicon();
  const start = startOf(sheet, span);
  const end = endOf(sheet, span);
  if (span.first === span.last)
    return (phrases.get(hashOf(sheet.text, start, end)) & (KNOWN_BIG | KNOWN_ORG)) === KNOWN_BIG;
  return (
    ((sheet.listed[span.first] as number) & BIG_PLACE_OR_ORG) === BIG_PLACE &&
    ((sheet.listed[span.last] as number) & PLACE_NEXT) !== 0
  );
}

const BIG_PLACE = PLACE_FIRST | LISTED_BIG | LISTED_LONG;
const BIG_PLACE_OR_ORG = BIG_PLACE | ORG_FIRST;
