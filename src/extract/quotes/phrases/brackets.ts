import { DETERMINER, hasClass } from '../language/grammar.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';

/** `Jason Holsman (D)`: index of the opening bracket for a closing one, or -1. */
export function openingBracket(passage: AnnotatedPassage, close: number, floor: number): number {
  const limit = Math.max(floor, close - LONGEST_BRACKET);
  for (let at = close - 1; at >= limit; at -= 1) if (passage.words.lower[at] === '(') return at;
  return -1;
}

/** Index of the closing bracket for an opening one, or -1. */
export function closingBracket(passage: AnnotatedPassage, open: number, ceiling: number): number {
  const limit = Math.min(ceiling, open + LONGEST_BRACKET);
  for (let at = open + 1; at < limit; at += 1) if (passage.words.lower[at] === ')') return at;
  return -1;
}

const LONGEST_BRACKET = 12;

/**
 * `the authors of the “Growth Report”`: index after a short title in quotation marks that follows a determiner, or `at`
 * itself.
 */
export function skipQuotedTitle(passage: AnnotatedPassage, from: number, at: number): number {
  const quoted = passage.quotedSpans[(passage.insideQuotes[at] as number) - 1];
  if (quoted === undefined || at === from || quoted.from !== at + 1 || quoted.to - quoted.from > LONGEST_TITLE)
    return at;
  return hasClass(passage.words, at - 1, DETERMINER) ? quoted.after : at;
}

const LONGEST_TITLE = 8;
