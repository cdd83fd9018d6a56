import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import type { Report } from '../reports/report.ts';
import { LINK_RULES, linkWithoutAttribution } from './linkRules.ts';
import { reportAfter, reportBefore } from './nearbyReports.ts';
import { opensSentence } from './quoteContext.ts';
import type { LinkedQuote } from './quoteLink.ts';
import { isQuote } from './scareQuotes.ts';

/**
 * Links the quoted words of a sentence to whoever speaks them. Titles, terms and scare quotes are left out: they are
 * nobody's words. `headline`: the sentence is a headline, where two words are a quote already, `Mayor ‘very sorry’`.
 */
export function linkQuotes(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  reports: readonly Report[],
  headline: boolean,
): LinkedQuote[] {
  const linked: LinkedQuote[] = [];
  for (const span of sentence.spans) {
    const quote = linkSpan(passage, sentence, reports, span);
    if (isQuote(passage, quote, headline)) linked.push(quote);
  }
  return linked;
}

/** The answer of the first rule that applies. */
function linkSpan(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  reports: readonly Report[],
  span: number,
): LinkedQuote {
  const { lower } = passage.words;
  const quoted = passage.quotedSpans[span] as QuotedSpan;
  const before = reportBefore(passage, reports, quoted);
  const context = {
    passage,
    sentence,
    reports,
    quoted,
    before,
    after: reportAfter(passage, reports, quoted, before !== null),
    opensSentence: opensSentence(passage, sentence, quoted) || lower[quoted.from - 2] === ':',
    invitesAttribution: ATTRIBUTION_SIGNS.has(lower[quoted.to - 1] ?? ''),
  };
  for (const rule of LINK_RULES) {
    const link = rule(context);
    if (link !== null) return { span, ...link };
  }
  return { span, ...linkWithoutAttribution(context) };
}

/** After these signs inside the closing mark an attribution may follow: `“It is late,” she said`. */
const ATTRIBUTION_SIGNS = new Set([',', '?', '!', '…', '—', '–', '-']);
