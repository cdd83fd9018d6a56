import { lowerHash } from '../../text/hashing.ts';
import { LOWERCASE, NUMBER, WITH_STOPS } from '../../text/shapes.ts';
import {
  CALENDAR,
  COMMON,
  GIVEN,
  LINKING,
  LOCATIVE,
  ORG_NOUN,
  ORG_PART_NOUN,
  PLACE_NOUN,
  TITLE,
} from '../lexicon/lexicon.ts';
import { PERSON_BEGIN, PERSON_INSIDE } from './labels.ts';
import { slot } from './slots.ts';
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
} from './storyLabels.ts';
import { flagsAt, listedAt, type TokenTable, tokenAt } from './tokenTable.ts';
import type { WordCounts } from './wordCounts.ts';
import { wordUseFeatures } from './wordUseFeatures.ts';

/** An upper bound of the number of features of a token. */
export const MAX_FEATURES = 200;

/**
 * What a token's features may use besides its passage: the case of the story's words and, in the second pass, the
 * labels of the first.
 */
export interface StoryView {
  counts: WordCounts;
  /** The labels that the first pass gave to this passage; null in the first pass itself. */
  firstPass: Uint8Array | null;
  /** The labels that the first pass gave to the story's words; null in the first pass itself. */
  storyLabels: StoryLabels | null;
}

/**
 * Writes the features of one token, each as a slot number, into `out` and returns how many there are. A feature is the
 * hash of a template's number and the value that it sees, so no strings are made. Models are trained on these exact
 * templates: any change needs new models.
 */
export function featuresOf(table: TokenTable, at: number, run: Run, view: StoryView, out: Int32Array): number {
  let n = wordFeatures(table, at, out);
  n = wordUseFeatures(table, at, out, n);
  n = affixFeatures(table, at, out, n);
  n = listFeatures(table, at, out, n);
  n = runFeatures(table, at, run, out, n);
  n = countFeatures(table, at, view.counts, out, n);
  if (view.firstPass !== null && view.storyLabels !== null)
    n = storyLabelFeatures(table, at, view.firstPass, view.storyLabels, out, n);
  return n;
}

/** The word, its neighbours and their shapes. */
function wordFeatures(table: TokenTable, at: number, out: Int32Array): number {
  const word = table.lower[at] ?? 0;
  const form = table.shape[at] ?? 0;
  const before = lowerAt(table, at - 1);
  const after = lowerAt(table, at + 1);
  const start = table.starts[at] ?? 0;
  out[0] = slot(1, word);
  out[1] = slot(2, before);
  out[2] = slot(3, after);
  out[3] = slot(4, lowerAt(table, at - 2));
  out[4] = slot(5, lowerAt(table, at + 2));
  out[5] = slot(6, Math.imul(before, 31) + word);
  out[6] = slot(7, Math.imul(word, 31) + after);
  out[7] = slot(8, form * 2 + start);
  out[8] = slot(9, (shapeAt(table, at - 1) * 16 + form) * 16 + shapeAt(table, at + 1));
  return 9;
}

/** What the lists of words and names say of the word and its neighbours. */
function listFeatures(table: TokenTable, at: number, out: Int32Array, from: number): number {
  const { shape, flags, listed } = table;
  const form = shape[at] ?? 0;
  let n = flagFeatures(flags[at] ?? 0, 20, form === LOWERCASE ? 1 : 0, out, from);
  n = flagFeatures(at > 0 ? (flags[at - 1] ?? 0) : 0, 60, 0, out, n);
  n = flagFeatures(flags[at + 1] ?? 0, 100, 0, out, n);
  const known = listed[at] ?? 0;
  const contextFlags = (flags[at - 1] ?? 0) & (TITLE | LOCATIVE | LINKING | GIVEN);
  out[n++] = slot(140, known * 16 + form);
  out[n++] = slot(141, ((listed[at - 1] ?? 0) << 6) | known);
  out[n++] = slot(142, ((listed[at + 1] ?? 0) << 6) | known);
  out[n++] = slot(143, known * 7919 + ((flags[at] ?? 0) & (GIVEN | CALENDAR | COMMON)));
  out[n++] = slot(151, contextFlags * 16 + form);
  out[n++] = slot(152, Math.imul(contextFlags, 64) + known);
  return n;
}

/** The case in which the story prints the word elsewhere. */
function countFeatures(table: TokenTable, at: number, counts: WordCounts, out: Int32Array, from: number): number {
  const word = table.lower[at] ?? 0;
  const small = Math.min(counts.lowercase(word), 2);
  const capital = Math.min(counts.capitalized(word), 3);
  const common = flagsAt(table, at) & COMMON ? 1 : 0;
  out[from] = slot(150, ((small * 4 + capital) * 2 + common) * 2 + (table.starts[at] ?? 0));
  return from + 1;
}

/** An unbroken run of candidate tokens, which is decoded at once: from `start` to before `end`. */
export interface Run {
  start: number;
  end: number;
}

/** The lowercase hash of a word, with one value for all numbers and one for each end of the passage. */
function lowerAt(table: TokenTable, at: number): number {
  if (at < 0) return 11;
  if (at >= table.tokens.length) return 13;
  return table.shape[at] === NUMBER ? 17 : (table.lower[at] ?? 0);
}

/** The shape of a token; 15 outside the passage. */
function shapeAt(table: TokenTable, at: number): number {
  return at < 0 || at >= table.tokens.length ? 15 : (table.shape[at] ?? 0);
}

/** The first three letters, and the last two, three and four. */
function affixFeatures(table: TokenTable, at: number, out: Int32Array, from: number): number {
  const { start, end } = tokenAt(table, at);
  const size = end - start;
  let n = from;
  if (size < 3) return n;
  out[n++] = slot(10, lowerHash(table.text, end - 2, end));
  out[n++] = slot(11, lowerHash(table.text, end - 3, end));
  out[n++] = slot(12, lowerHash(table.text, start, start + 3));
  if (size > 4) out[n++] = slot(13, lowerHash(table.text, end - 4, end));
  return n;
}

/** The flags that the tagger sees. Nouns that name a kind (`company`, `river`) did not help it; only rules use them. */
const LEARNED_FLAGS = ~(ORG_NOUN | PLACE_NOUN | ORG_PART_NOUN);

/** One feature for each bit that is set, and one for all of them together. */
function flagFeatures(bits: number, template: number, extra: number, out: Int32Array, from: number): number {
  let n = from;
  let left = bits & LEARNED_FLAGS;
  while (left !== 0) {
    const bit = 31 - Math.clz32(left);
    out[n++] = slot(template + bit, extra);
    left &= ~(1 << bit);
  }
  out[n++] = slot(template + 31, bits & LEARNED_FLAGS);
  return n;
}

/**
 * The position in the stretch of capitalized words around the token, its first and last word, and what precedes and
 * follows.
 */
function runFeatures(table: TokenTable, at: number, run: Run, out: Int32Array, from: number): number {
  const { shape, flags, cluster, wordClass } = table;
  let first = at;
  while (first > run.start && isNameShape(shape[first - 1] ?? 0)) first -= 1;
  let last = at;
  while (last + 1 < run.end && isNameShape(shape[last + 1] ?? 0)) last += 1;
  const size = Math.min(last - first, 4);
  const place = Math.min(at - first, 3);
  let n = from;
  out[n++] = slot(160, size * 4 + place);
  out[n++] = slot(161, lowerAt(table, first - 1));
  out[n++] = slot(162, lowerAt(table, last + 1));
  out[n++] = slot(168, lowerAt(table, last + 2));
  out[n++] = slot(187, cluster[first - 1] ?? 0);
  out[n++] = slot(188, cluster[last + 1] ?? 0);
  if (size === 0) return n;
  out[n++] = slot(189, cluster[last] ?? 0);
  out[n++] = slot(190, cluster[first] ?? 0);
  out[n++] = slot(197, wordClass[last] ?? 0);
  out[n++] = slot(198, wordClass[first] ?? 0);
  out[n++] = slot(163, lowerAt(table, last));
  out[n++] = slot(164, lowerAt(table, first));
  out[n++] = slot(165, (flags[last] ?? 0) & 0x3fff);
  out[n++] = slot(166, (flags[first] ?? 0) & 0x3fff);
  out[n++] = slot(167, listedAt(table, first) * 64 + listedAt(table, last));
  return n;
}

function isNameShape(shape: number): boolean {
  return (shape > LOWERCASE && shape < NUMBER) || shape === WITH_STOPS;
}

/** The labels of the first pass: of the token, of its neighbours, and of the same word elsewhere in the story. */
function storyLabelFeatures(
  table: TokenTable,
  at: number,
  firstPass: Uint8Array,
  storyLabels: StoryLabels,
  out: Int32Array,
  from: number,
): number {
  const word = table.lower[at] ?? 0;
  const label = firstPass[at] ?? 0;
  const usual = usualKind(word, columnOf(label), storyLabels);
  const parts = longNameBits(word, label, storyLabels);
  let n = from;
  out[n++] = slot(170, usual);
  out[n++] = slot(171, parts);
  out[n++] = slot(172, usual * 8 + label);
  out[n++] = slot(173, parts * 8 + label);
  out[n++] = slot(174, ((firstPass[at - 1] ?? 0) * 8 + label) * 8 + (firstPass[at + 1] ?? 0));
  out[n++] = slot(175, usual * 16 + (table.shape[at] ?? 0));
  out[n++] = slot(176, (usual * 16 + parts) * 2 + (table.starts[at] ?? 0));
  out[n++] = slot(177, label);
  return n;
}

/** What the word mostly is in the rest of the story, how clearly (at least 80%) and how often (more than twice). */
function usualKind(word: number, own: number, storyLabels: StoryLabels): number {
  let total = 0;
  let most = 0;
  let best = AS_NOTHING;
  for (let column = AS_PERSON; column <= AS_NOTHING; column += 1) {
    const times = storyLabels.times(word, column) - (column === own ? 1 : 0);
    if (times <= 0) continue;
    total += times;
    if (times > most) {
      most = times;
      best = column;
    }
  }
  return total === 0 ? 0 : (best + 1) * 4 + (most * 10 > total * 8 ? 2 : 0) + (total > 2 ? 1 : 0);
}

/**
 * Which longer names the word is part of elsewhere: bits for the end and the beginning of a person's name, for
 * organizations, for places.
 */
function longNameBits(word: number, label: number, storyLabels: StoryLabels): number {
  const own = columnOf(label);
  return (
    (storyLabels.times(word, ENDS_PERSON) > (label === PERSON_INSIDE ? 1 : 0) ? 1 : 0) |
    (storyLabels.times(word, BEGINS_PERSON) > (label === PERSON_BEGIN ? 1 : 0) ? 2 : 0) |
    (storyLabels.times(word, IN_LONG_ORG) > (own === AS_ORG ? 1 : 0) ? 4 : 0) |
    (storyLabels.times(word, IN_LONG_PLACE) > (own === AS_PLACE ? 1 : 0) ? 8 : 0)
  );
}
