import { featuresOf, MOST_FEATURES, type Run } from '../../src/extract/tagging/features.ts';
import { LABELS, OUTSIDE } from '../../src/extract/tagging/labels.ts';
import { SLOTS } from '../../src/extract/tagging/slots.ts';
import { LONGEST_RUN, type Model, mayFollow, runsOf } from '../../src/extract/tagging/tagger.ts';
import type { Example } from './examples.ts';

/** What is seen in fewer places than this teaches only the training text. */
const RAREST = 5;
const RATE = 0.08;
/** Share of features hidden at each step, so that no one of them is leant on. */
const HIDDEN = 0.5;
const DECAY = 1e-6;

/**
 * A linear-chain conditional random field: for each run the likelihood of its right labels is raised (forward and
 * backward sums, steps by AdaGrad). Features are hidden
 * at random so that none is leant on alone; learnt several times over in other orders, the mean errs less than each.
 */
export function learn(examples: readonly Example[], rounds: number, times: number): Model {
  const weights = new Float32Array(SLOTS * LABELS);
  const transitions = new Float32Array(LABELS * LABELS);
  for (let time = 0; time < times; time += 1) {
    const field = new Field(examples, time + 1);
    for (let round = 0; round < rounds; round += 1) {
      for (const index of shuffled(examples.length, time * rounds + round)) field.learnFrom(examples[index] as Example);
    }
    addShare(weights, field.weights, (1 - HIDDEN) / times);
    addShare(transitions, field.transitions, 1 / times);
  }
  return { weights, transitions, unit: 1 };
}

function addShare(sum: Float32Array, values: Float32Array, share: number): void {
  for (let index = 0; index < sum.length; index += 1) {
    sum[index] = (sum[index] as number) + (values[index] as number) * share;
  }
}

class Field {
  readonly weights = new Float32Array(SLOTS * LABELS);
  readonly transitions = new Float32Array(LABELS * LABELS);
  private readonly steps = new Float32Array(SLOTS * LABELS);
  private readonly transitionSteps = new Float32Array(LABELS * LABELS);
  private readonly often: Int32Array;
  private readonly found = new Int32Array(MOST_FEATURES);
  private readonly active = new Int32Array((LONGEST_RUN + 1) * MOST_FEATURES);
  private readonly activeCount = new Int32Array(LONGEST_RUN + 1);
  private readonly scores = new Float64Array((LONGEST_RUN + 1) * LABELS);
  private readonly forward = new Float64Array((LONGEST_RUN + 1) * LABELS);
  private readonly backward = new Float64Array((LONGEST_RUN + 1) * LABELS);
  private seed: number;

  constructor(examples: readonly Example[], seed: number) {
    this.seed = seed;
    this.often = countFeatures(examples);
  }

  learnFrom(example: Example): void {
    for (const run of runsOf(example.sheet)) {
      this.score(example, run);
      const size = run.end - run.start;
      const total = this.sum(size);
      this.pull(example.gold.subarray(run.start, run.end), size, total);
    }
  }

  /** Scores each token of the run by the features that are not hidden. */
  private score(example: Example, run: Run): void {
    const { weights, active, activeCount, scores, found, often } = this;
    for (let step = 0; step < run.end - run.start; step += 1) {
      const count = featuresOf(example.sheet, run.start + step, run, example, found);
      const base = step * LABELS;
      let kept = 0;
      for (let label = 0; label < LABELS; label += 1) scores[base + label] = 0;
      for (let index = 0; index < count; index += 1) {
        const slot = found[index] as number;
        if ((often[slot] as number) < RAREST || this.chance() < HIDDEN) continue;
        active[step * MOST_FEATURES + kept] = slot;
        kept += 1;
        for (let label = 0; label < LABELS; label += 1) {
          scores[base + label] = (scores[base + label] as number) + (weights[slot * LABELS + label] as number);
        }
      }
      activeCount[step] = kept;
    }
  }

  private chance(): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) | 0;
    return (this.seed >>> 8) / 0x1000000;
  }

  /** Forward and backward sums in logarithms; returns the logarithm of the sum over all rows of labels. */
  private sum(size: number): number {
    const { scores, forward, backward, transitions } = this;
    const terms = new Float64Array(LABELS);
    for (let step = 0; step < size; step += 1) {
      for (let label = 0; label < LABELS; label += 1) {
        for (let before = 0; before < LABELS; before += 1) {
          const isAllowed = mayFollow(before, label) && (step > 0 || before === OUTSIDE);
          const reached = step === 0 ? 0 : (forward[(step - 1) * LABELS + before] as number);
          terms[before] = isAllowed ? reached + (transitions[before * LABELS + label] as number) : -1e9;
        }
        forward[step * LABELS + label] = logSum(terms) + (scores[step * LABELS + label] as number);
      }
    }
    for (let label = 0; label < LABELS; label += 1) backward[(size - 1) * LABELS + label] = 0;
    for (let step = size - 2; step >= 0; step -= 1) {
      for (let label = 0; label < LABELS; label += 1) {
        for (let after = 0; after < LABELS; after += 1) {
          const next = (step + 1) * LABELS + after;
          terms[after] = mayFollow(label, after)
            ? (transitions[label * LABELS + after] as number) + (scores[next] as number) + (backward[next] as number)
            : -1e9;
        }
        backward[step * LABELS + label] = logSum(terms);
      }
    }
    return logSum(forward.subarray((size - 1) * LABELS, size * LABELS));
  }

  /** Moves every weight by how much the right labels exceed the expected ones. */
  private pull(gold: Uint8Array, size: number, total: number): void {
    const { forward, backward, scores, transitions } = this;
    for (let step = 0; step < size; step += 1) {
      const right = gold[step] as number;
      const before = step === 0 ? OUTSIDE : (gold[step - 1] as number);
      for (let label = 0; label < LABELS; label += 1) {
        const cell = step * LABELS + label;
        const expected = Math.exp((forward[cell] as number) + (backward[cell] as number) - total);
        const gradient = (label === right ? 1 : 0) - expected;
        if (Math.abs(gradient) > 1e-4) this.moveFeatures(step, label, gradient);
      }
      for (let previous = 0; previous < LABELS; previous += 1) {
        if (step === 0 && previous !== OUTSIDE) continue;
        for (let label = 0; label < LABELS; label += 1) {
          if (!mayFollow(previous, label)) continue;
          const cell = step * LABELS + label;
          const reached = step === 0 ? 0 : (forward[cell - label - LABELS + previous] as number);
          const at = previous * LABELS + label;
          const path = reached + (transitions[at] as number) + (scores[cell] as number) + (backward[cell] as number);
          const expected = Math.exp(path - total);
          const gradient = (previous === before && label === right ? 1 : 0) - expected;
          if (Math.abs(gradient) > 1e-4) move(transitions, this.transitionSteps, at, gradient);
        }
      }
    }
  }

  private moveFeatures(step: number, label: number, gradient: number): void {
    const first = step * MOST_FEATURES;
    const count = this.activeCount[step] as number;
    for (let index = 0; index < count; index += 1) {
      move(this.weights, this.steps, (this.active[first + index] as number) * LABELS + label, gradient);
    }
  }
}

function move(weights: Float32Array, steps: Float32Array, at: number, gradient: number): void {
  const weight = weights[at] as number;
  const pulled = gradient - DECAY * weight;
  steps[at] = (steps[at] as number) + pulled * pulled;
  weights[at] = weight + (RATE * pulled) / (Math.sqrt(steps[at] as number) + 0.1);
}

function logSum(terms: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const term of terms) if (term > most) most = term;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - most);
  return most + Math.log(sum);
}

/** The numbers below `size` in an order that is the same in every training. */
function shuffled(size: number, round: number): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  let seed = 42 + round;
  for (let index = size - 1; index > 0; index -= 1) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    const other = (seed >>> 8) % (index + 1);
    [order[index], order[other]] = [order[other] as number, order[index] as number];
  }
  return order;
}

/** In how many places each feature is seen. */
function countFeatures(examples: readonly Example[]): Int32Array {
  const often = new Int32Array(SLOTS);
  const features = new Int32Array(MOST_FEATURES);
  for (const example of examples) {
    for (const run of runsOf(example.sheet)) {
      for (let at = run.start; at < run.end; at += 1) {
        const count = featuresOf(example.sheet, at, run, example, features);
        for (let index = 0; index < count; index += 1) {
          const slot = features[index] as number;
          often[slot] = (often[slot] as number) + 1;
        }
      }
    }
  }
  return often;
}
