import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  classesAt,
  DETERMINER,
  hasClass,
  OBJECT_PRONOUN,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
} from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import { NOUN_LIKE_VERBS } from '../language/reportingVerbs.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';

/**
 * Whether the base form of a reporting verb is used as a verb here, and not as a noun. `before` and `form` are the
 * classes and the form of the previous word.
 */
export function baseIsVerb(passage: AnnotatedPassage, at: number, before: number, form: string): boolean {
  const { words } = passage;
  if ((before & (PRONOUN | AUXILIARY | RELATIVE | ADVERB)) !== 0 || form === 'to' || form === "don't") return true;
  const clear =
    !NOUN_LIKE_VERBS.has(words.lower[at] as string) ||
    (mayOpenContent(passage, at + 1) && !(words.lower[at + 1] === ',' && followsArticle(passage, at - 1)));
  if ((before & (CONJUNCTION | SUBORDINATOR)) !== 0) return form === 'that' || mayOpenContent(passage, at + 1);
  if (words.capital[at] === 1) return false;
  if (EVIDENCE_NOUNS.has(form) && words.lower[at + 1] === '.') return true;
  const isName = passage.mentionAt(at - 1) >= 0 && !NOUN_LIKE_VERBS.has(words.lower[at] as string);
  const plural = form.endsWith('s') || PLURALS.has(form) || isName;
  if (clear && (plural || form === ',' || form === ')')) return true;
  return (
    hasDistantSubject(passage, at) || isShowWithDistantSubject(passage, at) || (plural && leadsIntoClause(passage, at))
  );
}

/** The same for the form in `-s`. */
export function presentIsVerb(passage: AnnotatedPassage, at: number, before: number, form: string): boolean {
  const { words } = passage;
  if ((before & (PRONOUN | RELATIVE)) !== 0) return true;
  if (!NOUN_LIKE_VERBS.has(words.lower[at] as string)) return words.capital[at] === 0 || words.lower[at] === 'says';
  if ((before & CONJUNCTION) !== 0 && words.lower[at + 1] === 'to') return false;
  if (form === ',' && words.lower[at + 1] === ',') return false;
  return mayOpenContent(passage, at + 1) && words.lower[at + 1] !== ',';
}

/**
 * Whether the content of a report may begin here: with `that`, a determiner, a pronoun, a name, `to`, a quotation mark
 * or a colon.
 */
export function mayOpenContent(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  if (at >= words.count) return false;
  if (passage.insideQuotes[at] !== 0 || passage.mentionAt(at) >= 0) return true;
  const form = words.lower[at] as string;
  if (form === 'that' || form === 'to' || form === ':' || form === ',' || form === 'it' || form === 'there')
    return true;
  const classes = classesAt(words, at);
  return (classes & (DETERMINER | PRONOUN | OBJECT_PRONOUN | SUBORDINATOR)) !== 0 && (classes & PREPOSITION) === 0;
}

/** `groups fear turnout could fall`: an auxiliary follows within three words. */
function leadsIntoClause({ words }: AnnotatedPassage, at: number): boolean {
  if (words.classes[at + 1] !== 0 || words.tokens[at + 1]?.kind !== 'word') return false;
  return [at + 2, at + 3].some((next) => hasClass(words, next, AUXILIARY));
}

/** `a police report,`: after `a` the form is a noun. */
function followsArticle({ words }: AnnotatedPassage, end: number): boolean {
  return words.lower[end - 1] === 'a' || words.lower[end - 1] === 'an';
}

/** `Polls in the state show Roe ahead`: whether the subject of `show` is a word for evidence, some words back. */
function isShowWithDistantSubject(passage: AnnotatedPassage, at: number): boolean {
  const { lower, tokens } = passage.words;
  if (lower[at] !== 'show' || !mayOpenContent(passage, at + 1)) return false;
  for (let back = at - 1; back >= Math.max(0, at - 8); back -= 1) {
    if (tokens[back]?.kind !== 'word' || passage.insideQuotes[back] !== 0) return false;
    if (EVIDENCE_NOUNS.has(lower[back] as string)) return true;
  }
  return false;
}

/**
 * `Voters going to the polls Tuesday say they`: whether a verb that cannot be a noun has content after it, however long
 * its subject is.
 */
function hasDistantSubject(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  if (NOUN_LIKE_VERBS.has(words.lower[at] as string) || !mayOpenContent(passage, at + 1)) return false;
  for (let back = at - 1; back >= Math.max(0, at - 4); back -= 1)
    if (CAUSATIVES.has(words.lower[back] as string)) return false;
  return true;
}

/** `let him say`: after these the next verb is an infinitive. */
const CAUSATIVES = quoteWords('causatives');

/** Nouns for evidence, which `show` things: `polls show`, `…, records show.` */
const EVIDENCE_NOUNS = quoteWords('evidenceNouns');

/** Plurals that do not end in `s`. */
const PLURALS = quoteWords('plurals');
