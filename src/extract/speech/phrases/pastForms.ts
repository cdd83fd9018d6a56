import { ADVERB, DETERMINER, PREPOSITION, TIME } from '../language/grammar.ts';
import type { ReadPassage } from '../passages.ts';

/** Whether a word in small letters that no list has looks like a verb in the past: `sued`, `portrayed`. */
export function looksPast({ words }: ReadPassage, at: number): boolean {
  return words.classes[at] === 0 && words.capital[at] === 0 && words.lower[at]?.endsWith('ed') === true;
}

/** `The family of Roe sued the firm`, `Hundreds walked off the job`: such a form before an article or a preposition. */
export function isPastWithObject(passage: ReadPassage, at: number): boolean {
  return (
    looksPast(passage, at) && ((passage.words.classes[at + 1] ?? 0) & (DETERMINER | PREPOSITION | ADVERB | TIME)) !== 0
  );
}
