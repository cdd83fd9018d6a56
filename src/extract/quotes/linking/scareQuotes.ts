import type { Marked } from '../marks/quotedSpans.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import { isTitle, wordCount } from '../passages/quotedWords.ts';
import type { Report } from '../reports/report.ts';
import type { Tied } from './quoteLink.ts';

/** Titles, terms and nicknames in marks are nobody's words; so are one or two words that nothing ties to a speaker. */
export function isQuote(passage: ReadPassage, tied: Tied, headline: boolean): boolean {
  const marked = passage.marked[tied.span] as Marked;
  const count = wordCount(passage, marked);
  if (count === 0) return false;
  if (tied.direct) return tied.tie !== 'COLON' || count > 2;
  const before = passage.words.lower[marked.from - 2] ?? '';
  if (
    TERM_SIGNS.has(before) &&
    !(before === 'called' && tied.tie === 'GOVERNED' && (count > 4 || isWhatOneCalls(passage, tied)))
  )
    return false;
  if (isTitle(passage, marked) && !headline && !isNamed(tied, marked)) return false;
  if (tied.tie === 'GOVERNED') return count > 1 || (tied.report as Report).to >= marked.from - 4;
  return headline || tied.tie === 'AFTER' ? count > 1 : count > 4;
}

/** `what she called “…”`. */
function isWhatOneCalls({ words }: ReadPassage, { subject }: Tied): boolean {
  return subject !== null && words.lower[subject.from - 1] === 'what';
}

/** `called the find “Christmas in June”`: what somebody calls something is no title. */
function isNamed({ tie, report }: Tied, marked: Marked): boolean {
  return tie === 'GOVERNED' && report !== null && NAMING.has(report.verb.base) && marked.from - 1 > report.to;
}

const NAMING = new Set(['call', 'describe', 'label', 'brand']);

const TERM_SIGNS = new Set(
  'so-called called dubbed titled entitled named nicknamed known film movie song book album show series episode'.split(
    ' ',
  ),
);
