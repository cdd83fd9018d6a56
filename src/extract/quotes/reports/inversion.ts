import {
  ADVERB,
  CONJUNCTION,
  classesAt,
  hasClass,
  PREPOSITION,
  RELATIVE,
  SUBORDINATOR,
  TIME,
} from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import { REPORTING_VERBS, type ReportingVerb } from '../language/reportingVerbs.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import { subjectBefore } from '../phrases/subjects.ts';

/**
 * Whether the verb may have its subject after it: it follows the words that it reports, which end in a quotation mark
 * or a comma.
 */
export function mayBeInverted(passage: AnnotatedPassage, sentence: OuterSentence, at: number): boolean {
  if (at === sentence.from) return passage.words.capital[at + 1] === 1 && passage.words.lower[at] !== 'asked';
  if (passage.insideQuotes[at - 1] !== 0) return true;
  if ((REPORTING_VERBS.get(passage.words.lower[at] as string) as ReportingVerb).addresses) return false;
  const form = passage.words.lower[at - 1] as string;
  return form === ',' || form === '—' || form === '–' || form === '--';
}

/**
 * `“…,” Roe, a lawyer, said Monday`: whether the verb's subject is before it after all, with an apposition in between.
 */
export function followsApposition(passage: AnnotatedPassage, at: number, floor: number): boolean {
  if (passage.words.lower[at - 1] !== ',') return false;
  const subject = subjectBefore(passage, at, floor);
  if (subject === null || subject.from - floor > 1) return false;
  return (
    (passage.mentionEndingAt(subject.coreEnd) >= 0 && floor > 0) || isSingleApposition(passage, subject.coreEnd, at - 1)
  );
}

const PARTICIPLE_OPENERS = /^(?:known|\w+ed)$/;

/**
 * `The aide, who left, said`, `Her lawyer, Jane Roe, said`: whether there is just one relative clause or name between
 * the two commas.
 */
function isSingleApposition(passage: AnnotatedPassage, open: number, close: number): boolean {
  const { words } = passage;
  const { lower } = words;
  if (lower[open] !== ',' || open + 1 >= close) return false;
  if (passage.mentionEndingAt(close) >= 0 && !lower.slice(open + 1, close).includes(',')) return true;
  const first = lower[open + 1] as string;
  const opens = hasClass(words, open + 1, RELATIVE) || first === 'whose' || PARTICIPLE_OPENERS.test(first);
  return opens && !lower.slice(open + 1, close).includes(',');
}

/**
 * Whether an attribution may end after an inverted subject: at the sentence's end, a sign, or what is no part of a
 * clause of its own.
 */
export function endsAttribution(passage: AnnotatedPassage, sentence: OuterSentence, subject: NounPhrase): boolean {
  if (isPersonAsked(passage, subject) || isThingPosted(passage, subject)) return false;
  if (subject.to >= sentence.to || passage.insideQuotes[subject.to] !== 0) return true;
  const { words } = passage;
  if (words.tokens[subject.to]?.kind === 'punctuation') return true;
  const classes = classesAt(words, subject.to);
  return (
    (classes & (PREPOSITION | TIME | RELATIVE | SUBORDINATOR | ADVERB | CONJUNCTION)) !== 0 ||
    words.lower[subject.to] === 'early' ||
    words.lower[subject.to] === 'late' ||
    words.lower[subject.to]?.endsWith('ing') === true
  );
}

/** `Roe, a pupil, asked her teacher whether`: the phrase after the verb is the person asked. */
function isPersonAsked({ words }: AnnotatedPassage, { from, to }: NounPhrase): boolean {
  return words.lower[from - 1] === 'asked' && (words.lower[to] === 'whether' || words.lower[to] === 'if');
}

/** `Roe, who left, tweeted a warning.`: the phrase after the verb is the thing posted. */
function isThingPosted({ words }: AnnotatedPassage, { from, coreEnd }: NounPhrase): boolean {
  return POSTING_VERBS.has(words.lower[from - 1] ?? '') && POSTED_THINGS.has(words.lower[coreEnd - 1] ?? '');
}

const POSTING_VERBS = new Set(['tweeted', 'posted', 'wrote', 'retweeted', 'sent']);
const POSTED_THINGS = quoteWords('postedThings');
