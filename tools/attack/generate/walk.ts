import type { Chance } from './chance.ts';
import type { ValueSource } from './values.ts';

/** One way through the schema: what is chosen with, how far it goes, and the variables that it has used. */
export interface Walk extends ValueSource {
  shape: Shape;
  /** Fields that may still be asked for, so that a wide and deep walk ends. */
  budget: { fields: number };
  counter: { next: number };
  variables: Map<string, { type: string; value: unknown }>;
}

/** How a walk goes. */
export interface Shape {
  /** Levels of objects in objects. */
  depth: number;
  /** At most so many objects, and so many other fields, of one object. */
  breadth: number;
  /** How often a list is asked for with its largest page. */
  fullPages: number;
  /** How often a filter or another argument is given that need not be. */
  arguments: number;
  /** How often a field is repeated under other names. */
  repeats: number;
}

/** Mostly shapes that multiply: lists in lists, with full pages. */
export function someShape(chance: Chance): Shape {
  const fullPages = chance.one([0, 0.3, 0.9]);
  return chance.weighted<Shape>([
    [5, { depth: 2 + chance.below(5), breadth: 1, fullPages, arguments: 0.05, repeats: 0.15 }],
    [4, { depth: 2 + chance.below(4), breadth: 3, fullPages, arguments: 0.1, repeats: 0.1 }],
    [2, { depth: 1 + chance.below(2), breadth: 25, fullPages, arguments: 0.1, repeats: 0.05 }],
    [2, { depth: 8 + chance.below(40), breadth: 1, fullPages: 0, arguments: 0.02, repeats: 0 }],
    [2, { depth: 1 + chance.below(3), breadth: 2, fullPages, arguments: 0.2, repeats: 0.8 }],
    [5, { depth: 1 + chance.below(3), breadth: 2, fullPages, arguments: 0.9, repeats: 0.02 }],
  ]);
}

export const startWalk = ({ chance, vocabulary }: Pick<Walk, 'chance' | 'vocabulary'>, shape: Shape): Walk => ({
  chance,
  vocabulary,
  room: { bytes: 1_040_000 },
  hostility: chance.one([0, 0, 0, 0.02, 0.2]),
  shape,
  budget: { fields: chance.one([30, 200, 200, 1500]) },
  counter: { next: 0 },
  variables: new Map(),
});
