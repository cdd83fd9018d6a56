import { ADVERB, AUXILIARY, CUE, PREPOSITION, PRONOUN, RELATIVE, VERB } from '../language/grammar.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import type { Phrase } from '../phrases/subjects.ts';

/** The left end of what may hold the verb's subject: the frame's begin, or the last closing mark. */
export function floorOf(passage: ReadPassage, frame: Frame, at: number): number {
  for (let back = at - 1; back >= frame.from; back -= 1) {
    if (passage.inside[back] !== 0) return back + 1;
    const form = passage.words.lower[back] as string;
    if (form === ';' || form === ':') return back + 1;
  }
  return frame.from;
}

/** `polls` `conducted for the agency by a firm`, `sources` `familiar with the talks`: what describes a source goes on to the next sign. */
export function endOfModifier(passage: ReadPassage, frame: Frame, from: number): number {
  const { words } = passage;
  const opens =
    ((words.classes[from] ?? 0) & (RELATIVE | PREPOSITION)) !== 0 ||
    /(?:ed|ing)$/.test(words.lower[from] ?? '') ||
    words.lower[from + 1] === 'by';
  if (!opens || passage.inside[from] !== 0) return from;
  const limit = Math.min(frame.to, from + LONGEST_MODIFIER);
  for (let at = from; at < limit; at += 1) {
    if (passage.inside[at] !== 0) return from;
    if (words.tokens[at]?.kind === 'punctuation' && words.lower[at] !== "'s") return at;
  }
  return limit === frame.to ? limit : from;
}

const LONGEST_MODIFIER = 25;

/** `Noting that it was late, Roe left`: the name or pronoun behind a comma that a verb follows. */
export function subjectOfMainClause(passage: ReadPassage, frame: Frame, from: number): Phrase | null {
  const { words } = passage;
  for (let at = from + 2; at + 1 < frame.to; at += 1) {
    if (words.lower[at - 1] !== ',' || passage.inside[at] !== 0) continue;
    const mention = passage.mentionAt(at);
    const isPronoun = ((words.classes[at] as number) & PRONOUN) !== 0;
    const to = mention >= 0 ? passage.mentionEnd(mention) : isPronoun ? at + 1 : -1;
    const next = words.classes[to] ?? 0;
    if (to > 0 && (next & (CUE | VERB | AUXILIARY | ADVERB)) !== 0) return { from: at, to, core: to };
  }
  return null;
}

/** `State radio quoted General Roe as saying`: who is quoted, for the verb behind `as`; null for any other. */
export function quotedAs(passage: ReadPassage, frame: Frame, at: number): Phrase | null {
  const { lower, classes } = passage.words;
  if (lower[at] !== 'saying' || lower[at - 1] !== 'as') return null;
  for (let back = at - 2; back > Math.max(frame.from, at - LONGEST_MODIFIER); back -= 1) {
    if (!QUOTING.has(lower[back] as string)) continue;
    const isPassive = ((classes[back - 1] as number) & AUXILIARY) !== 0;
    return isPassive || back + 1 >= at - 1 ? null : { from: back + 1, to: at - 1, core: at - 1 };
  }
  return null;
}

export const QUOTING: ReadonlySet<string> = new Set(['quoted', 'quotes', 'cited', 'cites', 'quoting', 'citing']);
