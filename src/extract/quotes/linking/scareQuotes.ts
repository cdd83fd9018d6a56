import { quoteWords } from '../language/quoteWords.ts';
import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import { isTitle, wordCount } from '../passages/quotedWords.ts';
import type { Report } from '../reports/report.ts';
import type { LinkedQuote } from './quoteLink.ts';

/**
 * Whether quoted words are somebody's words. Titles, terms, nicknames and scare quotes are not, and neither are one or
 * two words that nothing links to a speaker.
 */
export function isQuote(passage: AnnotatedPassage, linked: LinkedQuote, headline: boolean): boolean {
  const quoted = passage.quotedSpans[linked.span] as QuotedSpan;
  const count = wordCount(passage, quoted);
  if (count === 0) return false;
  if (linked.direct) return linked.link !== 'COLON' || count > 2;
  const before = passage.words.lower[quoted.from - 2] ?? '';
  if (
    TERM_INTRODUCERS.has(before) &&
    !(before === 'called' && linked.link === 'EMBEDDED' && (count > 4 || isWhatSomeoneCalls(passage, linked)))
  )
    return false;
  if (isTitle(passage, quoted) && !headline && !isPredicateOfNaming(linked, quoted)) return false;
  if (linked.link === 'EMBEDDED') return count > 1 || (linked.report as Report).to >= quoted.from - 4;
  return headline || linked.link === 'AFTER' ? count > 1 : count > 4;
}

/** `what she called “…”`. */
function isWhatSomeoneCalls({ words }: AnnotatedPassage, { subject }: LinkedQuote): boolean {
  return subject !== null && words.lower[subject.from - 1] === 'what';
}

/** `called the find “Christmas in June”`: what somebody calls something is no title, in spite of its capitals. */
function isPredicateOfNaming({ link, report }: LinkedQuote, quoted: QuotedSpan): boolean {
  return link === 'EMBEDDED' && report !== null && NAMING_VERBS.has(report.verb.base) && quoted.from - 1 > report.to;
}

const NAMING_VERBS = new Set(['call', 'describe', 'label', 'brand']);

/** `the so-called “deep state”`, `the film “Jaws”`. */
const TERM_INTRODUCERS = quoteWords('termIntroducers');
