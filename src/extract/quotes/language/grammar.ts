import { readWordLists } from '../../lexicon/wordList.ts';
import { REPORTING_VERBS } from './reportingVerbs.ts';

/** Grammatical classes of small words; a word may have several. */
export const DETERMINER = 1;

export const PREPOSITION = 2;

/** `he`, `she`, `they`, `we`, `I`, `you`, `it`: may be a subject. */
export const PRONOUN = 4;

export const AUXILIARY = 8;

export const CONJUNCTION = 16;

/** Opens a clause: `that`, `because`, `when`. */
export const SUBORDINATOR = 32;

export const ADVERB = 64;

/** Reports speech or thought: `said`, `believes`. */
export const CUE = 128;

/** A finite verb that reports nothing. */
export const PLAIN_VERB = 256;

/** Days and parts of days: `Monday`, `today`. */
export const TIME = 512;

/** `who`, `which`. */
export const RELATIVE = 1024;

/** `him`, `them`: a pronoun that cannot be a subject. */
export const OBJECT_PRONOUN = 2048;

const CLASS_OF_SECTION: ReadonlyArray<readonly [section: string, wordClass: number]> = [
  ['determiner', DETERMINER],
  ['preposition', PREPOSITION],
  ['pronoun', PRONOUN],
  ['auxiliary', AUXILIARY],
  ['conjunction', CONJUNCTION],
  ['subordinator', SUBORDINATOR],
  ['adverb', ADVERB],
  ['time', TIME],
  ['verb', PLAIN_VERB],
  ['relative', RELATIVE],
  ['objectPronoun', OBJECT_PRONOUN],
];

/** Whether the word at an index has one of the classes, `hasClass(words, at, PRONOUN | DETERMINER)`; false outside the words. */
export function hasClass(words: { classes: Int32Array }, at: number, classes: number): boolean {
  return ((words.classes[at] ?? 0) & classes) !== 0;
}

/** The classes of each known word; a word that is not here is a noun, a name or an adjective. */
export const CLASSES: ReadonlyMap<string, number> = buildClasses();

function buildClasses(): Map<string, number> {
  const classes = new Map<string, number>();
  for (const form of REPORTING_VERBS.keys()) classes.set(form, CUE);
  const wordsOf = readWordLists('function-words.txt');
  for (const [section, wordClass] of CLASS_OF_SECTION) {
    for (const word of wordsOf(section)) classes.set(word, (classes.get(word) ?? 0) | wordClass);
  }
  return classes;
}
