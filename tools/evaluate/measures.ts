/** Right answers against those given and those wanted. */
export interface Tally {
  right: number;
  given: number;
  wanted: number;
}

/** An empty tally. */
export function newTally(): Tally {
  return { right: 0, given: 0, wanted: 0 };
}

/** Adds one story's tally to a total. */
export function addTally(total: Tally, more: Tally): void {
  total.right += more.right;
  total.given += more.given;
  total.wanted += more.wanted;
}

/** Right among given, 0 … 100; null when nothing was given. */
export function precision(tally: Tally): number | null {
  return tally.given === 0 ? null : (100 * tally.right) / tally.given;
}

/** Right among wanted, 0 … 100; null when nothing was wanted. */
export function recall(tally: Tally): number | null {
  return tally.wanted === 0 ? null : (100 * tally.right) / tally.wanted;
}

/** The harmonic mean of precision and recall, 0 … 100; null when there was nothing to find and nothing was found. */
export function f1(tally: Tally): number | null {
  const sum = tally.given + tally.wanted;
  return sum === 0 ? null : (200 * tally.right) / sum;
}

/** Shared words of two sets of word positions over all of them, 0 … 1. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const position of a) if (b.has(position)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Tallies two lists of keys as sets: a key in both is right, each key counts once. */
export function tallyKeys(given: Iterable<string>, wanted: Iterable<string>): Tally {
  const left = new Set(given);
  const right = new Set(wanted);
  let both = 0;
  for (const key of left) if (right.has(key)) both += 1;
  return { right: both, given: left.size, wanted: right.size };
}
