import { isAdverb } from '../language/adverbs.ts';
import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  CUE,
  classesAt,
  DETERMINER,
  hasClass,
  OBJECT_PRONOUN,
  PLAIN_VERB,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  TIME,
} from '../language/grammar.ts';
import { NOUN_LIKE_VERBS } from '../language/reportingVerbs.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import { closingBracket, skipQuotedTitle } from './brackets.ts';
import { isUsedAsNoun } from './nounTests.ts';
import { isPastVerbWithComplement } from './pastForms.ts';

/** End (exclusive) of the noun phrase that begins at `from`. */
export function endOfPhrase(passage: AnnotatedPassage, from: number, ceiling: number): number {
  const { words } = passage;
  let at = from;
  if (hasClass(words, at, PRONOUN)) return at + 1;
  while (at < ceiling) {
    if (passage.insideQuotes[at] !== 0) {
      const after = skipQuotedTitle(passage, from, at);
      if (after <= at || after > ceiling) break;
      at = after;
      continue;
    }
    const mention = passage.mentionAt(at);
    if (mention >= 0) {
      at = passage.mentionEnd(mention);
      continue;
    }
    const form = words.lower[at] as string;
    const classes = classesAt(words, at);
    if (words.tokens[at]?.kind === 'punctuation' && form === '(') {
      const close = closingBracket(passage, at, ceiling);
      if (close < 0) break;
      at = close + 1;
      continue;
    }
    if (words.tokens[at]?.kind === 'punctuation' && form !== '-' && form !== '&' && form !== "'") break;
    if (
      (classes & (TIME | SUBORDINATOR | RELATIVE | PRONOUN | OBJECT_PRONOUN | AUXILIARY)) !== 0 &&
      form !== "'s" &&
      (classes & DETERMINER) === 0
    )
      break;
    if (form === 'that' && at > from) break;
    if (
      (classes & PREPOSITION) !== 0 &&
      !PHRASE_PREPOSITIONS.has(form) &&
      !(form === 'to' && words.lower[at - 1] === 'close')
    )
      break;
    if ((classes & (PLAIN_VERB | CUE)) !== 0 && at > from && !NOUN_LIKE_VERBS.has(form) && !isUsedAsNoun(passage, at))
      break;
    if ((classes & ADVERB) !== 0 && !isInName(passage, at)) break;
    if (at > from + 1 && isPastVerbWithComplement(passage, at)) break;
    at += 1;
  }
  while (at > from && hasClass(words, at - 1, CONJUNCTION | PREPOSITION)) at -= 1;
  const hour = words.lower[at - 1];
  return at - 1 > from && (hour === 'early' || hour === 'late') ? at - 1 : at;
}

/** Prepositions that a subject may contain: `the mayor of Haifa`. */
const PHRASE_PREPOSITIONS = new Set(['of', 'for', 'from', 'with']);

/** Whether a noun phrase that can be a subject may begin here. */
export function mayBeginPhrase(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  if (passage.insideQuotes[at] !== 0) return false;
  if (passage.mentionAt(at) >= 0) return true;
  const kind = words.tokens[at]?.kind;
  if (kind === 'number') return true;
  if (kind !== 'word') return false;
  const classes = classesAt(words, at);
  if (classes === 0 && words.capital[at] === 0 && isAdverb(words.lower[at] as string)) return false;
  if (TIME_DETERMINERS.has(words.lower[at] as string) && TIME_UNITS.has(words.lower[at + 1] ?? '')) return false;
  if ((classes & DETERMINER) !== 0 && words.lower[at] !== 'no') return true;
  if (words.lower[at] === 'lead' && words.classes[at + 1] === 0) return true;
  return classes === 0 || ((classes & PRONOUN) !== 0 && words.lower[at] !== 'it');
}

/** `Roe last month urged`: what `last` and a unit of time make is no noun phrase that could be a subject. */
export const TIME_DETERMINERS: ReadonlySet<string> = new Set(['last', 'this', 'next']);

export const TIME_UNITS: ReadonlySet<string> = new Set(['week', 'month', 'year', 'night', 'weekend']);

/** `Sergeant First Class Roe`, `Mr Long`: between capitals the form of an adverb is part of a name. */
export function isInName(passage: AnnotatedPassage, at: number): boolean {
  return at > 0 && passage.words.capital[at] === 1 && passage.words.capital[at - 1] === 1;
}
