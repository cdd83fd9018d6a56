/** How many answers are correct, how many were predicted, and how many the annotation expects. */
export interface Tally {
  correct: number;
  predicted: number;
  expected: number;
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return { correct: 0, predicted: 0, expected: 0 };
}

/** Adds a tally to a total. */
export function addTally(total: Tally, more: Tally): void {
  total.correct += more.correct;
  total.predicted += more.predicted;
  total.expected += more.expected;
}

/** Correct of those predicted, 0 … 100; null where nothing was predicted. */
export function precision(tally: Tally): number | null {
  return tally.predicted === 0 ? null : (100 * tally.correct) / tally.predicted;
}

/** Correct of those expected, 0 … 100; null where nothing was expected. */
export function recall(tally: Tally): number | null {
  return tally.expected === 0 ? null : (100 * tally.correct) / tally.expected;
}

/** The harmonic mean of precision and recall, 0 … 100; null where nothing was expected or predicted. */
export function f1(tally: Tally): number | null {
  const sum = tally.predicted + tally.expected;
  return sum === 0 ? null : (200 * tally.correct) / sum;
}

/** The Jaccard index of two sets of word positions: shared ones over all of them, 0 … 1. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const position of a) if (b.has(position)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Tallies keys as sets: a key in both is correct, and each key counts once. */
export function tallyKeys(predicted: Iterable<string>, expected: Iterable<string>): Tally {
  const predictedKeys = new Set(predicted);
  const expectedKeys = new Set(expected);
  let correct = 0;
  for (const key of predictedKeys) if (expectedKeys.has(key)) correct += 1;
  return { correct, predicted: predictedKeys.size, expected: expectedKeys.size };
}
