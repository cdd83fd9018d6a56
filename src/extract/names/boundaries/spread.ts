import { hashOf, joinHash } from '../../../text/hashing.ts';
import { MARK, SIGN, SMALL } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { CALENDAR, COMMON, DEMONYM, hashPhrase, REPORTING } from '../../lexicon/lexicon.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import { callNamesOf, nounsOf, personPartsOf, placePartsOf } from '../forms/parts.ts';
import { byPassage, type Span, textOf } from '../spans/spans.ts';

/** The names that a story has shown, by the joined hash of their words; null where it gave one name two kinds. */
interface Known {
  kinds: Map<number, EntityKind | null>;
  /** By a first word: the most words of a name that begins with it. */
  longest: Map<number, number>;
  /** Ordinary words that are a body by themselves behind an article: `the Academy`. */
  nouns: Set<number>;
  /** Last names, ordinary words among them. */
  people: Set<number>;
}

/** A name once read in a story is that name wherever the story prints it by itself. */
export function spreadNames(sheets: readonly TokenTable[], spans: readonly Span[]): Span[] {
  const known: Known = { kinds: new Map(), longest: new Map(), nouns: new Set(), people: new Set() };
  for (const span of spans) learn(known, sheets[span.passage] as TokenTable, span);
  for (const [name, kind] of longNamesOf(sheets, spans)) {
    for (const part of PARTS[kind](name)) learnPart(known, part, kind);
    if (kind === 'PERSON') {
      const last = name.slice(name.lastIndexOf(' ') + 1);
      known.people.add(hashOf(last, 0, last.length));
    }
    if (kind === 'ORGANIZATION') for (const noun of nounsOf(name)) known.nouns.add(hashOf(noun, 0, noun.length));
  }
  return byPassage(sheets, spans).flatMap((found, passage) =>
    addKnown(sheets[passage] as TokenTable, passage, found, known),
  );
}

function learn({ kinds, longest }: Known, sheet: TokenTable, span: Span): void {
  if (span.first === span.last && (sheet.flags[span.first] as number) & (COMMON | CALENDAR | DEMONYM)) return;
  const name = hashOfWords(sheet, span.first, span.last);
  const kind = kinds.get(name);
  kinds.set(name, kind === undefined || kind === span.kind ? span.kind : null);
  const first = sheet.exact[span.first] as number;
  const size = span.last - span.first + 1;
  if ((longest.get(first) ?? 0) < size) longest.set(first, size);
}

const PARTS: Record<EntityKind, (name: string) => string[]> = {
  PERSON: personPartsOf,
  PLACE: placePartsOf,
  ORGANIZATION: callNamesOf,
};

/** The names that have several words, each once. */
function longNamesOf(sheets: readonly TokenTable[], spans: readonly Span[]): Map<string, EntityKind> {
  const names = new Map<string, EntityKind>();
  for (const span of spans) {
    const sheet = sheets[span.passage] as TokenTable;
    if (span.first < span.last) names.set(textOf(sheet.text, sheet, span), span.kind);
  }
  return names;
}

/** Learns a part of a longer name, unless it is a name that the story gave another kind. */
function learnPart({ kinds, longest }: Known, part: string, kind: EntityKind): void {
  const { hash, first, size } = hashPhrase(part);
  if (kinds.has(hash)) return;
  kinds.set(hash, kind);
  if ((longest.get(first) ?? 0) < size) longest.set(first, size);
}

function addKnown(sheet: TokenTable, passage: number, spans: readonly Span[], known: Known): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (let at = 0; at < sheet.tokens.length; at += 1) {
    const span = spans[next];
    if (span !== undefined && at >= span.first) {
      result.push(span);
      at = span.last;
      next += 1;
      continue;
    }
    if (sheet.shape[at] === SMALL) continue;
    const limit = (span?.first ?? sheet.tokens.length) - at;
    const found =
      knownAt(sheet, passage, at, limit, known) ??
      lastNameAt(sheet, passage, at, known) ??
      nounAt(sheet, passage, at, known);
    if (found === null) continue;
    result.push(found);
    at = found.last;
  }
  return result;
}

/** The longest known name that stands by itself at a place. */
function knownAt(
  sheet: TokenTable,
  passage: number,
  at: number,
  limit: number,
  { kinds, longest }: Known,
): Span | null {
  const most = Math.min(longest.get(sheet.exact[at] as number) ?? 0, limit);
  if (most === 0 || !isBorder(sheet, at, at - 1)) return null;
  for (let size = most; size > 0; size -= 1) {
    const kind = kinds.get(hashOfWords(sheet, at, at + size - 1));
    if (kind == null || !isBorder(sheet, at + size - 1, at + size)) continue;
    return { passage, first: at, last: at + size - 1, kind };
  }
  return null;
}

/** `Cope`, an ordinary word, where the story names Danny Cope: inside a sentence, or before a verb of saying. */
function lastNameAt(sheet: TokenTable, passage: number, at: number, { people }: Known): Span | null {
  if (!people.has(sheet.exact[at] as number) || !isBorder(sheet, at, at - 1) || !isBorder(sheet, at, at + 1))
    return null;
  const isWord = ((sheet.flags[at] as number) & COMMON) !== 0 && ((sheet.flags[at] as number) & CALENDAR) === 0;
  const opens = sheet.starts[at] === 1 || at === 0 || sheet.shape[at - 1] === MARK;
  if (!isWord || (opens && !((sheet.flags[at + 1] ?? 0) & REPORTING))) return null;
  return { passage, first: at, last: at, kind: 'PERSON' };
}

/** `the Academy`, where the story names one. */
function nounAt(sheet: TokenTable, passage: number, at: number, { nouns }: Known): Span | null {
  if (!nouns.has(sheet.exact[at] as number) || sheet.starts[at] === 1) return null;
  if (wordAt(sheet, at - 1).toLowerCase() !== 'the' || !isBorder(sheet, at, at + 1)) return null;
  if (OF.has(wordAt(sheet, at + 1)) && sheet.shape[at + 2] !== SMALL) return null;
  return { passage, first: at, last: at, kind: 'ORGANIZATION' };
}

const OF = new Set(['of', 'for', 'and', '&']);

/** Whether a name ends before its neighbour: no capital, hyphen or the like joins them. */
export function isBorder(sheet: TokenTable, at: number, neighbour: number): boolean {
  const shape = sheet.shape[neighbour];
  if (shape === undefined || shape === SMALL) return true;
  if (shape === SIGN) return !JOINS.has(wordAt(sheet, neighbour));
  if (!/^\p{Lu}/u.test(wordAt(sheet, neighbour))) return true;
  return neighbour < at && (sheet.starts[neighbour] === 1 || ((sheet.flags[neighbour] as number) & DEMONYM) !== 0);
}

const JOINS = new Set(['-', '/', '&']);

function hashOfWords(sheet: TokenTable, first: number, last: number): number {
  let hash = sheet.exact[first] as number;
  for (let at = first + 1; at <= last; at += 1) hash = joinHash(hash, sheet.exact[at] as number);
  return hash;
}
