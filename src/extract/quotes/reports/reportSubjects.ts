import { ADVERB, AUXILIARY, CUE, hasClass, PLAIN_VERB, PREPOSITION, PRONOUN, RELATIVE } from '../language/grammar.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';

/**
 * The first word that may be part of the verb's subject: after the last quotation, semicolon or colon before the verb,
 * else the sentence's first word.
 */
export function subjectFloor(passage: AnnotatedPassage, sentence: OuterSentence, at: number): number {
  for (let back = at - 1; back >= sentence.from; back -= 1) {
    if (passage.insideQuotes[back] !== 0) return back + 1;
    const form = passage.words.lower[back] as string;
    if (form === ';' || form === ':') return back + 1;
  }
  return sentence.from;
}

/**
 * `polls` + `conducted for the agency by a firm`, `sources` + `familiar with the talks`: end of what describes a
 * source, up to the next sign; `from` where nothing does.
 */
export function endOfModifier(passage: AnnotatedPassage, sentence: OuterSentence, from: number): number {
  const { words } = passage;
  const opens =
    hasClass(words, from, RELATIVE | PREPOSITION) ||
    /(?:ed|ing)$/.test(words.lower[from] ?? '') ||
    words.lower[from + 1] === 'by';
  if (!opens || passage.insideQuotes[from] !== 0) return from;
  const limit = Math.min(sentence.to, from + LONGEST_MODIFIER);
  for (let at = from; at < limit; at += 1) {
    if (passage.insideQuotes[at] !== 0) return from;
    if (words.tokens[at]?.kind === 'punctuation' && words.lower[at] !== "'s") return at;
  }
  return limit === sentence.to ? limit : from;
}

const LONGEST_MODIFIER = 25;

/** `Noting that it was late, Roe left`: the name or pronoun that follows a comma and has a verb after it. */
export function subjectOfMainClause(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  from: number,
): NounPhrase | null {
  const { words } = passage;
  for (let at = from + 2; at + 1 < sentence.to; at += 1) {
    if (words.lower[at - 1] !== ',' || passage.insideQuotes[at] !== 0) continue;
    const mention = passage.mentionAt(at);
    const isPronoun = hasClass(words, at, PRONOUN);
    const to = mention >= 0 ? passage.mentionEnd(mention) : isPronoun ? at + 1 : -1;
    if (to > 0 && hasClass(words, to, CUE | PLAIN_VERB | AUXILIARY | ADVERB)) return { from: at, to, coreEnd: to };
  }
  return null;
}

/** `State radio quoted General Roe as saying`: the person quoted is the subject of `saying`; null for other verbs. */
export function quotedAs(passage: AnnotatedPassage, sentence: OuterSentence, at: number): NounPhrase | null {
  const { words } = passage;
  const { lower } = words;
  if (lower[at] !== 'saying' || lower[at - 1] !== 'as') return null;
  for (let back = at - 2; back > Math.max(sentence.from, at - LONGEST_MODIFIER); back -= 1) {
    if (!QUOTING_VERBS.has(lower[back] as string)) continue;
    const isPassive = hasClass(words, back - 1, AUXILIARY);
    return isPassive || back + 1 >= at - 1 ? null : { from: back + 1, to: at - 1, coreEnd: at - 1 };
  }
  return null;
}

export const QUOTING_VERBS: ReadonlySet<string> = new Set(['quoted', 'quotes', 'cited', 'cites', 'quoting', 'citing']);
