import { featuresOf, MAX_FEATURES, type Run } from '../../src/extract/tagging/features.ts';
import { LABEL_COUNT, OUTSIDE } from '../../src/extract/tagging/labels.ts';
import { SLOTS } from '../../src/extract/tagging/slots.ts';
import { LONGEST_RUN, type Model, mayFollow, runsOf } from '../../src/extract/tagging/tagger.ts';
import type { Example } from './examples.ts';

/** Features that occur less often are ignored: they only fit the training text. */
const MIN_FEATURE_COUNT = 5;
const LEARNING_RATE = 0.08;
/** The share of features that is hidden in each step, so that the model relies on none of them alone. */
const DROPOUT = 0.5;
const WEIGHT_DECAY = 1e-6;

/**
 * Trains a linear-chain conditional random field: raises the likelihood of each run's correct labels (forward and
 * backward sums, steps by AdaGrad, features hidden at random). It is trained `repeats` times with examples in other
 * orders; the mean of these models makes fewer errors than each of them.
 */
export function trainCrf(examples: readonly Example[], rounds: number, repeats: number): Model {
  const weights = new Float32Array(SLOTS * LABEL_COUNT);
  const transitions = new Float32Array(LABEL_COUNT * LABEL_COUNT);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const trainer = new CrfTrainer(examples, repeat + 1);
    for (let round = 0; round < rounds; round += 1) {
      for (const index of shuffled(examples.length, repeat * rounds + round)) {
        const example = examples[index];
        if (example !== undefined) trainer.trainOn(example);
      }
    }
    addShare(weights, trainer.weights, (1 - DROPOUT) / repeats);
    addShare(transitions, trainer.transitions, 1 / repeats);
  }
  return { weights, transitions, unit: 1 };
}

function addShare(sum: Float32Array, values: Float32Array, share: number): void {
  for (let index = 0; index < sum.length; index += 1) {
    sum[index] = (sum[index] ?? 0) + (values[index] ?? 0) * share;
  }
}

/** One training of the random field, with its buffers. */
class CrfTrainer {
  readonly weights = new Float32Array(SLOTS * LABEL_COUNT);
  readonly transitions = new Float32Array(LABEL_COUNT * LABEL_COUNT);
  private readonly steps = new Float32Array(SLOTS * LABEL_COUNT);
  private readonly transitionSteps = new Float32Array(LABEL_COUNT * LABEL_COUNT);
  private readonly featureCounts: Int32Array;
  private readonly found = new Int32Array(MAX_FEATURES);
  private readonly active = new Int32Array((LONGEST_RUN + 1) * MAX_FEATURES);
  private readonly activeCount = new Int32Array(LONGEST_RUN + 1);
  private readonly scores = new Float64Array((LONGEST_RUN + 1) * LABEL_COUNT);
  private readonly forward = new Float64Array((LONGEST_RUN + 1) * LABEL_COUNT);
  private readonly backward = new Float64Array((LONGEST_RUN + 1) * LABEL_COUNT);
  private seed: number;

  constructor(examples: readonly Example[], seed: number) {
    this.seed = seed;
    this.featureCounts = countFeatures(examples);
  }

  trainOn(example: Example): void {
    for (const run of runsOf(example.table)) {
      this.score(example, run);
      const size = run.end - run.start;
      const total = this.sum(size);
      this.updateWeights(example.gold.subarray(run.start, run.end), size, total);
    }
  }

  /** Scores the labels of each token of a run by its features, without the hidden ones. */
  private score(example: Example, run: Run): void {
    const { weights, active, activeCount, scores, found, featureCounts } = this;
    for (let step = 0; step < run.end - run.start; step += 1) {
      const count = featuresOf(example.table, run.start + step, run, example, found);
      const base = step * LABEL_COUNT;
      let kept = 0;
      for (let label = 0; label < LABEL_COUNT; label += 1) scores[base + label] = 0;
      for (let index = 0; index < count; index += 1) {
        const slot = found[index] ?? 0;
        if ((featureCounts[slot] ?? 0) < MIN_FEATURE_COUNT || this.random() < DROPOUT) continue;
        active[step * MAX_FEATURES + kept] = slot;
        kept += 1;
        for (let label = 0; label < LABEL_COUNT; label += 1) {
          scores[base + label] = (scores[base + label] ?? 0) + (weights[slot * LABEL_COUNT + label] ?? 0);
        }
      }
      activeCount[step] = kept;
    }
  }

  private random(): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) | 0;
    return (this.seed >>> 8) / 0x1000000;
  }

  /**
   * Computes forward and backward sums as logarithms; returns the logarithm of the sum over all sequences of labels.
   */
  private sum(size: number): number {
    const { scores, forward, backward, transitions } = this;
    const terms = new Float64Array(LABEL_COUNT);
    for (let step = 0; step < size; step += 1) {
      for (let label = 0; label < LABEL_COUNT; label += 1) {
        for (let before = 0; before < LABEL_COUNT; before += 1) {
          const isAllowed = mayFollow(before, label) && (step > 0 || before === OUTSIDE);
          const reached = step === 0 ? 0 : (forward[(step - 1) * LABEL_COUNT + before] ?? 0);
          terms[before] = isAllowed ? reached + (transitions[before * LABEL_COUNT + label] ?? 0) : -1e9;
        }
        forward[step * LABEL_COUNT + label] = logSum(terms) + (scores[step * LABEL_COUNT + label] ?? 0);
      }
    }
    for (let label = 0; label < LABEL_COUNT; label += 1) backward[(size - 1) * LABEL_COUNT + label] = 0;
    for (let step = size - 2; step >= 0; step -= 1) {
      for (let label = 0; label < LABEL_COUNT; label += 1) {
        for (let after = 0; after < LABEL_COUNT; after += 1) {
          const next = (step + 1) * LABEL_COUNT + after;
          terms[after] = mayFollow(label, after)
            ? (transitions[label * LABEL_COUNT + after] ?? 0) + (scores[next] ?? 0) + (backward[next] ?? 0)
            : -1e9;
        }
        backward[step * LABEL_COUNT + label] = logSum(terms);
      }
    }
    return logSum(forward.subarray((size - 1) * LABEL_COUNT, size * LABEL_COUNT));
  }

  /** Moves each weight by the difference between the correct labels and the expected ones. */
  private updateWeights(gold: Uint8Array, size: number, total: number): void {
    const { forward, backward, scores, transitions } = this;
    for (let step = 0; step < size; step += 1) {
      const right = gold[step] ?? 0;
      const before = step === 0 ? OUTSIDE : (gold[step - 1] ?? 0);
      for (let label = 0; label < LABEL_COUNT; label += 1) {
        const cell = step * LABEL_COUNT + label;
        const expected = Math.exp((forward[cell] ?? 0) + (backward[cell] ?? 0) - total);
        const gradient = (label === right ? 1 : 0) - expected;
        if (Math.abs(gradient) > 1e-4) this.moveFeatures(step, label, gradient);
      }
      for (let previous = 0; previous < LABEL_COUNT; previous += 1) {
        if (step === 0 && previous !== OUTSIDE) continue;
        for (let label = 0; label < LABEL_COUNT; label += 1) {
          if (!mayFollow(previous, label)) continue;
          const cell = step * LABEL_COUNT + label;
          const reached = step === 0 ? 0 : (forward[cell - label - LABEL_COUNT + previous] ?? 0);
          const at = previous * LABEL_COUNT + label;
          const path = reached + (transitions[at] ?? 0) + (scores[cell] ?? 0) + (backward[cell] ?? 0);
          const expected = Math.exp(path - total);
          const gradient = (previous === before && label === right ? 1 : 0) - expected;
          if (Math.abs(gradient) > 1e-4) move(transitions, this.transitionSteps, at, gradient);
        }
      }
    }
  }

  private moveFeatures(step: number, label: number, gradient: number): void {
    const first = step * MAX_FEATURES;
    const count = this.activeCount[step] ?? 0;
    for (let index = 0; index < count; index += 1) {
      move(this.weights, this.steps, (this.active[first + index] ?? 0) * LABEL_COUNT + label, gradient);
    }
  }
}

/** One step of AdaGrad for one weight. */
function move(weights: Float32Array, steps: Float32Array, at: number, gradient: number): void {
  const weight = weights[at] ?? 0;
  const pulled = gradient - WEIGHT_DECAY * weight;
  steps[at] = (steps[at] ?? 0) + pulled * pulled;
  weights[at] = weight + (LEARNING_RATE * pulled) / (Math.sqrt(steps[at] ?? 0) + 0.1);
}

/** The logarithm of the sum of exponentials, without overflow. */
function logSum(terms: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const term of terms) if (term > most) most = term;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - most);
  return most + Math.log(sum);
}

/** The numbers below `size` in a pseudo-random order, which is the same in every training. */
function shuffled(size: number, round: number): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  let seed = 42 + round;
  for (let index = size - 1; index > 0; index -= 1) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    const other = (seed >>> 8) % (index + 1);
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
  return order;
}

/** How often each feature occurs in the examples. */
function countFeatures(examples: readonly Example[]): Int32Array {
  const featureCounts = new Int32Array(SLOTS);
  const features = new Int32Array(MAX_FEATURES);
  for (const example of examples) {
    for (const run of runsOf(example.table)) {
      for (let at = run.start; at < run.end; at += 1) {
        const count = featuresOf(example.table, at, run, example, features);
        for (let index = 0; index < count; index += 1) {
          const slot = features[index] ?? 0;
          featureCounts[slot] = (featureCounts[slot] ?? 0) + 1;
        }
      }
    }
  }
  return featureCounts;
}
