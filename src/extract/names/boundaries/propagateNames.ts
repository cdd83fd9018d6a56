import { hashOf, joinHash } from '../../../text/hashing.ts';
import { LOWERCASE, PUNCTUATION, QUOTE_MARK } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { CALENDAR, COMMON, DEMONYM, hashPhrase, REPORTING } from '../../lexicon/lexicon.ts';
import { flagsAt, type TokenTable, tableAt, wordAt } from '../../tagging/tokenTable.ts';
import { distinctivePartsOf, kindNounsOf, personPartsOf, placePartsOf } from '../forms/parts.ts';
import { byPassage, type Span, textOf } from '../spans/spans.ts';

/** The names that a story has shown. */
interface KnownNames {
  /** The kind of a name, by the joined hash of its words; null where the story gave the name two kinds. */
  kinds: Map<number, EntityKind | null>;
  /** How many words the longest name has that begins with a word, by the word's hash. */
  longest: Map<number, number>;
  /** Nouns that mean an organization of the story behind an article: `the Academy`. */
  nouns: Set<number>;
  /** Last names, including those that are common words. */
  people: Set<number>;
}

/** Marks every occurrence of the names that were found anywhere in the story, and of parts that stand for them. */
export function propagateNames(tables: readonly TokenTable[], spans: readonly Span[]): Span[] {
  const known: KnownNames = { kinds: new Map(), longest: new Map(), nouns: new Set(), people: new Set() };
  for (const span of spans) learn(known, tableAt(tables, span.passage), span);
  for (const [name, kind] of longNamesOf(tables, spans)) {
    for (const part of PARTS_BY_KIND[kind](name)) learnPart(known, part, kind);
    if (kind === 'PERSON') {
      const last = name.slice(name.lastIndexOf(' ') + 1);
      known.people.add(hashOf(last, 0, last.length));
    }
    if (kind === 'ORGANIZATION') for (const noun of kindNounsOf(name)) known.nouns.add(hashOf(noun, 0, noun.length));
  }
  return byPassage(tables, spans).flatMap((found, passage) =>
    addKnown(tableAt(tables, passage), passage, found, known),
  );
}

function learn({ kinds, longest }: KnownNames, table: TokenTable, span: Span): void {
  if (span.first === span.last && flagsAt(table, span.first) & (COMMON | CALENDAR | DEMONYM)) return;
  const name = hashOfWords(table, span.first, span.last);
  const kind = kinds.get(name);
  kinds.set(name, kind === undefined || kind === span.kind ? span.kind : null);
  const first = table.exact[span.first] ?? 0;
  const size = span.last - span.first + 1;
  if ((longest.get(first) ?? 0) < size) longest.set(first, size);
}

const PARTS_BY_KIND: Record<EntityKind, (name: string) => string[]> = {
  PERSON: personPartsOf,
  PLACE: placePartsOf,
  ORGANIZATION: distinctivePartsOf,
};

/** The names of several words, each once. */
function longNamesOf(tables: readonly TokenTable[], spans: readonly Span[]): Map<string, EntityKind> {
  const names = new Map<string, EntityKind>();
  for (const span of spans) {
    const table = tableAt(tables, span.passage);
    if (span.first < span.last) names.set(textOf(table.text, table, span), span.kind);
  }
  return names;
}

/** Learns a part of a longer name, unless it already is a name of the story. */
function learnPart({ kinds, longest }: KnownNames, part: string, kind: EntityKind): void {
  const { hash, first, size } = hashPhrase(part);
  if (kinds.has(hash)) return;
  kinds.set(hash, kind);
  if ((longest.get(first) ?? 0) < size) longest.set(first, size);
}

function addKnown(table: TokenTable, passage: number, spans: readonly Span[], known: KnownNames): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (let at = 0; at < table.tokens.length; at += 1) {
    const span = spans[next];
    if (span !== undefined && at >= span.first) {
      result.push(span);
      at = span.last;
      next += 1;
      continue;
    }
    if (table.shape[at] === LOWERCASE) continue;
    const limit = (span?.first ?? table.tokens.length) - at;
    const found =
      knownAt(table, passage, at, limit, known) ??
      lastNameAt(table, passage, at, known) ??
      nounAt(table, passage, at, known);
    if (found === null) continue;
    result.push(found);
    at = found.last;
  }
  return result;
}

/** The longest known name that begins at a token and is not part of something longer; or null. */
function knownAt(
  table: TokenTable,
  passage: number,
  at: number,
  limit: number,
  { kinds, longest }: KnownNames,
): Span | null {
  const most = Math.min(longest.get(table.exact[at] ?? 0) ?? 0, limit);
  if (most === 0 || !isBorder(table, at, at - 1)) return null;
  for (let size = most; size > 0; size -= 1) {
    const kind = kinds.get(hashOfWords(table, at, at + size - 1));
    if (kind == null || !isBorder(table, at + size - 1, at + size)) continue;
    return { passage, first: at, last: at + size - 1, kind };
  }
  return null;
}

/**
 * A last name that is a common word, `Cope` where the story names Danny Cope: inside a sentence, or before a verb of
 * saying.
 */
function lastNameAt(table: TokenTable, passage: number, at: number, { people }: KnownNames): Span | null {
  if (!people.has(table.exact[at] ?? 0) || !isBorder(table, at, at - 1) || !isBorder(table, at, at + 1)) return null;
  const isWord = (flagsAt(table, at) & COMMON) !== 0 && (flagsAt(table, at) & CALENDAR) === 0;
  const opens = table.starts[at] === 1 || at === 0 || table.shape[at - 1] === QUOTE_MARK;
  if (!isWord || (opens && !(flagsAt(table, at + 1) & REPORTING))) return null;
  return { passage, first: at, last: at, kind: 'PERSON' };
}

/** A noun that means an organization of the story: `the Academy`; or null. */
function nounAt(table: TokenTable, passage: number, at: number, { nouns }: KnownNames): Span | null {
  if (!nouns.has(table.exact[at] ?? 0) || table.starts[at] === 1) return null;
  if (wordAt(table, at - 1).toLowerCase() !== 'the' || !isBorder(table, at, at + 1)) return null;
  if (COMPLEMENT_LINKS.has(wordAt(table, at + 1)) && table.shape[at + 2] !== LOWERCASE) return null;
  return { passage, first: at, last: at, kind: 'ORGANIZATION' };
}

const COMPLEMENT_LINKS = new Set(['of', 'for', 'and', '&']);

/** Whether a name ends at `at`: its neighbour is no capitalized word, hyphen or the like that would join it. */
export function isBorder(table: TokenTable, at: number, neighbour: number): boolean {
  const shape = table.shape[neighbour];
  if (shape === undefined || shape === LOWERCASE) return true;
  if (shape === PUNCTUATION) return !JOINING_SIGNS.has(wordAt(table, neighbour));
  if (!/^\p{Lu}/u.test(wordAt(table, neighbour))) return true;
  return neighbour < at && (table.starts[neighbour] === 1 || (flagsAt(table, neighbour) & DEMONYM) !== 0);
}

const JOINING_SIGNS = new Set(['-', '/', '&']);

function hashOfWords(table: TokenTable, first: number, last: number): number {
  let hash = table.exact[first] ?? 0;
  for (let at = first + 1; at <= last; at += 1) hash = joinHash(hash, table.exact[at] ?? 0);
  return hash;
}
