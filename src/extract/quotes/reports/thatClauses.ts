import { ADVERB, AUXILIARY } from '../language/grammar.ts';
import { ADJECTIVES, NO_VERB, NOUNS, type Verb } from '../language/reportingVerbs.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import { startOfPhrase } from '../phrases/nounPhrases.ts';
import { type Phrase, subjectBefore } from '../phrases/subjects.ts';
import type { Report } from './report.ts';
import { floorOf } from './reportSubjects.ts';

const THAT: Verb = { ...NO_VERB, base: 'that', thatClause: true };

/** `Roe’s claim that`, `was adamant that`: a noun or an adjective that reports the clause behind it. */
export function readThat(passage: ReadPassage, frame: Frame, that: number, earlier: readonly Report[]): Report | null {
  const { words } = passage;
  const at = that - 1;
  if (at <= frame.from || passage.inside[at] !== 0) return null;
  const form = words.lower[at] as string;
  if (ADJECTIVES.has(form)) {
    if (words.lower[at - 1] === 'it' && MAKING.has(words.lower[at - 2] ?? ''))
      return reportOf(at - 2, subjectBefore(passage, at - 2, floorOf(passage, frame, at - 2)));
    const subject = subjectBefore(passage, at, floorOf(passage, frame, at));
    return subject === null || ((words.classes[at - 1] as number) & (AUXILIARY | ADVERB)) === 0
      ? null
      : reportOf(at, subject);
  }
  if (!NOUNS.has(form) || earlier.some((report) => report.from >= at - 4)) return null;
  return reportOf(at, holderOf(passage, frame, at) ?? possessorOf(passage, frame, at));

  function reportOf(from: number, subject: Phrase | null): Report {
    return { from, to: that, verb: THAT, subject, inverted: false, shared: false };
  }
}

/** `made it clear that`. */
const MAKING = new Set(['make', 'makes', 'made', 'making']);

/** The one who has the claim: `Roe raised concern that`, `voters expressed grave doubts that`. */
function holderOf(passage: ReadPassage, frame: Frame, noun: number): Phrase | null {
  const { words } = passage;
  for (let at = noun - 1; at > Math.max(frame.from, noun - 4); at -= 1) {
    if (passage.inside[at] !== 0 || words.tokens[at]?.kind !== 'word') return null;
    if (HOLDING.test(words.lower[at] as string)) return subjectBefore(passage, at, floorOf(passage, frame, at));
  }
  return null;
}

const HOLDING =
  /^(?:rais|voic|express|repeat|mak|issu|shar|air|echo)(?:e|es|ed|ing|s)?$|^(?:made|gave|give|gives|drew)$/;

/** The one whose claim it is: `Roe’s claim`, `his belief`; null for `fears that`. */
function possessorOf(passage: ReadPassage, frame: Frame, noun: number): Phrase | null {
  const { words } = passage;
  for (let at = noun - 1; at >= Math.max(frame.from, noun - 3); at -= 1) {
    const form = words.lower[at] as string;
    if (form === "'s" || form === "'") {
      const from = startOfPhrase(passage, at - 1, frame.from);
      return from > at - 1 ? null : { from, to: at, core: at };
    }
    if (POSSESSIVES.has(form)) return { from: at, to: at + 1, core: at + 1 };
  }
  return null;
}

const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our']);
