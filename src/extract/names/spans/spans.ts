import { POSSESSIVE, SIGN, SMALL } from '../../../text/shapes.ts';
import type { Token } from '../../../text/token.ts';
import type { EntityKind } from '../../extraction.ts';
import { COMMON, DEMONYM, GIVEN, HONORIFIC, SUFFIX, TITLE, TITLE_MODIFIER } from '../../lexicon/lexicon.ts';
import { ORG_NAME_FIRST, OTHER_NAME, OUTSIDE, PLACE_NAME_FIRST } from '../../tagging/labels.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';

/** A name found in a passage: tokens `first` to `last`, both included. */
export interface Span {
  passage: number;
  first: number;
  last: number;
  kind: EntityKind;
}

/** Cuts the rows of labels into names, without titles before and possessives behind. */
export function spansOf(sheet: TokenTable, labels: Uint8Array, passage: number): Span[] {
  const spans: Span[] = [];
  let at = 0;
  while (at < labels.length) {
    const label = labels[at] as number;
    if (label === OUTSIDE || label === OTHER_NAME) {
      at += 1;
      continue;
    }
    const first = at;
    at += 1;
    while (at < labels.length && labels[at] === label + 1) at += 1;
    const span: Span = { passage, first, last: at - 1, kind: kindOf(label) };
    if (trim(sheet, span)) spans.push(span);
  }
  return spans;
}

function kindOf(label: number): EntityKind {
  if (label < PLACE_NAME_FIRST) return 'PERSON';
  return label < ORG_NAME_FIRST ? 'PLACE' : 'ORGANIZATION';
}

/** Takes what is not the name off its ends; false when nothing is left. */
function trim(sheet: TokenTable, span: Span): boolean {
  while (span.last >= span.first && isTail(sheet, span)) span.last -= 1;
  while (span.first < span.last && isHead(sheet, span)) span.first += 1;
  if (span.first > span.last) return false;
  return hasName(sheet, span);
}

function isTail(sheet: TokenTable, span: Span): boolean {
  const shape = sheet.shape[span.last] as number;
  return shape === POSSESSIVE || shape === SIGN;
}

function isHead(sheet: TokenTable, span: Span): boolean {
  const shape = sheet.shape[span.first] as number;
  if (shape === POSSESSIVE || shape === SIGN) return true;
  if (span.kind === 'PERSON') return isTitleWord(sheet, span.first);
  if (shape === SMALL) return (sheet.flags[span.first] as number) === 0;
  return sheet.starts[span.first] === 1 && ARTICLES.has(wordAt(sheet, span.first));
}

const ARTICLES = new Set(['A', 'An']);

/** A title in front of a name; `Dean Smith` begins with a given name. */
export function isTitleWord(sheet: TokenTable, at: number): boolean {
  const flags = sheet.flags[at] as number;
  if (flags & HONORIFIC && !(flags & GIVEN)) return true;
  return (flags & (TITLE | TITLE_MODIFIER | DEMONYM)) !== 0 && !(flags & (GIVEN | SUFFIX));
}

/** At least one word with a capital that is no mere word of the dictionary at a sentence's start. */
function hasName(sheet: TokenTable, span: Span): boolean {
  for (let at = span.first; at <= span.last; at += 1) if (sheet.shape[at] !== SMALL) return true;
  return (sheet.listed[span.first] as number) !== 0 && !((sheet.flags[span.first] as number) & COMMON);
}

/** The spans of each passage, in the order in which they come. */
export function byPassage(sheets: readonly TokenTable[], spans: readonly Span[]): Span[][] {
  const lists: Span[][] = sheets.map(() => []);
  for (const span of spans) (lists[span.passage] as Span[]).push(span);
  return lists;
}

/** The spans of a passage, in reading order and apart, that share a token with `first` to `last`. */
export function overlapping(spans: readonly Span[], first: number, last: number): Span[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as Span).last < first) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < spans.length && (spans[end] as Span).first <= last) end += 1;
  return spans.slice(low, end);
}

export function textOf(text: string, sheet: TokenTable, span: Span): string {
  return text.slice(startOf(sheet, span), endOf(sheet, span));
}

/** Where a name starts in its passage, behind the party of `D-Los Angeles`. */
export function startOf(sheet: TokenTable, span: Span): number {
  const { start } = sheet.tokens[span.first] as Token;
  return span.kind === 'PLACE' && opensWithParty(sheet, span) ? start + 2 : start;
}

/** `D-Los` of `D-Los Angeles`. */
export function opensWithParty(sheet: TokenTable, span: Span): boolean {
  const { start } = sheet.tokens[span.first] as Token;
  return /^[DRI]-\p{Lu}/u.test(sheet.text.slice(start, start + 3));
}

export function endOf(sheet: TokenTable, span: Span): number {
  return (sheet.tokens[span.last] as Token).end;
}
