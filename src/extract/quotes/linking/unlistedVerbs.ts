import { DETERMINER, PRONOUN } from '../language/grammar.ts';
import { DASHES } from '../language/words.ts';
import type { Marked } from '../marks/quotedSpans.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import { type Phrase, subjectAfter } from '../phrases/subjects.ts';
import { endsAttribution } from '../reports/inversion.ts';

/** `“…,” Roe ad-libbed.`, `“…” — Jane Roe`: a phrase behind the marks, with a verb nobody listed or none at all. */
export function looseSubject(passage: ReadPassage, frame: Frame, marked: Marked, asks: boolean): Phrase | null {
  const { words } = passage;
  const dash = DASHES.has(words.lower[marked.after] ?? '');
  const from = dash ? marked.after + 1 : marked.after;
  if (from >= frame.to || (!dash && !asks)) return null;
  const name = behindTitle(passage, from);
  const named = name >= 0;
  const verb = PARTICLES.has(words.lower[from + 1] ?? '') ? from + 1 : from;
  if (!dash && passage.mentionAt(verb + 1) >= 0 && UNLISTED.test(words.lower[from] as string)) {
    const inverted = subjectAfter(passage, verb, frame.to);
    if (inverted !== null && endsAttribution(passage, frame, inverted)) return inverted;
  }
  if (!named && ((words.classes[from] as number) & (PRONOUN | DETERMINER)) === 0) return null;
  const to = named ? passage.mentionEnd(name) : from;
  if (!dash && named && UNLISTED.test(words.lower[to] ?? '') && words.capital[to] === 0) return { from, to, core: to };
  const phrase = subjectAfter(passage, from - 1, frame.to);
  if (phrase === null) return null;
  const next = words.lower[phrase.to] ?? '';
  if (dash) return named && phrase.to >= frame.to - 1 ? phrase : null;
  return UNLISTED.test(next) && words.capital[phrase.to] === 0 ? phrase : null;
}

/** The mention that begins at a place or behind a title there: `Justice Peter Roe`; -1 when there is none. */
function behindTitle(passage: ReadPassage, from: number): number {
  let at = from;
  while (at < from + LONGEST_TITLE && passage.mentionAt(at) < 0 && passage.words.capital[at] === 1) at += 1;
  return passage.mentionAt(at);
}

const LONGEST_TITLE = 3;

/** The shape of a verb in the past or present. */
const UNLISTED = /^[a-z-]{2,}(?:ed|s)$/;

/** `fired back Jane Roe`. */
const PARTICLES = new Set(['back', 'in', 'out', 'off']);
