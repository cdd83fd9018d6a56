import type { AttributionMethod } from '../../extraction.ts';
import type { Tie } from '../linking/quoteLink.ts';

/** How sure the printed phrase is, by how the words were tied to it; set by hand, and held against the table of tenths that the evaluation prints. */
const TIES: Readonly<Record<Tie, number>> = {
  AFTER: 0.96,
  BEFORE: 0.93,
  COLON: 0.8,
  GOVERNED: 0.85,
  ALONE: 0.5,
  LOOSE: 0.85,
  NEAR: 0.6,
  NONE: 0.4,
};

/** Below this a name is not given: a wrong name is worse than none. */
export const LEAST_FOR_NAME = 0.5;

/** How sure the speaker (or its absence) is. A pronoun is as sure as its person is ahead of the next candidate. */
export function rate(tie: Tie, method: AttributionMethod, margin: number): number {
  const printed = TIES[tie];
  if (method === 'PRONOUN') return round(printed * pronounShare(margin));
  if (method === 'CONTINUATION') return 0.8;
  if (method === 'NONE') return 0.4;
  return round(printed);
}

function pronounShare(margin: number): number {
  if (margin >= 2) return 0.92;
  if (margin >= 1) return 0.82;
  return margin >= 0.5 ? 0.7 : 0.55;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
