import { isAdverb } from '../language/adverbs.ts';
import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  CUE,
  DETERMINER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  TIME,
  VERB,
} from '../language/grammar.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import { beginsAside, endOfAside } from './appositions.ts';
import { endOfPhrase, isInName, isNounLike, LASTS, mayBeginPhrase, SPANS, startOfPhrase } from './nounPhrases.ts';
import { IRREGULAR_PAST } from './pastForms.ts';

/** A noun phrase as printed; indexes of words, half-open. */
export interface Phrase {
  from: number;
  to: number;
  /** End of the phrase without what is set off behind it by commas: `Jane Doe` of `Jane Doe, the mayor of Haifa`. */
  core: number;
}

/** The phrase that is the subject of the verb at `verb`, looking left and not beyond `floor`; null where none stands. */
export function subjectBefore(passage: ReadPassage, verb: number, floor: number): Phrase | null {
  let end = skipToSubject(passage, verb - 1, floor);
  if (end > floor && DATED.has(passage.words.lower[end] as string) && isNounLike(passage, end - 1))
    end = behindDay(passage, end, verb);
  if (end < floor) return null;
  const { words } = passage;
  const classes = words.classes[end] as number;
  if ((classes & RELATIVE) !== 0 || (words.lower[end] === 'that' && end > floor && isNounLike(passage, end - 1))) {
    return { from: end, to: end + 1, core: end + 1 };
  }
  if (isComma(passage, end) || words.lower[end] === '—' || words.lower[end] === '–')
    return asideBefore(passage, end, floor);
  const who = relativeBefore(passage, end, floor);
  if (who >= 0) {
    const start = startOfPhrase(passage, who - 1, floor);
    if (start < who) return { from: start, to: end + 1, core: who };
  }
  const from = startOfPhrase(passage, end, floor);
  return from > end || isLoneArticle(passage, from, end) ? null : { from, to: end + 1, core: end + 1 };
}

/** `a poll released on Friday showed`: the day belongs to the phrase. */
function behindDay({ words }: ReadPassage, participle: number, verb: number): number {
  let end = participle;
  while (end + 1 < verb && (words.lower[end + 1] === 'on' || ((words.classes[end + 1] as number) & TIME) !== 0))
    end += 1;
  return end;
}

const DATED = new Set(['released', 'published', 'issued', 'filed', 'posted', 'unveiled', 'announced', 'conducted']);

/** `A nurse who refused to be named said`: index of the `who` whose clause, with a verb of its own, ends at `end`; or -1. */
function relativeBefore(passage: ReadPassage, end: number, floor: number): number {
  const { words } = passage;
  if (((words.classes[end] as number) & PRONOUN) !== 0) return -1;
  for (let at = end - 1; at > Math.max(floor, end - LONGEST_RELATIVE); at -= 1) {
    const classes = words.classes[at] as number;
    if (passage.inside[at] !== 0 || words.tokens[at]?.kind !== 'word') return -1;
    if ((classes & CONJUNCTION) !== 0 || ((classes & PRONOUN) !== 0 && (classes & DETERMINER) === 0)) return -1;
    if ((classes & RELATIVE) === 0) continue;
    const next = words.lower[at + 1] as string;
    const opens = ((words.classes[at + 1] as number) & (AUXILIARY | VERB | CUE | ADVERB)) !== 0 || next.endsWith('ed');
    return opens || IRREGULAR_PAST.has(next) ? at : -1;
  }
  return -1;
}

const LONGEST_RELATIVE = 20;

/** `the` of `the first question`: what is skipped before a verb may leave no phrase. */
function isLoneArticle(passage: ReadPassage, from: number, end: number): boolean {
  return from === end && ARTICLES.has(passage.words.lower[end] as string);
}

const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'my', 'your', 'our']);

/** The phrase that follows an inverted verb: `said Jane Doe, the mayor of Haifa, who …`. */
export function subjectAfter(passage: ReadPassage, verb: number, ceiling: number): Phrase | null {
  const { words } = passage;
  const from = verb + 1;
  if (from >= ceiling || !mayBeginPhrase(passage, from)) return null;
  const core = endOfPhrase(passage, from, ceiling);
  if (core <= from || isLoneArticle(passage, from, core - 1)) return null;
  let to = core;
  const mayHaveAside =
    words.lower[verb] !== 'to' || passage.mentionEndingAt(core) >= 0 || passage.mentionAt(core + 1) >= 0;
  if (mayHaveAside && isComma(passage, core) && core + 1 < ceiling && beginsAside(passage, core + 1)) {
    to = endOfAside(passage, core + 1, ceiling);
  }
  if (words.lower[to - 1] === ',') to -= 1;
  return { from, to, core };
}

/** Skips what may stand between a subject and its verb: `also`, `has`, `on Monday`. */
function skipToSubject(passage: ReadPassage, start: number, floor: number): number {
  const { words } = passage;
  let at = start;
  for (;;) {
    if (at < floor || passage.inside[at] !== 0) return floor - 1;
    const classes = words.classes[at] as number;
    const form = words.lower[at] as string;
    if ((classes & ADVERB) !== 0 && isInName(passage, at) && at - 1 >= floor) return at;
    if ((classes & (AUXILIARY | ADVERB | TIME)) !== 0 && form !== 'than' && !isPossessive(passage, at)) at -= 1;
    else if (isAdverb(form) && words.capital[at] === 0) at -= 1;
    else if (REFLEXIVES.has(form) && at - 1 >= floor) at -= 1;
    else if (form === 'since' && ((words.classes[at - 1] ?? 0) & AUXILIARY) !== 0) at -= 1;
    else if (SPANS.has(form) && LASTS.has(words.lower[at - 1] ?? '') && at - 2 >= floor) at -= 2;
    else if (form === 'on' && ((words.classes[at + 1] as number) & TIME) !== 0) at -= 1;
    else if (form === 'to') {
      const governing = verbBeforeTo(passage, at, floor);
      if (governing < 0) return at;
      at = governing - 1;
    } else return at;
  }
}

/** `went on to`, `continued to`, `declined to`: index of the verb that governs an infinitive, or -1. */
function verbBeforeTo(passage: ReadPassage, to: number, floor: number): number {
  const { words } = passage;
  const at = words.lower[to - 1] === 'on' ? to - 2 : to - 1;
  if (at < floor || passage.inside[at] !== 0 || words.capital[at] === 1) return -1;
  const form = words.lower[at] as string;
  const isVerb = ((words.classes[at] as number) & (VERB | CUE)) !== 0 || form.endsWith('ed');
  return isVerb || WILLING.has(form) ? at : -1;
}

/** `Roe himself said`. */
const REFLEXIVES = new Set(['himself', 'herself', 'themselves', 'itself']);

/** `were quick to point out`. */
const WILLING = new Set(
  'quick happy eager keen careful reluctant ready free able likely unlikely going set slow'.split(' '),
);

/** `’s` behind a name is possessive unless a reporting verb or a participle follows it. */
function isPossessive(passage: ReadPassage, at: number): boolean {
  return passage.words.lower[at] === "'s" && (passage.words.classes[at + 1] ?? 0) === 0;
}

/** The subject of `Jane Doe, the mayor of Haifa, said`: the phrase before the comma that opens the aside. */
function asideBefore(passage: ReadPassage, close: number, floor: number): Phrase | null {
  const { words } = passage;
  const sign = words.lower[close];
  const limit = Math.max(floor, close - LONGEST_ASIDE);
  let nearest: Phrase | null = null;
  for (let at = close - 1; at > limit; at -= 1) {
    if (passage.inside[at] !== 0) break;
    if (words.lower[at] !== sign || at === floor) continue;
    const who = relativeBefore(passage, at - 1, floor);
    const from = startOfPhrase(passage, who > floor ? who - 1 : at - 1, floor);
    if (from > at - 1) continue;
    const isMere = at === close - 2 && ((words.classes[close - 1] as number) & (ADVERB | SUBORDINATOR)) !== 0;
    const phrase = { from, to: isMere ? at : close, core: at };
    if (isMere) return phrase;
    if (((words.classes[at + 1] as number) & RELATIVE) !== 0 && from <= floor + 1) return phrase;
    if (isInside(passage, from, floor)) continue;
    const isNamed = passage.mentionEndingAt(at) >= 0 && (beginsAside(passage, at + 1) || from <= floor + 1);
    if (isNamed && !(hasSubjectShape(passage, phrase) && words.lower[from - 1] === ',')) {
      const role = roleBefore(passage, from, floor);
      return role < 0 ? phrase : { ...phrase, from: role, core: from - 1 };
    }
    if (nearest === null && (sign !== ',' || beginsAside(passage, at + 1) || hasSubjectShape(passage, phrase)))
      nearest = phrase;
  }
  return nearest;
}

/** `The boy’s father, Karthik, a bus driver,`: where the role begins that opens the stretch before a bare name; or -1. */
function roleBefore(passage: ReadPassage, name: number, floor: number): number {
  const { words } = passage;
  if (words.lower[name - 1] !== ',' || passage.mentionAt(name) < 0 || name - 2 < floor) return -1;
  const from = startOfPhrase(passage, name - 2, floor);
  const isSetting = ((words.classes[from - 1] ?? 0) & PREPOSITION) !== 0;
  const isRole = passage.mentionEndingAt(name - 1) < 0 && from <= name - 2 && from <= floor + 1 && !isSetting;
  return isRole && hasSubjectShape(passage, { from, to: name, core: name }) ? from : -1;
}

/** `, of the institute,`: the phrase behind a comma and a preposition is part of an aside. */
function isInside({ words }: ReadPassage, from: number, floor: number): boolean {
  return from - 2 > floor && ((words.classes[from - 1] as number) & PREPOSITION) !== 0 && words.lower[from - 2] === ',';
}

function hasSubjectShape(passage: ReadPassage, phrase: Phrase): boolean {
  return ((passage.words.classes[phrase.from] as number) & (PRONOUN | DETERMINER)) !== 0;
}

const LONGEST_ASIDE = 45;

function isComma(passage: ReadPassage, at: number): boolean {
  return passage.words.lower[at] === ',';
}
