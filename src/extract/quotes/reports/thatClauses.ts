import { ADVERB, AUXILIARY, hasClass } from '../language/grammar.ts';
import { NO_TRAITS, REPORTING_ADJECTIVES, REPORTING_NOUNS, type ReportingVerb } from '../language/reportingVerbs.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import { startOfPhrase } from '../phrases/nounPhraseStart.ts';
import { subjectBefore } from '../phrases/subjects.ts';
import type { Report } from './report.ts';
import { subjectFloor } from './reportSubjects.ts';

const THAT_CLAUSE: ReportingVerb = { ...NO_TRAITS, base: 'that', thatClause: true };

/**
 * Reads the report of a noun or an adjective before `that`: `Roe’s claim that`, `was adamant that`. Null where there is
 * none.
 */
export function readThatClause(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  that: number,
  earlier: readonly Report[],
): Report | null {
  const { words } = passage;
  const at = that - 1;
  if (at <= sentence.from || passage.insideQuotes[at] !== 0) return null;
  const form = words.lower[at] as string;
  if (REPORTING_ADJECTIVES.has(form)) {
    if (words.lower[at - 1] === 'it' && MAKE_FORMS.has(words.lower[at - 2] ?? ''))
      return reportOf(at - 2, subjectBefore(passage, at - 2, subjectFloor(passage, sentence, at - 2)));
    const subject = subjectBefore(passage, at, subjectFloor(passage, sentence, at));
    return subject === null || !hasClass(words, at - 1, AUXILIARY | ADVERB) ? null : reportOf(at, subject);
  }
  if (!REPORTING_NOUNS.has(form) || earlier.some((report) => report.from >= at - 4)) return null;
  return reportOf(at, holderOfClaim(passage, sentence, at) ?? possessorOf(passage, sentence, at));

  function reportOf(from: number, subject: NounPhrase | null): Report {
    return { from, to: that, verb: THAT_CLAUSE, subject, inverted: false, shared: false };
  }
}

/** `made it clear that`. */
const MAKE_FORMS = new Set(['make', 'makes', 'made', 'making']);

/** Whoever is said to have the claim: `Roe raised concern that`, `voters expressed grave doubts that`. */
function holderOfClaim(passage: AnnotatedPassage, sentence: OuterSentence, noun: number): NounPhrase | null {
  const { words } = passage;
  for (let at = noun - 1; at > Math.max(sentence.from, noun - 4); at -= 1) {
    if (passage.insideQuotes[at] !== 0 || words.tokens[at]?.kind !== 'word') return null;
    if (HOLDER_VERBS.test(words.lower[at] as string))
      return subjectBefore(passage, at, subjectFloor(passage, sentence, at));
  }
  return null;
}

/** `raised`, `voiced`, `expressed`, `made`. */
const HOLDER_VERBS =
  /^(?:rais|voic|express|repeat|mak|issu|shar|air|echo)(?:e|es|ed|ing|s)?$|^(?:made|gave|give|gives|drew)$/;

/** Whoever the possessive names: `Roe’s claim`, `his belief`; null for `fears that`. */
function possessorOf(passage: AnnotatedPassage, sentence: OuterSentence, noun: number): NounPhrase | null {
  const { words } = passage;
  for (let at = noun - 1; at >= Math.max(sentence.from, noun - 3); at -= 1) {
    const form = words.lower[at] as string;
    if (form === "'s" || form === "'") {
      const from = startOfPhrase(passage, at - 1, sentence.from);
      return from > at - 1 ? null : { from, to: at, coreEnd: at };
    }
    if (POSSESSIVES.has(form)) return { from: at, to: at + 1, coreEnd: at + 1 };
  }
  return null;
}

const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our']);
