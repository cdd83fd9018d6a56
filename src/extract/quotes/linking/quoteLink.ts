import type { NounPhrase } from '../phrases/nounPhrase.ts';
import type { Report } from '../reports/report.ts';

/**
 * Where the text says who speaks the quoted words, which decides how sure the speaker is:
 *
 * | link | where | example |
 * |---|---|---|
 * | `AFTER` | a report after the quote | `“It is late,” Roe said.` |
 * | `BEFORE` | a report that leads into the quote | `Roe said: “It is late.”` |
 * | `EMBEDDED` | a report whose clause the quoted words are part of | `Roe called it “a lie”.` |
 * | `COLON` | the subject before a colon, or the paragraph that ends in one | `Roe was blunt: “It is late.”` |
 * | `NO_CUE` | a phrase beside the quote, without a listed reporting verb | `“It is late.” — Jane Roe` |
 * | `PREVIOUS` | the sentence before the quote | `Roe smiled. “It is late.”` |
 * | `ALONE` | nowhere: the sentence is all quoted | `“It is late.”` |
 * | `NONE` | nowhere; the subject of the sentence is the best guess | `Roe wore a “gift” to court.` |
 */
export type QuoteLink = 'AFTER' | 'BEFORE' | 'COLON' | 'EMBEDDED' | 'ALONE' | 'PREVIOUS' | 'NO_CUE' | 'NONE';

/** Quoted words with what their own sentence says about the speaker. */
export interface LinkedQuote {
  /** Index into the passage's `quotedSpans`. */
  span: number;
  /** Whole speech, `“It is late,” Roe said`; else a fragment in the story's own sentence. */
  direct: boolean;
  link: QuoteLink;
  report: Report | null;
  subject: NounPhrase | null;
}
