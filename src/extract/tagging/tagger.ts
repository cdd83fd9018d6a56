import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { featuresOf, MAX_FEATURES, type Run, type StoryView } from './features.ts';
import { LABEL_COUNT, ORG_INSIDE, OUTSIDE, PERSON_INSIDE, PLACE_INSIDE } from './labels.ts';
import { SLOTS } from './slots.ts';
import type { TokenTable } from './tokenTable.ts';

/** A trained model: the weight of each feature slot for each label, and of each label behind each other. */
export interface Model {
  /** The stored value of a weight of 1: weights in files are whole numbers. */
  unit: number;
  weights: Int16Array | Float32Array;
  /** LABEL_COUNT rows, by the label before, of LABEL_COUNT columns, by the label itself. */
  transitions: Int32Array | Float32Array;
}

/** Labels every token of a passage; tokens that are no candidates are OUTSIDE. */
export function tagTokens(table: TokenTable, view: StoryView, model: Model): Uint8Array {
  const labels = new Uint8Array(table.tokens.length);
  for (const run of runsOf(table)) tagRun(table, run, view, model, labels);
  return labels;
}

/** The unbroken runs of candidate tokens. */
export function runsOf(table: TokenTable): Run[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < table.tokens.length) {
    if (table.candidate[at] === 0) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < table.tokens.length && table.candidate[at] !== 0 && at - start < LONGEST_RUN) at += 1;
    runs.push({ start, end: at });
  }
  return runs;
}

/** The most tokens of a run; a longer stretch is decoded in pieces. */
export const LONGEST_RUN = 400;
/** Added to each label's score: organizations are missed more often than invented, so theirs is raised. */
const LABEL_BIAS = [0, 0, 0, 0, 0, 0.24, 0.24, 0];
/** Buffers, reused by every run. */
const features = new Int32Array(MAX_FEATURES);
const scores = new Float64Array((LONGEST_RUN + 1) * LABEL_COUNT);
const previousLabels = new Uint8Array((LONGEST_RUN + 1) * LABEL_COUNT);

/** Writes the most likely sequence of labels of a run into `labels` (Viterbi); the token before a run is OUTSIDE. */
export function tagRun(table: TokenTable, run: Run, view: StoryView, model: Model, labels: Uint8Array): void {
  const size = run.end - run.start;
  for (let step = 0; step < size; step += 1) {
    const count = featuresOf(table, run.start + step, run, view, features);
    scoreToken(step, count, model);
    extendPaths(step, model.transitions);
  }
  let label = 0;
  const last = (size - 1) * LABEL_COUNT;
  for (let other = 1; other < LABEL_COUNT; other += 1) {
    if ((scores[last + other] ?? 0) > (scores[last + label] ?? 0)) label = other;
  }
  for (let step = size - 1; step >= 0; step -= 1) {
    labels[run.start + step] = label;
    label = previousLabels[step * LABEL_COUNT + label] ?? 0;
  }
}

/** Sums the weights of the token's features for each label. */
function scoreToken(step: number, count: number, { weights, unit }: Model): void {
  const base = step * LABEL_COUNT;
  for (let label = 0; label < LABEL_COUNT; label += 1) scores[base + label] = (LABEL_BIAS[label] ?? 0) * unit;
  for (let index = 0; index < count; index += 1) {
    const row = (features[index] ?? 0) * LABEL_COUNT;
    for (let label = 0; label < LABEL_COUNT; label += 1) {
      scores[base + label] = (scores[base + label] ?? 0) + (weights[row + label] ?? 0);
    }
  }
}

/** Adds to each label's score that of the best path to it, and remembers the label that this path came from. */
function extendPaths(step: number, transitions: Int32Array | Float32Array): void {
  const base = step * LABEL_COUNT;
  for (let label = 0; label < LABEL_COUNT; label += 1) {
    let best = Number.NEGATIVE_INFINITY;
    let from = 0;
    for (let previous = 0; previous < LABEL_COUNT; previous += 1) {
      if (!mayFollow(previous, label) || (step === 0 && previous !== OUTSIDE)) continue;
      const before = step === 0 ? 0 : (scores[base - LABEL_COUNT + previous] ?? 0);
      const total = before + (transitions[previous * LABEL_COUNT + label] ?? 0);
      if (total > best) {
        best = total;
        from = previous;
      }
    }
    scores[base + label] = (scores[base + label] ?? 0) + best;
    previousLabels[base + label] = from;
  }
}

/** Whether a label may follow another: an INSIDE label only follows a label of its own kind. */
export function mayFollow(previous: number, label: number): boolean {
  if (label === PERSON_INSIDE || label === PLACE_INSIDE || label === ORG_INSIDE) {
    return previous === label || previous === label - 1;
  }
  return true;
}

/**
 * The two trained models, read on first use: `first` sees one passage, `second` also the first one's labels of the
 * whole story.
 */
export function trainedModels(): { first: Model; second: Model } {
  loaded ??= { first: readModel('names-first.model'), second: readModel('names-second.model') };
  return loaded;
}

let loaded: { first: Model; second: Model } | null = null;

function readModel(file: string): Model {
  return unpackModel(readFileSync(join(import.meta.dirname, '..', 'data', file)));
}

/** Announces a weight that takes two bytes. */
const ESCAPE = -128;
/** The stored value of a weight of 1. */
export const UNIT = 60;

/**
 * Reads a model file. It holds 64 transitions as 32-bit numbers, then for each slot with weights: the distance from the
 * slot before it (7 bits a byte), a byte that tells which labels have a weight, and those weights as signed bytes. A
 * weight that needs more than a byte takes two, behind an escape byte.
 */
export function unpackModel(bytes: Buffer): Model {
  const transitions = new Int32Array(LABEL_COUNT * LABEL_COUNT);
  for (let index = 0; index < transitions.length; index += 1) transitions[index] = bytes.readInt32LE(index * 4);
  const weights = new Int16Array(SLOTS * LABEL_COUNT);
  let at = transitions.length * 4;
  let slot = 0;
  while (at < bytes.length) {
    let gap = 0;
    let shift = 0;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      gap |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
      shift += 7;
    }
    slot += gap;
    const present = bytes[at++] ?? 0;
    for (let label = 0; label < LABEL_COUNT; label += 1) {
      if ((present & (1 << label)) === 0) continue;
      let weight = bytes.readInt8(at++);
      if (weight === ESCAPE) {
        weight = bytes.readInt16LE(at);
        at += 2;
      }
      weights[slot * LABEL_COUNT + label] = weight;
    }
  }
  return { weights, transitions, unit: UNIT };
}
