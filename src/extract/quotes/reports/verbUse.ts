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
import type { ReportingVerb } from '../language/reportingVerbs.ts';
import { NOUN_LIKE_VERBS } from '../language/reportingVerbs.ts';
import type { Words } from '../language/words.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import { subjectBefore } from '../phrases/subjects.ts';
import { isPassive } from './passives.ts';
import { baseIsVerb, mayOpenContent, presentIsVerb } from './presentVerbs.ts';

/**
 * Whether a form of a reporting verb is used as a verb here, and not as a noun (`the report`), a passive (`was told`)
 * or a description (`people briefed on the talks`).
 */
export function isUsedAsVerb(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  at: number,
  verb: ReportingVerb,
): boolean {
  const { words } = passage;
  if (PARTICIPLE_ONLY.has(words.lower[at] as string) && !hasClass(words, at - 1, AUXILIARY | ADVERB)) return false;
  if (at === sentence.from) return verb.form === 'past' || verb.form === 'participle';
  const before = classesAt(words, at - 1);
  const form = words.lower[at - 1] as string;
  if (passage.insideQuotes[at - 1] !== 0)
    return verb.form !== 'base' || (verb.speaks && !NOUN_LIKE_VERBS.has(words.lower[at] as string));
  if ((before & DETERMINER) !== 0 && (before & PRONOUN) === 0 && !PRONOUN_QUANTIFIERS.has(form)) return false;
  if (form === "'s" && !hasClass(words, at - 2, PRONOUN | RELATIVE))
    return verb.form === 'participle' && verb.speaks && leadsIntoQuote(passage, at);
  if (
    (before & PREPOSITION) !== 0 &&
    form !== 'to' &&
    !isSinceAfterAuxiliary(words, at - 1) &&
    !(verb.form === 'participle' && GERUND_PREPOSITIONS.has(form))
  )
    return false;
  if (verb.base === 'call' && introducesName(passage, at)) return false;
  switch (verb.form) {
    case 'past':
      return pastIsVerb(passage, sentence, at, verb);
    case 'participle':
      return participleIsVerb(passage, sentence, at, verb);
    case 'base':
      return baseIsVerb(passage, at, before, form);
    case 'present':
      return presentIsVerb(passage, at, before, form);
  }
}

/** Whether a past form is no passive and no description: `Roe told AFP`, unlike `people told of it`. */
function pastIsVerb(passage: AnnotatedPassage, sentence: OuterSentence, at: number, verb: ReportingVerb): boolean {
  const { words } = passage;
  const [before, next, following] = [words.lower[at - 1], words.lower[at + 1], words.lower[at + 2]];
  if (verb.addresses && BRIEFING_PREPOSITIONS.has(next ?? '') && !hasClass(words, at + 2, TIME)) return false;
  if (before === ',' && isReducedPassive(words, at, sentence.from)) return false;
  return !hasPassiveAgent(next, following) && !isPassive(passage, at);
}

/** Whether a form in `-ing` has a subject and content: `Roe left, saying it was late`. */
function participleIsVerb(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  at: number,
  verb: ReportingVerb,
): boolean {
  const { words } = passage;
  const before = words.lower[at - 1] as string;
  const next = words.lower[at + 1];
  if (before === ',' && next === ',' && passage.insideQuotes[at + 2] === 0) return false;
  if (verb.speaks && leadsIntoQuote(passage, at)) return true;
  if (isPerceptionComplement(passage, at, verb)) return true;
  if (before === ',' || before === '—' || before === '–' || before === '--' || next === 'that') return true;
  if (absoluteSubject(passage, sentence, at) !== null) return true;
  if (DOCUMENTS.has(before) && (mayOpenContent(passage, at + 1) || words.lower[at + 2] === 'that')) return true;
  return hasClass(words, at - 1, CONJUNCTION | AUXILIARY | ADVERB | PREPOSITION | SUBORDINATOR);
}

/**
 * `The trial, expected to last,`, `Roe, asked about it, smiled`: after the first comma the past form is a passive that
 * describes the subject.
 */
function isReducedPassive({ lower }: Words, at: number, floor: number): boolean {
  if (lower.slice(floor, at - 1).includes(',')) return false;
  return (
    (REDUCED_PASSIVES.has(lower[at] as string) && lower[at + 1] === 'to') ||
    (lower[at] === 'asked' && QUESTION_OPENERS.has(lower[at + 1] ?? ''))
  );
}

const REDUCED_PASSIVES = quoteWords('reducedPassives');

const QUESTION_OPENERS = new Set(['whether', 'if', 'about', 'why', 'how', 'what']);

/** `a probe called Tombo, flew`, `a man called Roe said`: `called` gives a name and reports nothing. */
function introducesName(passage: AnnotatedPassage, at: number): boolean {
  const mention = passage.mentionAt(at + 1);
  if (mention < 0) return false;
  const { words } = passage;
  const { lower } = words;
  const end = passage.mentionEnd(mention);
  return lower[end] === ',' || lower[end] === '.' || hasClass(words, end, CUE | PLAIN_VERB | AUXILIARY);
}

/** `have since told`: `since` is an adverb here. */
function isSinceAfterAuxiliary(words: Words, at: number): boolean {
  return words.lower[at] === 'since' && hasClass(words, at - 1, AUXILIARY);
}

/** `people briefed on the talks`, `told of it`: these people were told. */
const BRIEFING_PREPOSITIONS = new Set(['on', 'about', 'of', 'by']);

/** Forms that are no verb by themselves: `had won and shown no remorse`. */
const PARTICIPLE_ONLY = new Set(['shown', 'known', 'written', 'sworn', 'begun']);

/** `some say`, `many others said`: determiners that may be the subject themselves. */
const PRONOUN_QUANTIFIERS = quoteWords('pronounQuantifiers');

/** `by saying`, `after telling`. */
const GERUND_PREPOSITIONS = quoteWords('gerundPrepositions');

/** `…, with Roe telling staff it was late`: the subject after `with`. */
export function absoluteSubject(passage: AnnotatedPassage, sentence: OuterSentence, at: number): NounPhrase | null {
  const subject = subjectBefore(passage, at, sentence.from);
  return subject !== null && passage.words.lower[subject.from - 1] === 'with' ? subject : null;
}

/** Documents that speak: `a statement reassuring voters that`. */
export const DOCUMENTS = quoteWords('documents');

/** `a statement saying, “…`, `a hat reading “…`: whether a quotation follows the word. */
function leadsIntoQuote(passage: AnnotatedPassage, at: number): boolean {
  const next = passage.words.lower[at + 1];
  const open = next === ',' || next === ':' ? at + 2 : at + 1;
  return open < passage.words.count && passage.insideQuotes[open] !== 0;
}

/** `A man can be heard shouting`: whether the participle follows a verb of perception, whose subject it shares. */
export function isPerceptionComplement(passage: AnnotatedPassage, at: number, verb: ReportingVerb): boolean {
  return (
    verb.form === 'participle' &&
    PERCEPTION_PARTICIPLES.has(passage.words.lower[at - 1] ?? '') &&
    isPassive(passage, at - 1)
  );
}

const PERCEPTION_PARTICIPLES = new Set(['heard', 'seen', 'overheard', 'caught', 'filmed', 'recorded']);

/** Whether `by` and a person follow, `written by Roe`; `said by telephone` is no such case. */
function hasPassiveAgent(next: string | undefined, following: string | undefined): boolean {
  return next === 'by' && !COMMUNICATION_MEANS.has(following ?? '');
}

const COMMUNICATION_MEANS = quoteWords('communicationMeans');
