import { isAdverb } from '../language/adverbs.ts';
import {
  ADVERB,
  AUXILIARY,
  CUE,
  classesAt,
  DETERMINER,
  hasClass,
  PLAIN_VERB,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
} from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import { NOUN_LIKE_VERBS, REPORTING_VERBS } from '../language/reportingVerbs.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import { IRREGULAR_PAST_FORMS } from './pastForms.ts';

/**
 * Whether a past participle describes the noun before it: `officials briefed on the talks`, `police called to the
 * scene`.
 */
export function isPostmodifier(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  if (words.lower[at] === 'speaking' && hasClass(words, at + 1, PREPOSITION))
    return passage.mentionEndingAt(at) >= 0 || mayBeNoun(passage, at - 1);
  if (words.lower[at] === 'found' && FOUND_STATES.has(words.lower[at + 1] ?? '')) return mayBeNoun(passage, at - 1);
  const isPast = hasClass(words, at, CUE | PLAIN_VERB) && words.lower[at]?.endsWith('ed') === true;
  if (!isPast || at === 0 || !hasClass(words, at + 1, PREPOSITION)) return false;
  const verb = REPORTING_VERBS.get(words.lower[at] as string);
  if (verb !== undefined && !verb.object && !verb.addresses && words.lower[at] !== 'charged') return false;
  return mayBeNoun(passage, at - 1);
}

/** `a teacher found dead`. */
const FOUND_STATES = new Set(['dead', 'guilty', 'alive', 'unconscious']);

/**
 * Whether a form of a verb is used as a noun, after a determiner, a possessive or an adjective: `The report said`, `a
 * campaign plan`.
 */
export function isUsedAsNoun(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  if (words.capital[at] === 1 && at > 0 && words.capital[at - 1] === 1) return true;
  const form = words.lower[at] as string;
  if (form.endsWith('ed') || form.endsWith('ing')) return at > 0 && hasClass(words, at - 1, DETERMINER);
  if (IRREGULAR_PAST_FORMS.has(form)) return false;
  if (at === 0 || words.sentence[at] !== words.sentence[at - 1]) return NOUN_LIKE_VERBS.has(form);
  const before = classesAt(words, at - 1);
  if (words.lower[at - 1] === "'s" || (before & DETERMINER) !== 0) return true;
  return before === 0 && at > 1 && (hasClass(words, at - 2, DETERMINER) || words.lower[at - 2] === "'s");
}

/**
 * Whether a word that is verb and noun is part of an office or compound: `Former state Sen. Roe`, `a report author`.
 */
export function isNounOfOffice(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  if (words.lower[at] === 'press' && PRESS_OFFICES.has(words.lower[at + 1] ?? '')) return true;
  if (at === 0 || !NOUN_LIKE_VERBS.has(words.lower[at] as string)) return false;
  const before = classesAt(words, at - 1);
  if ((before & (PRONOUN | AUXILIARY | RELATIVE | ADVERB)) !== 0 || passage.mentionAt(at - 1) >= 0) return false;
  return !words.lower[at - 1]?.endsWith('s') && words.lower[at - 1] !== 'to';
}

const PRESS_OFFICES = new Set(['secretary', 'secretaries', 'officer', 'officers', 'aide', 'official', 'agency']);

/** Whether the word may be the last one of a noun phrase. */
export function mayBeNoun(passage: AnnotatedPassage, at: number): boolean {
  if (passage.insideQuotes[at] !== 0) return false;
  if (passage.mentionAt(at) >= 0) return true;
  const { words } = passage;
  const classes = classesAt(words, at);
  if (words.tokens[at]?.kind === 'punctuation') return words.lower[at] === ')' || words.lower[at] === '%';
  if ((classes & (CUE | PLAIN_VERB)) !== 0) return isUsedAsNoun(passage, at);
  if ((classes & (DETERMINER | PREPOSITION)) === DETERMINER) return QUANTIFIERS.has(words.lower[at] as string);
  return classes === 0 && !isAdverb(words.lower[at] as string);
}

/** Determiners that may be used without a noun: `some of them`. */
export const QUANTIFIERS = quoteWords('quantifiers');
