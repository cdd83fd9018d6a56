import { LOWERCASE, POSSESSIVE, PUNCTUATION } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { COMMON, DEMONYM, GIVEN, HONORIFIC, SUFFIX, TITLE, TITLE_MODIFIER } from '../../lexicon/lexicon.ts';
import { ORG_BEGIN, OTHER_NAME, OUTSIDE, PLACE_BEGIN } from '../../tagging/labels.ts';
import { flagsAt, listedAt, type TokenTable, tokenAt, wordAt } from '../../tagging/tokenTable.ts';

/** A name in a passage: its kind, and its tokens from `first` to `last`, both included. */
export interface Span {
  passage: number;
  first: number;
  last: number;
  kind: EntityKind;
}

/** Turns the labels of a passage into names, without the titles in front and the possessives behind. */
export function spansOf(table: TokenTable, labels: Uint8Array, passage: number): Span[] {
  const spans: Span[] = [];
  let at = 0;
  while (at < labels.length) {
    const label = labels[at] ?? 0;
    if (label === OUTSIDE || label === OTHER_NAME) {
      at += 1;
      continue;
    }
    const first = at;
    at += 1;
    while (at < labels.length && labels[at] === label + 1) at += 1;
    const span: Span = { passage, first, last: at - 1, kind: kindOf(label) };
    if (trim(table, span)) spans.push(span);
  }
  return spans;
}

function kindOf(label: number): EntityKind {
  if (label < PLACE_BEGIN) return 'PERSON';
  return label < ORG_BEGIN ? 'PLACE' : 'ORGANIZATION';
}

/** Removes from both ends what is not part of the name; false when nothing is left. */
function trim(table: TokenTable, span: Span): boolean {
  while (span.last >= span.first && isTrailing(table, span)) span.last -= 1;
  while (span.first < span.last && isLeading(table, span)) span.first += 1;
  if (span.first > span.last) return false;
  return isNamePrinted(table, span);
}

function isTrailing(table: TokenTable, span: Span): boolean {
  const shape = table.shape[span.last] ?? 0;
  return shape === POSSESSIVE || shape === PUNCTUATION;
}

function isLeading(table: TokenTable, span: Span): boolean {
  const shape = table.shape[span.first] ?? 0;
  if (shape === POSSESSIVE || shape === PUNCTUATION) return true;
  if (span.kind === 'PERSON') return isTitleWord(table, span.first);
  if (shape === LOWERCASE) return flagsAt(table, span.first) === 0;
  return table.starts[span.first] === 1 && ARTICLES.has(wordAt(table, span.first));
}

const ARTICLES = new Set(['A', 'An']);

/** Whether a word is a title in front of a name. Not in `Dean Smith`, which begins with a given name. */
export function isTitleWord(table: TokenTable, at: number): boolean {
  const flags = flagsAt(table, at);
  if (flags & HONORIFIC && !(flags & GIVEN)) return true;
  return (flags & (TITLE | TITLE_MODIFIER | DEMONYM)) !== 0 && !(flags & (GIVEN | SUFFIX));
}

/** Whether a name remains: a word with a capital, or a listed name that is no common word. */
function isNamePrinted(table: TokenTable, span: Span): boolean {
  for (let at = span.first; at <= span.last; at += 1) if (table.shape[at] !== LOWERCASE) return true;
  return listedAt(table, span.first) !== 0 && !(flagsAt(table, span.first) & COMMON);
}

/** The spans of each passage, in their given order. */
export function byPassage(tables: readonly TokenTable[], spans: readonly Span[]): Span[][] {
  const lists: Span[][] = tables.map(() => []);
  for (const span of spans) lists[span.passage]?.push(span);
  return lists;
}

/**
 * The spans that share a token with `first` to `last`, by binary search: `spans` are of one passage, in order, without
 * overlaps.
 */
export function overlapping(spans: readonly Span[], first: number, last: number): Span[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.last ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let at = low; at < spans.length; at += 1) {
    const span = spans[at];
    if (span === undefined || span.first > last) break;
    found.push(span);
  }
  return found;
}

/** The text of a span: `text` is the passage as printed, or its table's text in sentence case. */
export function textOf(text: string, table: TokenTable, span: Span): string {
  return text.slice(startOf(table, span), endOf(table, span));
}

/** The offset where a name starts: behind the party in `D-Los Angeles`. */
export function startOf(table: TokenTable, span: Span): number {
  const { start } = tokenAt(table, span.first);
  return span.kind === 'PLACE' && opensWithParty(table, span) ? start + 2 : start;
}

/** Whether a name begins with a lawmaker's party: `D-Los Angeles`. */
export function opensWithParty(table: TokenTable, span: Span): boolean {
  const { start } = tokenAt(table, span.first);
  return /^[DRI]-\p{Lu}/u.test(table.text.slice(start, start + 3));
}

/** The offset where a name ends. */
export function endOf(table: TokenTable, span: Span): number {
  return tokenAt(table, span.last).end;
}
