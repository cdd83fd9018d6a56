import {
  ADVERB,
  AUXILIARY,
  CUE,
  classesAt,
  DETERMINER,
  hasClass,
  PLAIN_VERB,
  PREPOSITION,
  PRONOUN,
  TIME,
} from '../language/grammar.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import type { NounPhrase } from './nounPhrase.ts';
import { looksLikePastVerb } from './pastForms.ts';
import { subjectAfter } from './subjects.ts';

/**
 * The subject of the sentence's main clause, which `…, saying …` has in common with it: the phrase that opens the
 * sentence where a verb follows, else its first name or pronoun outside quotation marks.
 */
export function mainSubject(passage: AnnotatedPassage, sentence: OuterSentence, before: number): NounPhrase | null {
  const { words } = passage;
  const lead = leadingPhrase(passage, sentence, before);
  if (lead !== null && verbFollows(passage, lead.coreEnd, before)) return lead;
  for (let at = sentence.from; at < before; at += 1) {
    if (passage.insideQuotes[at] !== 0) continue;
    const classes = classesAt(words, at);
    if ((classes & PRONOUN) !== 0 && words.lower[at] !== 'it') return { from: at, to: at + 1, coreEnd: at + 1 };
    const mention = passage.mentionAt(at);
    if (mention < 0) continue;
    const end = passage.mentionEnd(mention);
    const previous = words.classes[at - 1] ?? 0;
    if (words.lower[end] === "'s" || (at > sentence.from && (previous & PREPOSITION) !== 0)) at = end - 1;
    else return extendLeft(passage, sentence, at, end);
  }
  return lead;
}

/** Whether a verb follows, perhaps after a day or an adverb. */
function verbFollows(passage: AnnotatedPassage, from: number, before: number): boolean {
  const { words } = passage;
  let at = from;
  while (at < before && (hasClass(words, at, TIME | ADVERB) || words.lower[at] === 'on')) at += 1;
  return at < before && (hasClass(words, at, PLAIN_VERB | CUE | AUXILIARY) || looksLikePastVerb(passage, at));
}

/** `A party strategist was blunt.`: the phrase that opens a sentence, if it has an article or begins with a capital. */
function leadingPhrase(passage: AnnotatedPassage, sentence: OuterSentence, before: number): NounPhrase | null {
  const { words } = passage;
  const classes = classesAt(words, sentence.from);
  const named = classes === 0 && words.capital[sentence.from] === 1 && words.tokens[sentence.from]?.kind === 'word';
  const opens = passage.insideQuotes[sentence.from] === 0 && (named || (classes & DETERMINER) !== 0);
  const phrase = opens ? subjectAfter(passage, sentence.from - 1, before) : null;
  return phrase !== null && phrase.to - phrase.from === 1 && DEMONSTRATIVES.has(words.lower[phrase.from] as string)
    ? null
    : phrase;
}

/** `This is a matter of “…”`: such a subject speaks no words. */
const DEMONSTRATIVES = new Set(['this', 'that', 'these', 'those']);

/** Adds the title and article before a name: `the mayor Jane Roe`. */
function extendLeft(passage: AnnotatedPassage, sentence: OuterSentence, at: number, end: number): NounPhrase {
  let from = at;
  const { words } = passage;
  while (
    from > sentence.from &&
    passage.insideQuotes[from - 1] === 0 &&
    words.tokens[from - 1]?.kind === 'word' &&
    (classesAt(words, from - 1) === 0 || hasClass(words, from - 1, DETERMINER))
  )
    from -= 1;
  return { from, to: end, coreEnd: end };
}
