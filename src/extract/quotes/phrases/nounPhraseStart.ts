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
} from '../language/grammar.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import { openingBracket } from './brackets.ts';
import { isNounOfOffice, isPostmodifier, isUsedAsNoun, mayBeNoun, QUANTIFIERS } from './nounTests.ts';
import { looksLikePastVerb } from './pastForms.ts';
import { includeMeasure, skipOpeningAdjunct, trimFront } from './phraseFront.ts';

/**
 * Index of the first word of the noun phrase whose last word is `end`; greater than `end` where there is no noun
 * phrase.
 */
export function startOfPhrase(passage: AnnotatedPassage, end: number, floor: number): number {
  const { words } = passage;
  if (end < floor || passage.insideQuotes[end] !== 0) return end + 1;
  const last = classesAt(words, end);
  if ((last & PRONOUN) !== 0) return end;
  if (
    (last & OBJECT_PRONOUN) !== 0 &&
    words.lower[end - 1] === 'of' &&
    end - 2 >= floor &&
    QUANTIFIERS.has(words.lower[end - 2] as string)
  )
    return end - 2;
  if ((last & (PREPOSITION | SUBORDINATOR | CONJUNCTION | OBJECT_PRONOUN)) !== 0 && passage.mentionAt(end) < 0)
    return end + 1;
  let at = end;
  let conjunction = -1;
  while (at >= floor) {
    const mention = passage.mentionAt(at);
    if (mention >= 0) {
      at = passage.mentionStart(mention) - 1;
      if (isUnlistedVerb(passage, at, floor)) break;
      continue;
    }
    if (words.lower[at] === ')') {
      const open = openingBracket(passage, at, floor);
      if (open <= floor) break;
      at = open - 1;
      continue;
    }
    if (passage.insideQuotes[at] !== 0) break;
    if (!mayStandInPhrase(passage, at) && (conjunction >= 0 || !isInPostmodifier(passage, at))) break;
    if (classesAt(words, at) & CONJUNCTION) conjunction = at;
    at -= 1;
    if (beginsNewPhrase(passage, at)) break;
  }
  const brokenByVerb =
    at >= floor &&
    passage.insideQuotes[at] === 0 &&
    (hasClass(words, at, PLAIN_VERB | AUXILIARY | CUE | PRONOUN) ||
      words.lower[at] === 'to' ||
      (hasClass(words, at, PREPOSITION) && hasClass(words, at - 1, PLAIN_VERB | CUE)));
  let from = Math.max(at + 1, floor);
  if (conjunction >= 0 && brokenByVerb) from = conjunction + 1;
  from = trimFront(passage, skipOpeningAdjunct(passage, from, end, floor), end);
  return from > end ? from : includeMeasure(passage, from, floor);
}

/**
 * `told reporters` + `the two sides`, `a pace` + `Ms Roe`: an article or `Ms` right after a noun begins another phrase.
 */
function beginsNewPhrase(passage: AnnotatedPassage, before: number): boolean {
  const { words } = passage;
  const form = words.lower[before + 1] as string;
  if (before < 0 || words.classes[before] !== 0 || passage.mentionAt(before) >= 0) return false;
  if (HONORIFICS.has(form)) return words.capital[before] === 0 && words.tokens[before]?.kind === 'word';
  const isArticle = form === 'the' || form === 'a';
  return isArticle && words.lower[before]?.endsWith('s') === true && words.lower[before] !== "'s";
}

const HONORIFICS = new Set(['mr', 'mr.', 'mrs', 'mrs.', 'ms', 'ms.']);

/** `briefed on`: whether the word is such a past participle, or the preposition after it. */
function isInPostmodifier(passage: AnnotatedPassage, at: number): boolean {
  return isPostmodifier(passage, at) || isPostmodifier(passage, at - 1);
}

/** `the president portrayed Roe`: a past form that no list has, between a noun and a name. */
function isUnlistedVerb(passage: AnnotatedPassage, at: number, floor: number): boolean {
  return (
    at > floor &&
    looksLikePastVerb(passage, at) &&
    !passage.words.lower[at]?.includes('-') &&
    mayBeNoun(passage, at - 1)
  );
}

/** Whether a word may be part of a noun phrase. */
function mayStandInPhrase(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  const classes = classesAt(words, at);
  const kind = words.tokens[at]?.kind;
  if (kind === 'punctuation')
    return words.lower[at] === '-' || words.lower[at] === '&' || words.lower[at] === '%' || words.lower[at] === "'";
  if (kind === 'mark') return false;
  if (words.lower[at] === "'s") return at + 1 < words.count;
  if ((classes & (PRONOUN | OBJECT_PRONOUN | SUBORDINATOR | RELATIVE | AUXILIARY)) !== 0)
    return (classes & DETERMINER) !== 0;
  if ((classes & (CUE | PLAIN_VERB)) !== 0) return isUsedAsNoun(passage, at) || isNounOfOffice(passage, at);
  if ((classes & ADVERB) !== 0) return words.capital[at] === 1 && words.capital[at - 1] === 1;
  if ((classes & PREPOSITION) !== 0)
    return at > 0 && mayBeNoun(passage, at - 1) && words.lower[at] !== 'according' && words.lower[at] !== 'like';
  return true;
}
