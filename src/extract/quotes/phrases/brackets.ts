import { DETERMINER } from '../language/grammar.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';

/** `Jason Holsman (D)`: index of the bracket that opens before a closing one, or -1. */
export function openingBracket(passage: ReadPassage, close: number, floor: number): number {
  const limit = Math.max(floor, close - LONGEST_BRACKET);
  for (let at = close - 1; at >= limit; at -= 1) if (passage.words.lower[at] === '(') return at;
  return -1;
}

export function closingBracket(passage: ReadPassage, open: number, ceiling: number): number {
  const limit = Math.min(ceiling, open + LONGEST_BRACKET);
  for (let at = open + 1; at < limit; at += 1) if (passage.words.lower[at] === ')') return at;
  return -1;
}

const LONGEST_BRACKET = 12;

/** `the authors of the “Growth Report”`: index behind a short title in marks that a determiner announces; or `at`. */
export function behindMarkedTitle(passage: ReadPassage, from: number, at: number): number {
  const marked = passage.marked[(passage.inside[at] as number) - 1];
  if (marked === undefined || at === from || marked.from !== at + 1 || marked.to - marked.from > LONGEST_TITLE)
    return at;
  return ((passage.words.classes[at - 1] as number) & DETERMINER) !== 0 ? marked.after : at;
}

const LONGEST_TITLE = 8;
