import { ADVERB, DETERMINER, hasClass, OBJECT_PRONOUN, PREPOSITION, TIME } from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';

/** Whether a lower-case word that no list has looks like a verb in the past: `sued`, `portrayed`. */
export function looksLikePastVerb({ words }: AnnotatedPassage, at: number): boolean {
  return words.classes[at] === 0 && words.capital[at] === 0 && words.lower[at]?.endsWith('ed') === true;
}

/**
 * Whether such a verb, or one whose past looks like its present, has an object, a preposition or a particle after it:
 * `The family of Roe sued the firm`, `Hundreds walked out`.
 */
export function isPastVerbWithComplement(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  if (SAME_IN_PAST.has(words.lower[at] as string) && words.capital[at] === 0)
    return hasClass(words, at + 1, DETERMINER);
  if (!looksLikePastVerb(passage, at)) return false;
  const next = (words.classes[at + 1] ?? 0) & (DETERMINER | PREPOSITION | ADVERB | TIME | OBJECT_PRONOUN);
  return next !== 0 || VERB_PARTICLES.has(words.lower[at + 1] ?? '');
}

/** `The company cut its forecast`. */
const SAME_IN_PAST = quoteWords('sameInPast');

const VERB_PARTICLES = quoteWords('verbParticles');

/** Past forms that do not end in `ed`. */
export const IRREGULAR_PAST_FORMS = quoteWords('irregularPastForms');
