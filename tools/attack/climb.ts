import { Kind } from 'graphql';
import type { Attack } from './generate/attack.ts';
import type { Chance } from './generate/chance.ts';
import type { Measured } from './measure.ts';

/** The most expensive operations so far, from which more expensive ones are made. */
export interface Climb {
  /** Takes an operation into account once it has been answered. */
  add(attack: Attack, measured: Measured): void;
  /** One to change, the most expensive most often; null while there is none. */
  choose(chance: Chance): Attack | null;
}

/** How many kinds of operation are followed at once. */
const mostKinds = 40;

/**
 * Follows the most expensive operation of each kind, by processor time and by bytes.
 *
 * Operations that ask the same fields of the root are of one kind: without kinds the offspring of the first expensive
 * one would soon be all there is.
 */
export function startClimb(): Climb {
  const measures = [
    (measured: Measured) => measured.seconds ?? measured.milliseconds / 1000,
    ({ bytes }: Measured) => bytes,
  ];
  const best = measures.map(() => new Map<string, { cost: number; attack: Attack }>());
  return {
    add(attack, measured) {
      if (measured.codes.includes('COST_LIMIT_EXCEEDED') || measured.cut !== null) return;
      for (const [i, kinds] of best.entries()) {
        const cost = measures[i]?.(measured) ?? 0;
        const kind = kindOf(attack);
        if (cost <= (kinds.get(kind)?.cost ?? 0)) continue;
        kinds.set(kind, { cost, attack });
        if (kinds.size > mostKinds) kinds.delete(ranked(kinds).at(-1)?.[0] ?? '');
      }
    },
    choose(chance) {
      const kinds = chance.one(best);
      return kinds.size === 0 ? null : (chance.pick(ranked(kinds))[1].attack ?? null);
    },
  };
}

const ranked = (kinds: Map<string, { cost: number; attack: Attack }>) =>
  [...kinds].sort(([, one], [, other]) => other.cost - one.cost);

function kindOf({ operation }: Attack): string {
  const fields = operation.document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? each.selectionSet.selections : [],
  );
  return [...new Set(fields.map((each) => (each.kind === Kind.FIELD ? each.name.value : each.kind)))].sort().join();
}
