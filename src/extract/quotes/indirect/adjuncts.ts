import {
  ADVERB,
  AUXILIARY,
  CUE,
  classesAt,
  DETERMINER,
  hasClass,
  OBJECT_PRONOUN,
  PLAIN_VERB,
  PRONOUN,
  SUBORDINATOR,
  TIME,
} from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import { TIME_UNITS } from '../phrases/nounPhraseEnd.ts';

/** Skips the hearer after a verb, `told AFP that`: returns the index of `that`, or of the first word of the clause. */
export function skipAddressee(passage: AnnotatedPassage, from: number, ceiling: number): number {
  if (passage.words.lower[from] === 'that') return from;
  const { words } = passage;
  const that = thatAhead(passage, from, ceiling);
  if (that >= 0) return that;
  const mention = passage.mentionAt(from);
  if (mention >= 0 && words.lower[passage.mentionEnd(mention)] !== "'s")
    return skipMediaNoun(passage, passage.mentionEnd(mention));
  const classes = words.classes[from] ?? 0;
  if (
    (classes & OBJECT_PRONOUN) !== 0 ||
    words.lower[from] === 'you' ||
    (words.lower[from] === 'her' && ((words.classes[from + 1] ?? 0) & ~TIME) !== 0)
  )
    return from + 1;
  let at = from;
  while (
    at < ceiling &&
    at - from < LONGEST_ADDRESSEE &&
    passage.insideQuotes[at] === 0 &&
    words.tokens[at]?.kind === 'word'
  ) {
    const named = passage.mentionAt(at);
    if (named >= 0) {
      at = passage.mentionEnd(named);
      if (words.lower[at] !== "'s") return skipMediaNoun(passage, at);
    } else if (classesAt(words, at) !== 0 && at > from && words.lower[at] !== "'s") return at;
    at += 1;
  }
  return at;
}

/** `told BFM television her husband`, `told ITV viewers she`: skips the noun that belongs to the name of a medium. */
function skipMediaNoun(passage: AnnotatedPassage, at: number): number {
  const { lower } = passage.words;
  if (MEDIA_NOUNS.has(lower[at] ?? '') || POSTNOMINALS.has(lower[at] ?? '')) return at + 1;
  return at;
}

/** `told Jane Roe KC`. */
const POSTNOMINALS = new Set(['kc', 'qc', 'sc', 'mp']);

const MEDIA_NOUNS = quoteWords('mediaNouns');

const LONGEST_ADDRESSEE = 8;

/**
 * `informed the special counsel that`: index of `that` within a few words, among which are no auxiliary and no sign; or
 * -1.
 */
function thatAhead(passage: AnnotatedPassage, from: number, ceiling: number): number {
  const { words } = passage;
  for (let at = from; at < Math.min(ceiling, from + LONGEST_ADDRESSEE); at += 1) {
    if (passage.insideQuotes[at] !== 0 || words.tokens[at]?.kind !== 'word') return -1;
    if (words.lower[at] === 'that') return at;
    if (hasClass(words, at, AUXILIARY | SUBORDINATOR) && words.lower[at] !== "'s") return -1;
  }
  return -1;
}

/** Skips where and when something was said: `on Monday`, `in a statement`, `, in a tweet,`. */
export function skipAdjuncts(passage: AnnotatedPassage, from: number, ceiling: number): number {
  const { words } = passage;
  let at = from;
  for (;;) {
    if (at >= ceiling || passage.insideQuotes[at] !== 0) return at;
    const classes = classesAt(words, at);
    const form = words.lower[at] as string;
    if ((classes & TIME) !== 0 || form === ',') at += 1;
    else if (form === 'every' && TIME_UNITS.has(words.lower[at + 1] ?? '')) at += 2;
    else if ((form === 'late' || form === 'early') && dayFollows(passage, at + 1)) at += 1;
    else if ((classes & ADVERB) !== 0 && (classes & DETERMINER) === 0 && !CONTENT_ADVERBS.has(form)) at += 1;
    else if (ADJUNCT_PREPOSITIONS.has(form)) {
      const end = endOfAdjunct(passage, at, ceiling);
      if (end < 0) return at;
      at = end;
    } else return at;
  }
}

/** `on Saturday`, `Saturday`. */
function dayFollows({ words }: AnnotatedPassage, at: number): boolean {
  return (((words.lower[at] === 'on' ? words.classes[at + 1] : words.classes[at]) ?? 0) & TIME) !== 0;
}

/** Adverbs that are part of what is said: `said almost nobody came`. */
const CONTENT_ADVERBS = quoteWords('contentAdverbs');

/** Words that may open an adjunct. */
const ADJUNCT_PREPOSITIONS = quoteWords('adjunctPrepositions');

/**
 * End of an adjunct such as `in a statement Monday`: before `that`, after a comma, or where the clause begins; -1 if it
 * looks like content instead.
 */
function endOfAdjunct(passage: AnnotatedPassage, from: number, ceiling: number): number {
  const { words } = passage;
  if (
    words.lower[from] === 'to' &&
    passage.mentionAt(from + 1) < 0 &&
    !hasClass(words, from + 1, DETERMINER | OBJECT_PRONOUN)
  )
    return -1;
  const limit = Math.min(ceiling, from + LONGEST_ADJUNCT);
  for (let at = from + 1; at < limit; at += 1) {
    if (passage.insideQuotes[at] !== 0) return -1;
    const form = words.lower[at] as string;
    if (form === 'that' && at > from + 1) return at;
    if (form === ',') return at + 1;
    const classes = classesAt(words, at);
    if ((classes & TIME) !== 0 && words.lower[at + 1] !== "'s") return at + 1;
    if (ADJUNCT_NOUNS.has(form)) return at + 1;
    if ((classes & (AUXILIARY | PLAIN_VERB | CUE)) !== 0 && form !== "'s" && words.lower[at - 1] !== "'s") return -1;
    if ((classes & PRONOUN) !== 0 && at > from + 1) return at;
  }
  return -1;
}

const LONGEST_ADJUNCT = 14;

/** Nouns that end an adjunct: `in a statement`, `last week`. */
const ADJUNCT_NOUNS = quoteWords('adjunctNouns');

/** Skips the day after a verb: `said on Wednesday`. */
export function skipDay({ words }: AnnotatedPassage, from: number): number {
  const day =
    words.lower[from] === 'on' || words.lower[from] === 'late' || words.lower[from] === 'early' ? from + 1 : from;
  return !hasClass(words, day, TIME) ? from : day + 1;
}
