import { ADVERB, DETERMINER, OBJECT, PREPOSITION, TIME } from '../language/grammar.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';

/** Whether a word in small letters that no list has looks like a verb in the past: `sued`, `portrayed`. */
export function looksPast({ words }: ReadPassage, at: number): boolean {
  return words.classes[at] === 0 && words.capital[at] === 0 && words.lower[at]?.endsWith('ed') === true;
}

/** `The family of Roe sued the firm`, `Hundreds walked out`: such a form before an article, a preposition or a particle. */
export function isPastWithObject(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  if (UNCHANGED.has(words.lower[at] as string) && words.capital[at] === 0)
    return ((words.classes[at + 1] ?? 0) & DETERMINER) !== 0;
  if (!looksPast(passage, at)) return false;
  const next = (words.classes[at + 1] ?? 0) & (DETERMINER | PREPOSITION | ADVERB | TIME | OBJECT);
  return next !== 0 || PARTICLES.has(words.lower[at + 1] ?? '');
}

/** Verbs whose past looks like their present: `The company cut its forecast`. */
const UNCHANGED = new Set('cut hit put shut split quit beat set let cast shed'.split(' '));

const PARTICLES = new Set('out off up down away back over forward along around'.split(' '));

/** Verbs in the past that do not end in `ed`. */
export const IRREGULAR_PAST: ReadonlySet<string> = new Set(
  'said told wrote says thought knew felt found showed made took came went got gave left held kept became began ran won lost met paid sent built brought led fell rose grew sold bought spent sat spoke stood saw fled drank ate flew chose wore broke let swam taught hid shot rode stole caught threw'.split(
    ' ',
  ),
);
