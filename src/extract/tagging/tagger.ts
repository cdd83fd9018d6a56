import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { featuresOf, MOST_FEATURES, type Run, type StoryView } from './features.ts';
import { LABELS, ORG_NAME_NEXT, OUTSIDE, PERSON_NEXT, PLACE_NAME_NEXT } from './labels.ts';
import { SLOTS } from './slots.ts';
import type { TokenTable } from './tokenTable.ts';

export { LABELS } from './labels.ts';

/** Weights by slot and label, and of label after label. */
export interface Model {
  /** What a weight of one is stored as. */
  unit: number;
  weights: Int16Array | Float32Array;
  /** Row: the label before; column: the label. */
  transitions: Int32Array | Float32Array;
}

/** Labels every token of a sheet; what is no candidate is outside. */
export function tagSheet(sheet: TokenTable, view: StoryView, model: Model): Uint8Array {
  const labels = new Uint8Array(sheet.tokens.length);
  for (const run of runsOf(sheet)) tagRun(sheet, run, view, model, labels);
  return labels;
}

/** The unbroken rows of candidates. */
export function runsOf(sheet: TokenTable): Run[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < sheet.tokens.length) {
    if (sheet.candidate[at] === 0) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < sheet.tokens.length && sheet.candidate[at] !== 0 && at - start < LONGEST_RUN) at += 1;
    runs.push({ start, end: at });
  }
  return runs;
}

/** A stretch of capitals longer than this is decoded in pieces. */
export const LONGEST_RUN = 400;
/** By label: organisations are missed more often than invented, so they start ahead. */
const LEAN = [0, 0, 0, 0, 0, 0.24, 0.24, 0];
const found = new Int32Array(MOST_FEATURES);
const scores = new Float64Array((LONGEST_RUN + 1) * LABELS);
const back = new Uint8Array((LONGEST_RUN + 1) * LABELS);

/** The best row of labels for a run (Viterbi); outside stands before and behind it. */
export function tagRun(sheet: TokenTable, run: Run, view: StoryView, model: Model, labels: Uint8Array): void {
  const size = run.end - run.start;
  for (let step = 0; step < size; step += 1) {
    const count = featuresOf(sheet, run.start + step, run, view, found);
    scoreToken(step, count, model);
    reachToken(step, model.transitions);
  }
  let label = 0;
  const last = (size - 1) * LABELS;
  for (let other = 1; other < LABELS; other += 1) {
    if ((scores[last + other] as number) > (scores[last + label] as number)) label = other;
  }
  for (let step = size - 1; step >= 0; step -= 1) {
    labels[run.start + step] = label;
    label = back[step * LABELS + label] as number;
  }
}

/** Adds up what the token's features say for each label. */
function scoreToken(step: number, count: number, { weights, unit }: Model): void {
  const base = step * LABELS;
  for (let label = 0; label < LABELS; label += 1) scores[base + label] = (LEAN[label] as number) * unit;
  for (let index = 0; index < count; index += 1) {
    const row = (found[index] as number) * LABELS;
    for (let label = 0; label < LABELS; label += 1) {
      scores[base + label] = (scores[base + label] as number) + (weights[row + label] as number);
    }
  }
}

/** Adds to each label's score that of the best way to it, and notes the label that the way came from. */
function reachToken(step: number, transitions: Int32Array | Float32Array): void {
  const base = step * LABELS;
  for (let label = 0; label < LABELS; label += 1) {
    let best = Number.NEGATIVE_INFINITY;
    let from = 0;
    for (let previous = 0; previous < LABELS; previous += 1) {
      if (!mayFollow(previous, label) || (step === 0 && previous !== OUTSIDE)) continue;
      const before = step === 0 ? 0 : (scores[base - LABELS + previous] as number);
      const total = before + (transitions[previous * LABELS + label] as number);
      if (total > best) {
        best = total;
        from = previous;
      }
    }
    scores[base + label] = (scores[base + label] as number) + best;
    back[base + label] = from;
  }
}

/** A later word of a name follows only a word of the same kind. */
export function mayFollow(previous: number, label: number): boolean {
  if (label === PERSON_NEXT || label === PLACE_NAME_NEXT || label === ORG_NAME_NEXT) {
    return previous === label || previous === label - 1;
  }
  return true;
}

/** The two trained models, read on first use: `first` reads a passage by itself, `second` knows the whole story. */
export function trainedModels(): { first: Model; second: Model } {
  loaded ??= { first: readModel('names-first.model'), second: readModel('names-second.model') };
  return loaded;
}

let loaded: { first: Model; second: Model } | null = null;

function readModel(file: string): Model {
  return unpackModel(readFileSync(join(import.meta.dirname, '..', 'data', file)));
}

const ESCAPE = -128;
/** Stored weights count in parts of this. */
export const UNIT = 60;

/**
 * Packed form: 64 transitions as 32-bit numbers, then for each used slot the distance from the slot before (7 bits a
 * byte), a byte of which labels have a weight, and those weights as signed bytes; one beyond a byte takes two behind an escape.
 */
export function unpackModel(bytes: Buffer): Model {
  const transitions = new Int32Array(LABELS * LABELS);
  for (let index = 0; index < transitions.length; index += 1) transitions[index] = bytes.readInt32LE(index * 4);
  const weights = new Int16Array(SLOTS * LABELS);
  let at = transitions.length * 4;
  let slot = 0;
  while (at < bytes.length) {
    let gap = 0;
    let shift = 0;
    for (;;) {
      const byte = bytes[at++] as number;
      gap |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
      shift += 7;
    }
    slot += gap;
    const present = bytes[at++] as number;
    for (let label = 0; label < LABELS; label += 1) {
      if ((present & (1 << label)) === 0) continue;
      let weight = bytes.readInt8(at++);
      if (weight === ESCAPE) {
        weight = bytes.readInt16LE(at);
        at += 2;
      }
      weights[slot * LABELS + label] = weight;
    }
  }
  return { weights, transitions, unit: UNIT };
}
