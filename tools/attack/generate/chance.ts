import { createHash } from 'node:crypto';
import { createRandom, type Random } from '../../bench/random.ts';

/** Choices that look random and are the same whenever they are made under the same name. */
export interface Chance extends Random {
  /** One of a list, each as likely as the others. */
  one<T>(list: readonly T[]): T;
  /** True in this share of cases. */
  holds(share: number): boolean;
  /** One of the values, as often as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T;
}

/** @param name What is being decided: `1:4711` for operation 4711 of seed 1. Similar names share nothing. */
export function createChance(name: string): Chance {
  const random = createRandom(createHash('sha256').update(name).digest().readUInt32LE());
  const chance: Chance = {
    ...random,
    one(list) {
      const chosen = list[random.below(list.length)];
      if (chosen === undefined) throw new RangeError('Nothing can be chosen from an empty list.');
      return chosen;
    },
    holds: (share) => random.below(1_000_000) < share * 1_000_000,
    weighted(choices) {
      let rest = random.below(1_000_000) * (choices.reduce((sum, [weight]) => sum + weight, 0) / 1_000_000);
      for (const [weight, value] of choices) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return chance.one(choices)[1];
    },
  };
  return chance;
}
