import { ADVERB, CONJUNCTION, hasClass } from '../language/grammar.ts';
import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import type { Report } from '../reports/report.ts';
import { LONGEST_SUBJECT } from './nearbyReports.ts';

/** Whether nothing but signs, conjunctions and the attribution of an earlier part comes before the quote: `And “it is late”`. */
export function opensSentence(passage: AnnotatedPassage, sentence: OuterSentence, quoted: QuotedSpan): boolean {
  const { words } = passage;
  const open = quoted.from - 1;
  for (let at = sentence.from; at < open; at += 1) {
    if (passage.insideQuotes[at] !== 0 || words.tokens[at]?.kind === 'punctuation') continue;
    if (!hasClass(words, at, CONJUNCTION) && !isBetweenParts(passage, sentence, at)) return false;
  }
  return true;
}

/** `“We are” Roe said “ready.”`: the attribution between two parts of a quote. */
function isBetweenParts(passage: AnnotatedPassage, sentence: OuterSentence, at: number): boolean {
  let back = at;
  while (back >= sentence.from && passage.insideQuotes[back] === 0 && at - back < LONGEST_SUBJECT) back -= 1;
  return back >= sentence.from && passage.insideQuotes[back] !== 0;
}

/** Whether the sentence is all quoted, an adverb aside: `Then, “…”`. */
export function isAloneInSentence(passage: AnnotatedPassage, sentence: OuterSentence): boolean {
  for (let at = sentence.from; at < sentence.to; at += 1) {
    if (passage.insideQuotes[at] !== 0 || passage.words.tokens[at]?.kind === 'punctuation') continue;
    if (!hasClass(passage.words, at, ADVERB)) return false;
  }
  return true;
}

/** `“We go,” she said, “and soon.”`: whether a report comes right after quoted words. */
export function followsQuote(passage: AnnotatedPassage, report: Report): boolean {
  const from = Math.min(report.from, report.subject?.from ?? report.from);
  return from > 0 && passage.insideQuotes[from - 1] !== 0;
}
