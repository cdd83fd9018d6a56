import { isAdverb } from '../language/adverbs.ts';
import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  CUE,
  DETERMINER,
  OBJECT,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  TIME,
  VERB,
} from '../language/grammar.ts';
import { NOUN_LIKE } from '../language/nounLikeVerbs.ts';
import { VERBS } from '../language/reportingVerbs.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import { behindMarkedTitle, closingBracket, openingBracket } from './brackets.ts';
import { IRREGULAR_PAST, isPastWithObject, looksPast } from './pastForms.ts';
import { behindOpener, trimFront, withMeasure } from './phraseFront.ts';

/** Index of the first word of the noun phrase whose last word is `end`; greater than `end` when there is none. */
export function startOfPhrase(passage: ReadPassage, end: number, floor: number): number {
  const { words } = passage;
  if (end < floor || passage.inside[end] !== 0) return end + 1;
  const last = words.classes[end] as number;
  if ((last & PRONOUN) !== 0) return end;
  if (
    (last & OBJECT) !== 0 &&
    words.lower[end - 1] === 'of' &&
    end - 2 >= floor &&
    COUNTS.has(words.lower[end - 2] as string)
  )
    return end - 2;
  if ((last & (PREPOSITION | SUBORDINATOR | CONJUNCTION | OBJECT)) !== 0 && passage.mentionAt(end) < 0) return end + 1;
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
    if (passage.inside[at] !== 0) break;
    if (!mayStandInPhrase(passage, at) && (conjunction >= 0 || !isInModifier(passage, at))) break;
    if ((words.classes[at] as number) & CONJUNCTION) conjunction = at;
    at -= 1;
    if (opensAnew(passage, at)) break;
  }
  const brokenByVerb =
    at >= floor &&
    passage.inside[at] === 0 &&
    (((words.classes[at] as number) & (VERB | AUXILIARY | CUE | PRONOUN)) !== 0 ||
      words.lower[at] === 'to' ||
      (((words.classes[at] as number) & PREPOSITION) !== 0 && ((words.classes[at - 1] ?? 0) & (VERB | CUE)) !== 0));
  let from = Math.max(at + 1, floor);
  if (conjunction >= 0 && brokenByVerb) from = conjunction + 1;
  from = trimFront(passage, behindOpener(passage, from, end, floor), end);
  return from > end ? from : withMeasure(passage, from, floor);
}

/** `told reporters` `the two sides`, `a pace` `Ms Roe`: an article or `Ms` right behind a noun opens another phrase. */
function opensAnew(passage: ReadPassage, before: number): boolean {
  const { words } = passage;
  const form = words.lower[before + 1] as string;
  if (before < 0 || words.classes[before] !== 0 || passage.mentionAt(before) >= 0) return false;
  if (HONORIFICS.has(form)) return words.capital[before] === 0 && words.tokens[before]?.kind === 'word';
  const isArticle = form === 'the' || form === 'a';
  return isArticle && words.lower[before]?.endsWith('s') === true && words.lower[before] !== "'s";
}

const HONORIFICS = new Set(['mr', 'mr.', 'mrs', 'mrs.', 'ms', 'ms.']);

/** `officials briefed on the talks`, `police called to the scene`: a past form behind a noun and before a preposition. */
export function describesNoun(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  if (words.lower[at] === 'speaking' && ((words.classes[at + 1] ?? 0) & PREPOSITION) !== 0)
    return passage.mentionEndingAt(at) >= 0 || isNounLike(passage, at - 1);
  if (words.lower[at] === 'found' && STATES.has(words.lower[at + 1] ?? '')) return isNounLike(passage, at - 1);
  const isPast = ((words.classes[at] as number) & (CUE | VERB)) !== 0 && words.lower[at]?.endsWith('ed') === true;
  if (!isPast || at === 0 || ((words.classes[at + 1] ?? 0) & PREPOSITION) === 0) return false;
  const verb = VERBS.get(words.lower[at] as string);
  if (verb !== undefined && !verb.object && !verb.addresses && words.lower[at] !== 'charged') return false;
  return isNounLike(passage, at - 1);
}

/** `briefed on`: such a form, or the preposition behind it. */
function isInModifier(passage: ReadPassage, at: number): boolean {
  return describesNoun(passage, at) || describesNoun(passage, at - 1);
}

/** `a teacher found dead`. */
const STATES = new Set(['dead', 'guilty', 'alive', 'unconscious']);

/** `the president portrayed Roe`: a past form that no list has, between a noun and a name. */
function isUnlistedVerb(passage: ReadPassage, at: number, floor: number): boolean {
  return at > floor && looksPast(passage, at) && !passage.words.lower[at]?.includes('-') && isNounLike(passage, at - 1);
}

function mayStandInPhrase(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  const classes = words.classes[at] as number;
  const kind = words.tokens[at]?.kind;
  if (kind === 'punctuation')
    return words.lower[at] === '-' || words.lower[at] === '&' || words.lower[at] === '%' || words.lower[at] === "'";
  if (kind === 'mark') return false;
  if (words.lower[at] === "'s") return at + 1 < words.count;
  if ((classes & (PRONOUN | OBJECT | SUBORDINATOR | RELATIVE | AUXILIARY)) !== 0) return (classes & DETERMINER) !== 0;
  if ((classes & (CUE | VERB)) !== 0) return isUsedAsNoun(passage, at) || isNounOfOffice(passage, at);
  if ((classes & ADVERB) !== 0) return words.capital[at] === 1 && words.capital[at - 1] === 1;
  if ((classes & PREPOSITION) !== 0)
    return at > 0 && isNounLike(passage, at - 1) && words.lower[at] !== 'according' && words.lower[at] !== 'like';
  return true;
}

/** `The report said`, `a campaign plan`: a verb's form behind a determiner, a possessive or an adjective is a noun. */
function isUsedAsNoun(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  if (words.capital[at] === 1 && at > 0 && words.capital[at - 1] === 1) return true;
  const form = words.lower[at] as string;
  if (form.endsWith('ed') || form.endsWith('ing'))
    return at > 0 && ((words.classes[at - 1] as number) & DETERMINER) !== 0;
  if (IRREGULAR_PAST.has(form)) return false;
  if (at === 0 || words.sentence[at] !== words.sentence[at - 1]) return NOUN_LIKE.has(form);
  const before = words.classes[at - 1] as number;
  if (words.lower[at - 1] === "'s" || (before & DETERMINER) !== 0) return true;
  return (
    before === 0 && at > 1 && (((words.classes[at - 2] as number) & DETERMINER) !== 0 || words.lower[at - 2] === "'s")
  );
}

/** `Former state Sen. Roe`, `a report author`: a noun that looks like a verb, right before a name or a noun. */
function isNounOfOffice(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  if (words.lower[at] === 'press' && OFFICES.has(words.lower[at + 1] ?? '')) return true;
  if (at === 0 || !NOUN_LIKE.has(words.lower[at] as string)) return false;
  const before = words.classes[at - 1] as number;
  if ((before & (PRONOUN | AUXILIARY | RELATIVE | ADVERB)) !== 0 || passage.mentionAt(at - 1) >= 0) return false;
  return !words.lower[at - 1]?.endsWith('s') && words.lower[at - 1] !== 'to';
}

const OFFICES = new Set(['secretary', 'secretaries', 'officer', 'officers', 'aide', 'official', 'agency']);

export function isNounLike(passage: ReadPassage, at: number): boolean {
  if (passage.inside[at] !== 0) return false;
  if (passage.mentionAt(at) >= 0) return true;
  const { words } = passage;
  const classes = words.classes[at] as number;
  if (words.tokens[at]?.kind === 'punctuation') return words.lower[at] === ')' || words.lower[at] === '%';
  if ((classes & (CUE | VERB)) !== 0) return isUsedAsNoun(passage, at);
  if ((classes & (DETERMINER | PREPOSITION)) === DETERMINER) return COUNTS.has(words.lower[at] as string);
  return classes === 0 && !isAdverb(words.lower[at] as string);
}

const COUNTS = new Set(
  'some many most several both each all none few two three four five six seven eight nine ten one dozens hundreds thousands any another'.split(
    ' ',
  ),
);

export function mayBeginPhrase(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  if (passage.inside[at] !== 0) return false;
  if (passage.mentionAt(at) >= 0) return true;
  const kind = words.tokens[at]?.kind;
  if (kind === 'number') return true;
  if (kind !== 'word') return false;
  const classes = words.classes[at] as number;
  if (classes === 0 && words.capital[at] === 0 && isAdverb(words.lower[at] as string)) return false;
  if (LASTS.has(words.lower[at] as string) && SPANS.has(words.lower[at + 1] ?? '')) return false;
  if ((classes & DETERMINER) !== 0 && words.lower[at] !== 'no') return true;
  if (words.lower[at] === 'lead' && words.classes[at + 1] === 0) return true;
  return classes === 0 || ((classes & PRONOUN) !== 0 && words.lower[at] !== 'it');
}

/** `last month`, as in `Roe last month urged`, names nobody. */
export const LASTS: ReadonlySet<string> = new Set(['last', 'this', 'next']);
export const SPANS: ReadonlySet<string> = new Set(['week', 'month', 'year', 'night', 'weekend']);

/** End (exclusive) of the noun phrase that begins at `from`. */
export function endOfPhrase(passage: ReadPassage, from: number, ceiling: number): number {
  const { words } = passage;
  let at = from;
  if (((words.classes[at] as number) & PRONOUN) !== 0) return at + 1;
  while (at < ceiling) {
    if (passage.inside[at] !== 0) {
      const behind = behindMarkedTitle(passage, from, at);
      if (behind <= at || behind > ceiling) break;
      at = behind;
      continue;
    }
    const mention = passage.mentionAt(at);
    if (mention >= 0) {
      at = passage.mentionEnd(mention);
      continue;
    }
    const form = words.lower[at] as string;
    const classes = words.classes[at] as number;
    if (words.tokens[at]?.kind === 'punctuation' && form === '(') {
      const close = closingBracket(passage, at, ceiling);
      if (close < 0) break;
      at = close + 1;
      continue;
    }
    if (words.tokens[at]?.kind === 'punctuation' && form !== '-' && form !== '&' && form !== "'") break;
    if (
      (classes & (TIME | SUBORDINATOR | RELATIVE | PRONOUN | OBJECT | AUXILIARY)) !== 0 &&
      form !== "'s" &&
      (classes & DETERMINER) === 0
    )
      break;
    if (form === 'that' && at > from) break;
    if ((classes & PREPOSITION) !== 0 && !JOINING.has(form) && !(form === 'to' && words.lower[at - 1] === 'close'))
      break;
    if ((classes & (VERB | CUE)) !== 0 && at > from && !NOUN_LIKE.has(form) && !isUsedAsNoun(passage, at)) break;
    if ((classes & ADVERB) !== 0 && !isInName(passage, at)) break;
    if (at > from + 1 && isPastWithObject(passage, at)) break;
    at += 1;
  }
  while (at > from && ((words.classes[at - 1] as number) & (CONJUNCTION | PREPOSITION)) !== 0) at -= 1;
  const hour = words.lower[at - 1];
  return at - 1 > from && (hour === 'early' || hour === 'late') ? at - 1 : at;
}

/** `Sergeant First Class Roe`, `Mr Long`: an adverb's form between capitals is part of a name. */
export function isInName(passage: ReadPassage, at: number): boolean {
  return at > 0 && passage.words.capital[at] === 1 && passage.words.capital[at - 1] === 1;
}

const JOINING = new Set(['of', 'for', 'from', 'with']);
