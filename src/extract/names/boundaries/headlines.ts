import { CAPITALIZED, MIXED } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { GIVEN, ORG_END, PLACE_END } from '../../lexicon/lexicon.ts';
import type { Casing } from '../../tagging/casing.ts';
import {
  flagsAt,
  LISTED_LONG,
  LISTED_PLACE_BEGIN,
  listedAt,
  type TokenTable,
  tableAt,
  tokenAt,
} from '../../tagging/tokenTable.ts';
import { type Span, textOf } from '../spans/spans.ts';

/**
 * Corrects the names in headlines by those in the sentences of the story: `Rotterdam Dockers Vote`, read as one name,
 * becomes `Rotterdam`, which the sentences name.
 */
export function alignHeadlines(
  tables: readonly TokenTable[],
  casings: readonly Casing[],
  spans: readonly Span[],
): Span[] {
  if (casings.every((casing) => casing === 'sentence')) return [...spans];
  const known = knownNames(tables, casings, spans);
  const lastNames = lastNamesOf(known);
  return spans.flatMap((span) => {
    if (casings[span.passage] === 'sentence') return [span];
    const table = tableAt(tables, span.passage);
    const kind = known.get(textOf(table.text, table, span));
    if (kind !== undefined) return [{ ...span, kind }];
    if (span.kind === 'PERSON') return [knownPerson(table, span, known, lastNames) ?? span];
    return mustStayWhole(table, span) ? [span] : knownPieces(table, span, known);
  });
}

/**
 * Splits a place from the person behind it, `In Lisbon Ann Ford said`, where the story also names the person elsewhere.
 */
export function separatePeopleFromPlaces(tables: readonly TokenTable[], spans: readonly Span[]): Span[] {
  const people = new Set<string>();
  for (const span of spans) {
    const table = tableAt(tables, span.passage);
    if (span.kind === 'PERSON' && span.first < span.last) people.add(textOf(table.text, table, span));
  }
  return spans.flatMap((span) => {
    const table = tableAt(tables, span.passage);
    const rest: Span = { ...span, first: span.first + 1, kind: 'PERSON' };
    if (span.last === rest.first && isSettingBeforeName(table, span)) rest.last = lastOfFullName(table, span.last);
    const isPlaced = rest.last > rest.first && (listedAt(table, span.first) & LISTED_PLACE_BEGIN) !== 0;
    const isKnown = isPlaced && span.kind !== 'PERSON' && people.has(textOf(table.text, table, rest));
    if (!isPlaced || !(isKnown || isSettingBeforeName(table, span))) return [span];
    return [{ ...span, last: span.first, kind: 'PLACE' }, rest];
  });
}

/** The last word of a full name that begins with the given name at `given`. */
function lastOfFullName(table: TokenTable, given: number): number {
  let last = given;
  while (table.shape[last + 1] === CAPITALIZED || table.shape[last + 1] === MIXED) last += 1;
  return last;
}

/** Whether a place follows `In` and a given name follows the place: `In Lisbon Ann`. */
function isSettingBeforeName(table: TokenTable, span: Span): boolean {
  const before = table.tokens[span.first - 1];
  if (before === undefined || table.text.slice(before.start, before.end) !== 'In') return false;
  return (flagsAt(table, span.first + 1) & GIVEN) !== 0;
}

/** The kinds of the names in sentences, and of the first words of longer organizations' names. */
function knownNames(
  tables: readonly TokenTable[],
  casings: readonly Casing[],
  spans: readonly Span[],
): Map<string, EntityKind> {
  const known = new Map<string, EntityKind>();
  for (const span of spans) {
    if (casings[span.passage] !== 'sentence') continue;
    const table = tableAt(tables, span.passage);
    known.set(textOf(table.text, table, span), span.kind);
    if (span.kind !== 'ORGANIZATION') continue;
    for (let last = span.first + 1; last < Math.min(span.last, span.first + MAX_TOKENS_OF_PIECE); last += 1) {
      const part = textOf(table.text, table, { ...span, last });
      if (!known.has(part)) known.set(part, span.kind);
    }
  }
  return known;
}

/** The person that the sentences name within a headline's span: `Ann Ford` in `Ann Ford Blasts`; or null. */
function knownPerson(
  table: TokenTable,
  span: Span,
  known: ReadonlyMap<string, EntityKind>,
  lastNames: ReadonlySet<string>,
): Span | null {
  const people = knownPieces(table, span, known).filter(({ kind }) => kind === 'PERSON');
  return (
    people.find(({ first, last }) => first < last) ??
    people.find((piece) => isLastNameIn(table, span, piece, lastNames)) ??
    null
  );
}

/**
 * Whether a piece is the last name of a person in the sentences, with no given name next to it: `Novak` in `Novak
 * Buys`.
 */
function isLastNameIn(table: TokenTable, span: Span, piece: Span, lastNames: ReadonlySet<string>): boolean {
  for (let at = span.first; at <= span.last; at += 1)
    if (at !== piece.first && flagsAt(table, at) & GIVEN) return false;
  return lastNames.has(textOf(table.text, table, piece));
}

/** The last names of people with a full name. */
function lastNamesOf(known: ReadonlyMap<string, EntityKind>): Set<string> {
  const people = [...known].filter(([name, kind]) => kind === 'PERSON' && name.includes(' '));
  return new Set(people.map(([name]) => name.slice(name.lastIndexOf(' ') + 1)));
}

/** Whether a span must not be split: one word, a listed name, or one that ends like an organization or a place. */
function mustStayWhole(table: TokenTable, span: Span): boolean {
  if (span.first === span.last) return true;
  if (listedAt(table, span.first) & LISTED_LONG || endsLikeOrganization(table, span)) return true;
  return !(listedAt(table, span.first) & LISTED_PLACE_BEGIN) && (flagsAt(table, span.last) & PLACE_END) !== 0;
}

/** Whether a name ends like an organization and does not join two things. */
function endsLikeOrganization(table: TokenTable, span: Span): boolean {
  return (flagsAt(table, span.last) & ORG_END) !== 0 && !/\b(?:and|for)\b/.test(textOf(table.text, table, span));
}

/** In tokens behind the first. */
const MAX_TOKENS_OF_PIECE = 6;

/** The known names within a span, from the left, each as long as possible; the span itself when there are none. */
function knownPieces(table: TokenTable, span: Span, known: ReadonlyMap<string, EntityKind>): Span[] {
  const pieces: Span[] = [];
  for (let first = span.first; first <= span.last; first += 1) {
    for (let last = Math.min(span.last, first + MAX_TOKENS_OF_PIECE); last >= first; last -= 1) {
      const kind = known.get(table.text.slice(tokenAt(table, first).start, tokenAt(table, last).end));
      if (kind === undefined) continue;
      pieces.push({ ...span, first, last, kind });
      first = last;
      break;
    }
  }
  return pieces.length > 0 ? pieces : [span];
}
