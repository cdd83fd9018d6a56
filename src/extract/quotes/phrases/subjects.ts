import { isAdverb } from '../language/adverbs.ts';
import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  CUE,
  classesAt,
  DETERMINER,
  hasClass,
  PLAIN_VERB,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  TIME,
} from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import { beginsApposition, endOfApposition } from './appositions.ts';
import type { NounPhrase } from './nounPhrase.ts';
import { endOfPhrase, isInName, mayBeginPhrase, TIME_DETERMINERS, TIME_UNITS } from './nounPhraseEnd.ts';
import { startOfPhrase } from './nounPhraseStart.ts';
import { mayBeNoun } from './nounTests.ts';
import { IRREGULAR_PAST_FORMS } from './pastForms.ts';

/** The subject of the verb at `verb`, to its left and not before `floor`; null where there is none. */
export function subjectBefore(passage: AnnotatedPassage, verb: number, floor: number): NounPhrase | null {
  let end = skipToSubject(passage, verb - 1, floor);
  if (end > floor && DATED_PARTICIPLES.has(passage.words.lower[end] as string) && mayBeNoun(passage, end - 1))
    end = includeDay(passage, end, verb);
  if (end < floor) return null;
  const { words } = passage;
  const classes = classesAt(words, end);
  if ((classes & RELATIVE) !== 0 || (words.lower[end] === 'that' && end > floor && mayBeNoun(passage, end - 1))) {
    return { from: end, to: end + 1, coreEnd: end + 1 };
  }
  if (isComma(passage, end) || words.lower[end] === '—' || words.lower[end] === '–')
    return subjectBeforeApposition(passage, end, floor);
  const who = relativeClauseStart(passage, end, floor);
  if (who >= 0) {
    const start = startOfPhrase(passage, who - 1, floor);
    if (start < who) return { from: start, to: end + 1, coreEnd: who };
  }
  const from = startOfPhrase(passage, end, floor);
  return from > end || isLoneArticle(passage, from, end) ? null : { from, to: end + 1, coreEnd: end + 1 };
}

/** `a poll released on Friday showed`: the day is part of the phrase. Returns the index of its last word. */
function includeDay({ words }: AnnotatedPassage, participle: number, verb: number): number {
  let end = participle;
  while (end + 1 < verb && (words.lower[end + 1] === 'on' || hasClass(words, end + 1, TIME))) end += 1;
  return end;
}

/** `a poll released Friday`. */
const DATED_PARTICIPLES = new Set([
  'released',
  'published',
  'issued',
  'filed',
  'posted',
  'unveiled',
  'announced',
  'conducted',
]);

/** `A nurse who refused to be named said`: index of the `who` whose clause ends at `end`, or -1. */
function relativeClauseStart(passage: AnnotatedPassage, end: number, floor: number): number {
  const { words } = passage;
  if (hasClass(words, end, PRONOUN)) return -1;
  for (let at = end - 1; at > Math.max(floor, end - LONGEST_RELATIVE); at -= 1) {
    const classes = classesAt(words, at);
    if (passage.insideQuotes[at] !== 0 || words.tokens[at]?.kind !== 'word') return -1;
    if ((classes & CONJUNCTION) !== 0 || ((classes & PRONOUN) !== 0 && (classes & DETERMINER) === 0)) return -1;
    if ((classes & RELATIVE) === 0) continue;
    const next = words.lower[at + 1] as string;
    const opens = hasClass(words, at + 1, AUXILIARY | PLAIN_VERB | CUE | ADVERB) || next.endsWith('ed');
    return opens || IRREGULAR_PAST_FORMS.has(next) ? at : -1;
  }
  return -1;
}

const LONGEST_RELATIVE = 20;

/** `the` of `the first question`: once words before the verb are skipped, no more than an article may be left. */
function isLoneArticle(passage: AnnotatedPassage, from: number, end: number): boolean {
  return from === end && ARTICLES.has(passage.words.lower[end] as string);
}

const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'my', 'your', 'our']);

/** The subject after an inverted verb, with its apposition: `said Jane Doe, the mayor of Haifa, who …`. */
export function subjectAfter(passage: AnnotatedPassage, verb: number, ceiling: number): NounPhrase | null {
  const { words } = passage;
  const from = verb + 1;
  if (from >= ceiling || !mayBeginPhrase(passage, from)) return null;
  const coreEnd = endOfPhrase(passage, from, ceiling);
  if (coreEnd <= from || isLoneArticle(passage, from, coreEnd - 1)) return null;
  let to = coreEnd;
  const mayHaveAside =
    words.lower[verb] !== 'to' || passage.mentionEndingAt(coreEnd) >= 0 || passage.mentionAt(coreEnd + 1) >= 0;
  if (mayHaveAside && isComma(passage, coreEnd) && coreEnd + 1 < ceiling && beginsApposition(passage, coreEnd + 1)) {
    to = endOfApposition(passage, coreEnd + 1, ceiling);
  }
  if (words.lower[to - 1] === ',') to -= 1;
  return { from, to, coreEnd };
}

/** Skips what may come between a subject and its verb, from right to left: `also`, `has`, `on Monday`. */
function skipToSubject(passage: AnnotatedPassage, start: number, floor: number): number {
  const { words } = passage;
  let at = start;
  for (;;) {
    if (at < floor || passage.insideQuotes[at] !== 0) return floor - 1;
    const classes = classesAt(words, at);
    const form = words.lower[at] as string;
    if ((classes & ADVERB) !== 0 && isInName(passage, at) && at - 1 >= floor) return at;
    if ((classes & (AUXILIARY | ADVERB | TIME)) !== 0 && form !== 'than' && !isPossessive(passage, at)) at -= 1;
    else if (isAdverb(form) && words.capital[at] === 0) at -= 1;
    else if (REFLEXIVES.has(form) && at - 1 >= floor) at -= 1;
    else if (form === 'since' && hasClass(words, at - 1, AUXILIARY)) at -= 1;
    else if (TIME_UNITS.has(form) && TIME_DETERMINERS.has(words.lower[at - 1] ?? '') && at - 2 >= floor) at -= 2;
    else if (form === 'on' && hasClass(words, at + 1, TIME)) at -= 1;
    else if (form === 'to') {
      const governing = verbBeforeTo(passage, at, floor);
      if (governing < 0) return at;
      at = governing - 1;
    } else return at;
  }
}

/** `went on to`, `continued to`, `declined to`: index of the verb that governs the infinitive, or -1. */
function verbBeforeTo(passage: AnnotatedPassage, to: number, floor: number): number {
  const { words } = passage;
  const at = words.lower[to - 1] === 'on' ? to - 2 : to - 1;
  if (at < floor || passage.insideQuotes[at] !== 0 || words.capital[at] === 1) return -1;
  const form = words.lower[at] as string;
  const isVerb = hasClass(words, at, PLAIN_VERB | CUE) || form.endsWith('ed');
  return isVerb || ADJECTIVES_BEFORE_INFINITIVE.has(form) ? at : -1;
}

/** `Roe himself said`. */
const REFLEXIVES = new Set(['himself', 'herself', 'themselves', 'itself']);

/** `were quick to point out`. */
const ADJECTIVES_BEFORE_INFINITIVE = quoteWords('adjectivesBeforeInfinitive');

/** Whether `’s` is a possessive, and not the `is` or `has` of a verb. */
function isPossessive(passage: AnnotatedPassage, at: number): boolean {
  return passage.words.lower[at] === "'s" && (passage.words.classes[at + 1] ?? 0) === 0;
}

/** `Jane Doe, the mayor of Haifa, said`: the subject before the apposition that ends at the comma `close`. */
function subjectBeforeApposition(passage: AnnotatedPassage, close: number, floor: number): NounPhrase | null {
  const { words } = passage;
  const sign = words.lower[close];
  const limit = Math.max(floor, close - LONGEST_APPOSITION);
  let nearest: NounPhrase | null = null;
  for (let at = close - 1; at > limit; at -= 1) {
    if (passage.insideQuotes[at] !== 0) break;
    if (words.lower[at] !== sign || at === floor) continue;
    const who = relativeClauseStart(passage, at - 1, floor);
    const from = startOfPhrase(passage, who > floor ? who - 1 : at - 1, floor);
    if (from > at - 1) continue;
    const isOneWord = at === close - 2 && hasClass(words, close - 1, ADVERB | SUBORDINATOR);
    const phrase = { from, to: isOneWord ? at : close, coreEnd: at };
    if (isOneWord) return phrase;
    if (hasClass(words, at + 1, RELATIVE) && from <= floor + 1) return phrase;
    if (isInsideApposition(passage, from, floor)) continue;
    const isNamed = passage.mentionEndingAt(at) >= 0 && (beginsApposition(passage, at + 1) || from <= floor + 1);
    if (isNamed && !(beginsLikeSubject(passage, phrase) && words.lower[from - 1] === ',')) {
      const role = roleBeforeName(passage, from, floor);
      return role < 0 ? phrase : { ...phrase, from: role, coreEnd: from - 1 };
    }
    if (nearest === null && (sign !== ',' || beginsApposition(passage, at + 1) || beginsLikeSubject(passage, phrase)))
      nearest = phrase;
  }
  return nearest;
}

/** `The boy’s father, Karthik, a bus driver,`: start of the role that comes before a bare name, or -1. */
function roleBeforeName(passage: AnnotatedPassage, name: number, floor: number): number {
  const { words } = passage;
  if (words.lower[name - 1] !== ',' || passage.mentionAt(name) < 0 || name - 2 < floor) return -1;
  const from = startOfPhrase(passage, name - 2, floor);
  const isAdjunct = hasClass(words, from - 1, PREPOSITION);
  const isRole = passage.mentionEndingAt(name - 1) < 0 && from <= name - 2 && from <= floor + 1 && !isAdjunct;
  return isRole && beginsLikeSubject(passage, { from, to: name, coreEnd: name }) ? from : -1;
}

/** `, of the institute,`: the phrase after a comma and a preposition is part of the apposition. */
function isInsideApposition({ words }: AnnotatedPassage, from: number, floor: number): boolean {
  return from - 2 > floor && hasClass(words, from - 1, PREPOSITION) && words.lower[from - 2] === ',';
}

/** Whether the phrase begins with a pronoun or a determiner. */
function beginsLikeSubject(passage: AnnotatedPassage, phrase: NounPhrase): boolean {
  return hasClass(passage.words, phrase.from, PRONOUN | DETERMINER);
}

/** How many words an apposition may have. */
const LONGEST_APPOSITION = 45;

function isComma(passage: AnnotatedPassage, at: number): boolean {
  return passage.words.lower[at] === ',';
}
