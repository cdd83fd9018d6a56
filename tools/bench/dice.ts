/** Numbers that look random and are the same in every run. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number;
  /** One of a list, its first entries far more often than its last, as words and names are in news. */
  pick<T>(list: readonly T[]): T;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const fraction = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    roll: (sides) => Math.floor(fraction() * sides),
    pick: (list) => list[Math.min(list.length - 1, Math.floor((list.length + 1) ** fraction()) - 1)] as never,
  };
}
