import { DETERMINER, hasClass, PRONOUN } from '../language/grammar.ts';
import { DASHES } from '../language/words.ts';
import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import { subjectAfter } from '../phrases/subjects.ts';
import { endsAttribution } from '../reports/inversion.ts';

/**
 * The speaker after a quotation whose verb no list has, `“…,” Roe ad-libbed.`, or who has no verb at all, `“…” — Jane
 * Roe`. `invitesAttribution`: the quotation ends in a sign after which an attribution is due.
 */
export function speakerWithUnlistedVerb(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  quoted: QuotedSpan,
  invitesAttribution: boolean,
): NounPhrase | null {
  const { words } = passage;
  const dash = DASHES.has(words.lower[quoted.after] ?? '');
  const from = dash ? quoted.after + 1 : quoted.after;
  if (from >= sentence.to || (!dash && !invitesAttribution)) return null;
  const name = nameAfterTitle(passage, from);
  const named = name >= 0;
  const verb = PARTICLES.has(words.lower[from + 1] ?? '') ? from + 1 : from;
  if (!dash && passage.mentionAt(verb + 1) >= 0 && VERB_SHAPE.test(words.lower[from] as string)) {
    const inverted = subjectAfter(passage, verb, sentence.to);
    if (inverted !== null && endsAttribution(passage, sentence, inverted)) return inverted;
  }
  if (!named && !hasClass(words, from, PRONOUN | DETERMINER)) return null;
  const to = named ? passage.mentionEnd(name) : from;
  if (!dash && named && VERB_SHAPE.test(words.lower[to] ?? '') && words.capital[to] === 0)
    return { from, to, coreEnd: to };
  const phrase = subjectAfter(passage, from - 1, sentence.to);
  if (phrase === null) return null;
  const next = words.lower[phrase.to] ?? '';
  if (dash) return named && phrase.to >= sentence.to - 1 ? phrase : null;
  return VERB_SHAPE.test(next) && words.capital[phrase.to] === 0 ? phrase : null;
}

/** Number of the mention at `from`, perhaps with a title before it, `Justice Peter Roe`; -1 where there is none. */
function nameAfterTitle(passage: AnnotatedPassage, from: number): number {
  let at = from;
  while (at < from + LONGEST_TITLE && passage.mentionAt(at) < 0 && passage.words.capital[at] === 1) at += 1;
  return passage.mentionAt(at);
}

const LONGEST_TITLE = 3;

/** The shape of a verb in the past or present. */
const VERB_SHAPE = /^[a-z-]{2,}(?:ed|s)$/;

/** `fired back Jane Roe`. */
const PARTICLES = new Set(['back', 'in', 'out', 'off']);
