import {
  AUXILIARY,
  CONJUNCTION,
  CUE,
  classesAt,
  DETERMINER,
  hasClass,
  PLAIN_VERB,
  PREPOSITION,
  PRONOUN,
  SUBORDINATOR,
} from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import type { ReportingVerb } from '../language/reportingVerbs.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';

/** Whether a clause with a verb of its own begins here. */
export function opensClause(passage: AnnotatedPassage, from: number, ceiling: number): boolean {
  const { words } = passage;
  if (passage.insideQuotes[from] === 0 && passage.mentionAt(from) < 0) {
    const first = classesAt(words, from);
    const form = words.lower[from] as string;
    if (words.tokens[from]?.kind === 'punctuation' && form !== '$') return false;
    if ((first & CONJUNCTION) !== 0) return false;
    if ((first & PREPOSITION) !== 0 && (first & SUBORDINATOR) === 0 && !CLAUSE_PREPOSITIONS.has(form)) return false;
  }
  const limit = Math.min(ceiling, from + LONGEST_SUBJECT);
  for (let at = from; at < limit; at += 1) {
    if (at > from && isFiniteVerb(passage, at)) return true;
    const form = words.lower[at];
    if (form === ';' || form === ':') return false;
  }
  return false;
}

/** Whether the words after `said` and the like are its content, though no verb in them is known. */
export function isPlainContent(passage: AnnotatedPassage, verb: ReportingVerb, from: number, ceiling: number): boolean {
  if (!PLAIN_REPORTING_VERBS.has(verb.base) || ceiling - from < 5 || passage.insideQuotes[from] !== 0) return false;
  const { words } = passage;
  if (words.tokens[from]?.kind === 'punctuation' || hasClass(words, from, CONJUNCTION)) return false;
  return !hasClass(words, from, PREPOSITION) || APPROXIMATORS.has(words.lower[from] as string);
}

const PLAIN_REPORTING_VERBS = new Set(['say', 'tell', 'think', 'believe', 'add', 'insist', 'claim', 'hope']);

/** `said about 40 people`. */
const APPROXIMATORS = new Set(['about', 'around', 'over', 'up', 'under']);

/** Prepositions that may open a clause: `said in Haifa it was late`. */
const CLAUSE_PREPOSITIONS = quoteWords('clausePrepositions');

/** How many words the subject of a clause may have. */
const LONGEST_SUBJECT = 30;

/** Whether the word is or looks like a finite verb, and no noun after an article or a preposition. */
function isFiniteVerb(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  const classes = classesAt(words, at);
  const word = words.lower[at] as string;
  if (word === "'s") return hasClass(words, at - 1, PRONOUN);
  if ((classes & AUXILIARY) !== 0) return true;
  const before = words.classes[at - 1] ?? 0;
  if ((classes & (PLAIN_VERB | CUE)) !== 0 && !word.endsWith('ing') && (before & (DETERMINER | PREPOSITION)) === 0)
    return true;
  return word.endsWith('ed') && words.capital[at] === 0 && (before & DETERMINER) === 0;
}
