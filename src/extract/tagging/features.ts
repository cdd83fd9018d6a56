import { lowerHash } from '../../text/hashing.ts';
import { NUMBER, SMALL } from '../../text/shapes.ts';
import type { Token } from '../../text/token.ts';
import {
  BEFORE,
  BODY_KIND,
  BODY_PART,
  CALENDAR,
  COMMON,
  GIVEN,
  LINKING,
  PLACE_KIND,
  TITLE,
} from '../lexicon/lexicon.ts';
import {
  AS_NOTHING,
  AS_ORG,
  AS_PERSON,
  AS_PLACE,
  BEGINS_PERSON,
  columnOf,
  ENDS_PERSON,
  IN_LONG_ORG,
  IN_LONG_PLACE,
  type StoryLabels,
} from './recall.ts';
import { slot } from './slots.ts';
import type { TokenTable } from './tokenTable.ts';
import { useFeatures } from './useFeatures.ts';
import type { WordCounts } from './wordCounts.ts';

/** No token has more features than this. */
export const MOST_FEATURES = 200;

/** What a story tells beyond the passage: how its words are printed and, in the second reading, what the first made of it. */
export interface StoryView {
  counts: WordCounts;
  /** Labels that the first reading gave to this passage. */
  first: Uint8Array | null;
  recall: StoryLabels | null;
}

/**
 * Writes the features of one token, each a slot number, into `out` and returns how many there are. A feature is a
 * template's number mixed with what the template sees: no strings are made.
 */
export function featuresOf(sheet: TokenTable, at: number, run: Run, view: StoryView, out: Int32Array): number {
  let n = wordFeatures(sheet, at, out);
  n = useFeatures(sheet, at, out, n);
  n = affixes(sheet, at, out, n);
  n = listFeatures(sheet, at, out, n);
  n = runFeatures(sheet, at, run, out, n);
  n = countFeatures(sheet, at, view.counts, out, n);
  if (view.first !== null && view.recall !== null) n = recallFeatures(sheet, at, view.first, view.recall, out, n);
  return n;
}

/** The word, its neighbours and how they are printed. */
function wordFeatures(sheet: TokenTable, at: number, out: Int32Array): number {
  const word = sheet.lower[at] as number;
  const form = sheet.shape[at] as number;
  const before = lowerAt(sheet, at - 1);
  const after = lowerAt(sheet, at + 1);
  const start = sheet.starts[at] as number;
  out[0] = slot(1, word);
  out[1] = slot(2, before);
  out[2] = slot(3, after);
  out[3] = slot(4, lowerAt(sheet, at - 2));
  out[4] = slot(5, lowerAt(sheet, at + 2));
  out[5] = slot(6, Math.imul(before, 31) + word);
  out[6] = slot(7, Math.imul(word, 31) + after);
  out[7] = slot(8, form * 2 + start);
  out[8] = slot(9, (shapeAt(sheet, at - 1) * 16 + form) * 16 + shapeAt(sheet, at + 1));
  return 9;
}

/** What the word and phrase lists say of the word and its neighbours. */
function listFeatures(sheet: TokenTable, at: number, out: Int32Array, from: number): number {
  const { shape, flags, listed } = sheet;
  const form = shape[at] as number;
  let n = flagFeatures(flags[at] as number, 20, form === SMALL ? 1 : 0, out, from);
  n = flagFeatures(at > 0 ? (flags[at - 1] as number) : 0, 60, 0, out, n);
  n = flagFeatures(flags[at + 1] ?? 0, 100, 0, out, n);
  const known = listed[at] as number;
  const quiet = (flags[at - 1] ?? 0) & (TITLE | BEFORE | LINKING | GIVEN);
  out[n++] = slot(140, known * 16 + form);
  out[n++] = slot(141, ((listed[at - 1] ?? 0) << 6) | known);
  out[n++] = slot(142, ((listed[at + 1] ?? 0) << 6) | known);
  out[n++] = slot(143, known * 7919 + ((flags[at] as number) & (GIVEN | CALENDAR | COMMON)));
  out[n++] = slot(151, quiet * 16 + form);
  out[n++] = slot(152, Math.imul(quiet, 64) + known);
  return n;
}

/** How the story prints the word elsewhere. */
function countFeatures(sheet: TokenTable, at: number, counts: WordCounts, out: Int32Array, from: number): number {
  const word = sheet.lower[at] as number;
  const small = Math.min(counts.small(word), 2);
  const capital = Math.min(counts.capital(word), 3);
  const common = (sheet.flags[at] as number) & COMMON ? 1 : 0;
  out[from] = slot(150, ((small * 4 + capital) * 2 + common) * 2 + (sheet.starts[at] as number));
  return from + 1;
}

/** An unbroken row of candidate tokens: the reach of one decoding. */
export interface Run {
  start: number;
  end: number;
}

function lowerAt(sheet: TokenTable, at: number): number {
  if (at < 0) return 11;
  if (at >= sheet.tokens.length) return 13;
  return sheet.shape[at] === NUMBER ? 17 : (sheet.lower[at] as number);
}

function shapeAt(sheet: TokenTable, at: number): number {
  return at < 0 || at >= sheet.tokens.length ? 15 : (sheet.shape[at] as number);
}

function affixes(sheet: TokenTable, at: number, out: Int32Array, from: number): number {
  const { start, end } = sheet.tokens[at] as Token;
  const size = end - start;
  let n = from;
  if (size < 3) return n;
  out[n++] = slot(10, lowerHash(sheet.text, end - 2, end));
  out[n++] = slot(11, lowerHash(sheet.text, end - 3, end));
  out[n++] = slot(12, lowerHash(sheet.text, start, start + 3));
  if (size > 4) out[n++] = slot(13, lowerHash(sheet.text, end - 4, end));
  return n;
}

/** Nouns of kinds did the tagger no good; they are for the rules behind it. */
const LEARNT = ~(BODY_KIND | PLACE_KIND | BODY_PART);

/** One feature for each bit set, and one for all of them together. */
function flagFeatures(bits: number, template: number, extra: number, out: Int32Array, from: number): number {
  let n = from;
  let left = bits & LEARNT;
  while (left !== 0) {
    const bit = 31 - Math.clz32(left);
    out[n++] = slot(template + bit, extra);
    left &= ~(1 << bit);
  }
  out[n++] = slot(template + 31, bits & LEARNT);
  return n;
}

/** What stands around the stretch of capitals that the token belongs to, and what ends it. */
function runFeatures(sheet: TokenTable, at: number, run: Run, out: Int32Array, from: number): number {
  const { shape, flags, cluster, leaning } = sheet;
  let first = at;
  while (first > run.start && isName(shape[first - 1] as number)) first -= 1;
  let last = at;
  while (last + 1 < run.end && isName(shape[last + 1] as number)) last += 1;
  const size = Math.min(last - first, 4);
  const place = Math.min(at - first, 3);
  let n = from;
  out[n++] = slot(160, size * 4 + place);
  out[n++] = slot(161, lowerAt(sheet, first - 1));
  out[n++] = slot(162, lowerAt(sheet, last + 1));
  out[n++] = slot(168, lowerAt(sheet, last + 2));
  out[n++] = slot(187, cluster[first - 1] ?? 0);
  out[n++] = slot(188, cluster[last + 1] ?? 0);
  if (size === 0) return n;
  out[n++] = slot(189, cluster[last] as number);
  out[n++] = slot(190, cluster[first] as number);
  out[n++] = slot(197, leaning[last] as number);
  out[n++] = slot(198, leaning[first] as number);
  out[n++] = slot(163, lowerAt(sheet, last));
  out[n++] = slot(164, lowerAt(sheet, first));
  out[n++] = slot(165, (flags[last] as number) & 0x3fff);
  out[n++] = slot(166, (flags[first] as number) & 0x3fff);
  out[n++] = slot(167, (sheet.listed[first] as number) * 64 + (sheet.listed[last] as number));
  return n;
}

function isName(shape: number): boolean {
  return shape > SMALL && shape < NUMBER ? true : shape === 9;
}

/** What the first reading made of the token, its neighbours, and the same word elsewhere in the story. */
function recallFeatures(
  sheet: TokenTable,
  at: number,
  first: Uint8Array,
  recall: StoryLabels,
  out: Int32Array,
  from: number,
): number {
  const word = sheet.lower[at] as number;
  const label = first[at] as number;
  const verdict = verdictOf(word, columnOf(label), recall);
  const parts = partsOf(word, label, recall);
  let n = from;
  out[n++] = slot(170, verdict);
  out[n++] = slot(171, parts);
  out[n++] = slot(172, verdict * 8 + label);
  out[n++] = slot(173, parts * 8 + label);
  out[n++] = slot(174, ((first[at - 1] ?? 0) * 8 + label) * 8 + (first[at + 1] ?? 0));
  out[n++] = slot(175, verdict * 16 + (sheet.shape[at] as number));
  out[n++] = slot(176, (verdict * 16 + parts) * 2 + (sheet.starts[at] as number));
  out[n++] = slot(177, label);
  return n;
}

/** What the word mostly is in the rest of the story, how clearly and how often. */
function verdictOf(word: number, own: number, recall: StoryLabels): number {
  let total = 0;
  let most = 0;
  let best = AS_NOTHING;
  for (let column = AS_PERSON; column <= AS_NOTHING; column += 1) {
    const times = recall.times(word, column) - (column === own ? 1 : 0);
    if (times <= 0) continue;
    total += times;
    if (times > most) {
      most = times;
      best = column;
    }
  }
  return total === 0 ? 0 : (best + 1) * 4 + (most * 10 > total * 8 ? 2 : 0) + (total > 2 ? 1 : 0);
}

/** In which longer names the word stands elsewhere: bits for the end and beginning of a person's, for bodies' and places'. */
function partsOf(word: number, label: number, recall: StoryLabels): number {
  const own = columnOf(label);
  return (
    (recall.times(word, ENDS_PERSON) > (label === 2 ? 1 : 0) ? 1 : 0) |
    (recall.times(word, BEGINS_PERSON) > (label === 1 ? 1 : 0) ? 2 : 0) |
    (recall.times(word, IN_LONG_ORG) > (own === AS_ORG ? 1 : 0) ? 4 : 0) |
    (recall.times(word, IN_LONG_PLACE) > (own === AS_PLACE ? 1 : 0) ? 8 : 0)
  );
}
