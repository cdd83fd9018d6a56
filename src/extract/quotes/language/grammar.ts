import { readWordLists } from '../../lexicon/readWordLists.ts';
import { REPORTING_VERBS } from './reportingVerbs.ts';

/**
 * Classes of function words and common verbs, as bits: a word may have several, `that` is a determiner and a
 * subordinator. Words without a class are nouns, names and adjectives.
 */
export const DETERMINER = 1;

export const PREPOSITION = 2;

/** A pronoun that may be a subject: `he`, `she`, `they`, `we`, `I`, `you`, `it`, and `everyone` and the like. */
export const PRONOUN = 4;

export const AUXILIARY = 8;

export const CONJUNCTION = 16;

/** A word that opens a subordinate clause: `that`, `because`, `when`. */
export const SUBORDINATOR = 32;

export const ADVERB = 64;

/** Any form of a reporting verb: `said`, `believes`. */
export const CUE = 128;

/** Any other common verb: `took`, `sends`. */
export const PLAIN_VERB = 256;

/** Days and parts of days: `Monday`, `today`. */
export const TIME = 512;

/** Relative pronouns: `who`, `which`, `whom`. */
export const RELATIVE = 1024;

/** Pronouns that cannot be a subject: `him`, `them`, `herself`. */
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

/** The classes of a word, as bits; none for a place that no word has. */
export const classesAt = (words: { classes: Int32Array }, at: number): number => words.classes[at] ?? 0;

/**
 * Whether the word at an index has one of the classes: `hasClass(words, at, PRONOUN | DETERMINER)`. False outside the
 * words.
 */
export function hasClass(words: { classes: Int32Array }, at: number, classes: number): boolean {
  return ((words.classes[at] ?? 0) & classes) !== 0;
}

/** The classes of every known lower-case word. */
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
