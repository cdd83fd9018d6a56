import { CAPITALISED, MIXED } from '../../../text/shapes.ts';
import type { Token } from '../../../text/token.ts';
import type { EntityKind } from '../../extraction.ts';
import { GIVEN, ORG_END, PLACE_END } from '../../lexicon/lexicon.ts';
import type { Casing } from '../../tagging/casing.ts';
import { LISTED_LONG, PLACE_FIRST, type TokenTable } from '../../tagging/tokenTable.ts';
import { type Span, textOf } from '../spans/spans.ts';

/** Lets the names of the sentences decide what a headline names: `Rotterdam Dockers Vote` names Rotterdam. */
export function trustBody(sheets: readonly TokenTable[], casings: readonly Casing[], spans: readonly Span[]): Span[] {
  if (casings.every((casing) => casing === 'sentence')) return [...spans];
  const known = knownNames(sheets, casings, spans);
  const lastNames = lastNamesOf(known);
  return spans.flatMap((span) => {
    if (casings[span.passage] === 'sentence') return [span];
    const sheet = sheets[span.passage] as TokenTable;
    const kind = known.get(textOf(sheet.text, sheet, span));
    if (kind !== undefined) return [{ ...span, kind }];
    if (span.kind === 'PERSON') return [knownPerson(sheet, span, known, lastNames) ?? span];
    return isWhole(sheet, span) ? [span] : knownPieces(sheet, span, known);
  });
}

/** `In Lisbon Ann Ford said` names a place and a person, where the story names Ann Ford elsewhere. */
export function freePeople(sheets: readonly TokenTable[], spans: readonly Span[]): Span[] {
  const people = new Set<string>();
  for (const span of spans) {
    const sheet = sheets[span.passage] as TokenTable;
    if (span.kind === 'PERSON' && span.first < span.last) people.add(textOf(sheet.text, sheet, span));
  }
  return spans.flatMap((span) => {
    const sheet = sheets[span.passage] as TokenTable;
    const rest: Span = { ...span, first: span.first + 1, kind: 'PERSON' };
    if (span.last === rest.first && isSetIn(sheet, span)) rest.last = behindGiven(sheet, span.last);
    const isPlaced = rest.last > rest.first && ((sheet.listed[span.first] as number) & PLACE_FIRST) !== 0;
    const isKnown = isPlaced && span.kind !== 'PERSON' && people.has(textOf(sheet.text, sheet, rest));
    if (!isPlaced || !(isKnown || isSetIn(sheet, span))) return [span];
    return [{ ...span, last: span.first, kind: 'PLACE' }, rest];
  });
}

/** The last word of the name that goes on behind a given one. */
function behindGiven(sheet: TokenTable, given: number): number {
  let last = given;
  while (sheet.shape[last + 1] === CAPITALISED || sheet.shape[last + 1] === MIXED) last += 1;
  return last;
}

/** `In Lisbon Ann`: a given name right behind a place that something happens in. */
function isSetIn(sheet: TokenTable, span: Span): boolean {
  const before = sheet.tokens[span.first - 1];
  if (before === undefined || sheet.text.slice(before.start, before.end) !== 'In') return false;
  return ((sheet.flags[span.first + 1] as number) & GIVEN) !== 0;
}

/** The names inside sentences with their kinds, and the first words of longer ones that shorten them. */
function knownNames(
  sheets: readonly TokenTable[],
  casings: readonly Casing[],
  spans: readonly Span[],
): Map<string, EntityKind> {
  const known = new Map<string, EntityKind>();
  for (const span of spans) {
    if (casings[span.passage] !== 'sentence') continue;
    const sheet = sheets[span.passage] as TokenTable;
    known.set(textOf(sheet.text, sheet, span), span.kind);
    if (span.kind !== 'ORGANIZATION') continue;
    for (let last = span.first + 1; last < Math.min(span.last, span.first + LONGEST_PIECE); last += 1) {
      const part = textOf(sheet.text, sheet, { ...span, last });
      if (!known.has(part)) known.set(part, span.kind);
    }
  }
  return known;
}

/** `Ann Ford` of `Ann Ford Blasts`, where the sentences name her so. */
function knownPerson(
  sheet: TokenTable,
  span: Span,
  known: ReadonlyMap<string, EntityKind>,
  lastNames: ReadonlySet<string>,
): Span | null {
  const people = knownPieces(sheet, span, known).filter(({ kind }) => kind === 'PERSON');
  return (
    people.find(({ first, last }) => first < last) ??
    people.find((piece) => isLastNameIn(sheet, span, piece, lastNames)) ??
    null
  );
}

/** `Novak` of `Novak Buys` and `Ex-Mayor Novak`, where the sentences have a `Jan Novak` and no given name stands beside it. */
function isLastNameIn(sheet: TokenTable, span: Span, piece: Span, lastNames: ReadonlySet<string>): boolean {
  for (let at = span.first; at <= span.last; at += 1)
    if (at !== piece.first && (sheet.flags[at] as number) & GIVEN) return false;
  return lastNames.has(textOf(sheet.text, sheet, piece));
}

/** The last words of the full names of people. */
function lastNamesOf(known: ReadonlyMap<string, EntityKind>): Set<string> {
  const people = [...known].filter(([name, kind]) => kind === 'PERSON' && name.includes(' '));
  return new Set(people.map(([name]) => name.slice(name.lastIndexOf(' ') + 1)));
}

/** A listed name, one word, or one that ends as bodies do is not cut. */
function isWhole(sheet: TokenTable, span: Span): boolean {
  if (span.first === span.last) return true;
  if ((sheet.listed[span.first] as number) & LISTED_LONG || isBody(sheet, span)) return true;
  return (
    !((sheet.listed[span.first] as number) & PLACE_FIRST) && ((sheet.flags[span.last] as number) & PLACE_END) !== 0
  );
}

function isBody(sheet: TokenTable, span: Span): boolean {
  return (
    ((sheet.flags[span.last] as number) & ORG_END) !== 0 && !/\b(?:and|for)\b/.test(textOf(sheet.text, sheet, span))
  );
}

const LONGEST_PIECE = 6;

/** The known names that lie in a span, longest first from the left; the span itself when none does. */
function knownPieces(sheet: TokenTable, span: Span, known: ReadonlyMap<string, EntityKind>): Span[] {
  const pieces: Span[] = [];
  for (let first = span.first; first <= span.last; first += 1) {
    for (let last = Math.min(span.last, first + LONGEST_PIECE); last >= first; last -= 1) {
      const kind = known.get(sheet.text.slice((sheet.tokens[first] as Token).start, (sheet.tokens[last] as Token).end));
      if (kind === undefined) continue;
      pieces.push({ ...span, first, last, kind });
      first = last;
      break;
    }
  }
  return pieces.length > 0 ? pieces : [span];
}
