import { AUXILIARY, CONJUNCTION, hasClass, PREPOSITION } from '../language/grammar.ts';
import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from './annotatedPassage.ts';

/** Whether all words that matter have capitals, as in a title: `“Meet the Press”`, `“Orange Is the New Black”`. */
export function isTitle(passage: AnnotatedPassage, quoted: QuotedSpan): boolean {
  const { words } = passage;
  let capitals = 0;
  let others = 0;
  for (let at = quoted.from; at < quoted.to; at += 1) {
    if (words.tokens[at]?.kind !== 'word') continue;
    if (words.capital[at] === 1) capitals += 1;
    else if (
      !hasClass(words, at, PREPOSITION | CONJUNCTION | AUXILIARY) &&
      words.lower[at] !== 'the' &&
      words.lower[at] !== 'a' &&
      words.lower[at] !== "'s"
    )
      others += 1;
  }
  return capitals > 0 && others === 0;
}

/** Counts words and numbers, without punctuation. */
export function wordCount(passage: AnnotatedPassage, quoted: { from: number; to: number }): number {
  let count = 0;
  for (let at = quoted.from; at < quoted.to; at += 1) {
    const kind = passage.words.tokens[at]?.kind;
    if (kind === 'word' || kind === 'number') count += 1;
  }
  return count;
}
