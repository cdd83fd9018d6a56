import { isAdverb } from '../language/adverbs.ts';
import { ADVERB, hasClass } from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';

/** Whether a form of `be` comes before the verb, perhaps with adverbs in between. */
export function isPassive(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const form = words.lower[back] as string;
    if (BEING.has(form)) return true;
    if (!hasClass(words, back, ADVERB) && !isAdverb(form)) return false;
  }
  return false;
}

const BEING = quoteWords('being');
