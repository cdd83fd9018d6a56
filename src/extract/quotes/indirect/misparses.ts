import {
  AUXILIARY,
  CUE,
  DETERMINER,
  hasClass,
  OBJECT_PRONOUN,
  PLAIN_VERB,
  PREPOSITION,
  PRONOUN,
  TIME,
} from '../language/grammar.ts';
import { NOUN_LIKE_VERBS } from '../language/reportingVerbs.ts';
import type { WordRange } from '../language/words.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import type { Report } from '../reports/report.ts';

/** Whether the sentence was misread: its source cannot speak, or its content cannot be said. */
export function isMisparse(passage: AnnotatedPassage, report: Report, parts: readonly WordRange[]): boolean {
  const { subject } = report;
  if (parts.some((part) => isImpossibleContent(passage, part))) return true;
  if (isImpossibleObject(passage, report, parts[0] as WordRange)) return true;
  return subject !== null && (isNobody(passage, subject) || !mayBeSource(passage, subject));
}

/**
 * `’s inspector general found`, `he said`, `him as saying`: whether the content begins inside a name or is an
 * attribution itself.
 */
function isImpossibleContent(passage: AnnotatedPassage, { from, to }: WordRange): boolean {
  const { words } = passage;
  const { lower } = words;
  if (lower[from] === "'s" || lower[from] === "'" || lower[to - 1] === 'saying') return true;
  if (lower[from - 1] === ',' && hasClass(words, from, CUE) && lower[from + 1] === 'that') return true;
  return to - from === 2 && hasClass(words, from, PRONOUN) && hasClass(words, from + 1, CUE);
}

/**
 * Whether what follows the verb is not what is said, but a relative clause (`doubts that were raised`), a time or
 * manner (`responded by leaving`, `argued as he left`), a pronoun (`criticized him for it`, unlike `asked her to
 * leave`), or a refusal to speak (`declined to comment`, `asked not to be named`).
 */
function isImpossibleObject(passage: AnnotatedPassage, report: Report, { from, to }: WordRange): boolean {
  const { words } = passage;
  const { lower } = words;
  const first = lower[from] as string;
  if (first === 'that') return isRelative(passage, report, from);
  if (from < report.to) return false;
  if (first === 'so' && hasClass(words, from + 1, PREPOSITION)) return true;
  if (isRefusalToSpeak(lower, report, { from, to })) return true;
  if (from > report.to && hasClass(words, from, AUXILIARY)) return true;
  if (first === 'about' && report.subject === null) return true;
  if (first === 'it' && !report.verb.clause && !hasClass(words, from + 1, AUXILIARY | PLAIN_VERB | CUE)) return true;
  if (report.verb.base === 'attack') return report.subject === null || !isPersonOrPronoun(passage, report.subject);
  if (first === 'as') return hasClass(words, from + 1, PRONOUN) || lower[from + 1] === 'if' || lower[from - 1] === ',';
  if (first === 'by') return true;
  if (ADVERBIAL_PREPOSITIONS.has(first)) return !report.verb.clause || lower[from + 1]?.endsWith('ing') === true;
  return hasClass(words, from, OBJECT_PRONOUN) && !lower.slice(from + 1, Math.min(to, from + 3)).includes('to');
}

/**
 * `doubts that were raised`, unlike `said Monday that cuts were coming`: after a day, or before a noun that has a verb,
 * `that` is no relative pronoun.
 */
function isRelative({ words }: AnnotatedPassage, { to, verb }: Report, that: number): boolean {
  if (that <= to && verb.base !== 'that') return false;
  if (!hasClass(words, that + 1, AUXILIARY | PLAIN_VERB)) return false;
  const isNounLike = NOUN_LIKE_VERBS.has(words.lower[that + 1] as string) && hasClass(words, that + 2, PLAIN_VERB);
  const isNoun = !hasClass(words, that + 1, AUXILIARY) && (hasClass(words, that + 2, AUXILIARY) || isNounLike);
  return !isNoun && !hasClass(words, that - 1, TIME);
}

/** `Roe attacked the plan` is speech, `gunmen attacked the village` is not. */
function isPersonOrPronoun(passage: AnnotatedPassage, { from }: NounPhrase): boolean {
  return passage.mentionAt(from) >= 0 || hasClass(passage.words, from, PRONOUN);
}

/** `declined to comment`, `did not want to be identified`, `asked not to be named`. */
function isRefusalToSpeak(lower: readonly string[], { verb }: Report, { from, to }: WordRange): boolean {
  const [first, second, third = ''] = lower.slice(from, from + 3);
  if (first === 'not') return second === 'to' && third === 'be';
  return (
    first === 'to' &&
    ((second === 'be' && IDENTIFYING_VERBS.has(third)) || (to - from === 2 && REFUSING_VERBS.has(verb.base)))
  );
}

const IDENTIFYING_VERBS = new Set(['identified', 'named', 'quoted', 'called']);

const REFUSING_VERBS = new Set(['decline', 'refuse', 'want', 'wish']);

/** `Nobody` and `No one`; `No 10` may speak. */
function isNobody({ words }: AnnotatedPassage, { from }: NounPhrase): boolean {
  return words.lower[from] === 'nobody' || (words.lower[from] === 'no' && words.lower[from + 1] === 'one');
}

const ADVERBIAL_PREPOSITIONS = new Set('by in at from during since after before through'.split(' '));

/**
 * Whether a phrase may be a source. It may not if it contains a clause (`the coming months, he`), begins with a
 * participle (`using the stadium`), or is a single adjective (`upcoming`).
 */
function mayBeSource(passage: AnnotatedPassage, { from, to }: NounPhrase): boolean {
  const { words } = passage;
  if (to - from > 1) {
    for (let at = from + 1; at < to; at += 1) {
      const isPronoun = hasClass(words, at, PRONOUN) && !hasClass(words, at, DETERMINER);
      if (isPronoun && words.lower[at - 1] === ',') return false;
    }
    return !(isParticiple(words.lower[from] as string) && hasClass(words, from + 1, DETERMINER));
  }
  const isBare = words.capital[from] === 0 && passage.mentionAt(from) < 0 && words.tokens[from]?.kind === 'word';
  return !isBare || words.classes[from] !== 0 || !ADJECTIVE_SHAPE.test(words.lower[from] as string);
}

/** The endings of adjectives and participles. */
const ADJECTIVE_SHAPE = /(?:ing|ive|ous|able|ful|ed)$/;

function isParticiple(form: string): boolean {
  return form.endsWith('ing') && form.length > 4;
}
