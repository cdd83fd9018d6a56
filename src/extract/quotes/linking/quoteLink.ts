import type { NounPhrase } from '../phrases/nounPhrase.ts';
import type { Report } from '../reports/report.ts';

/** How words in marks found their speaker within their own sentence. */
export type QuoteLink = 'AFTER' | 'BEFORE' | 'COLON' | 'EMBEDDED' | 'ALONE' | 'PREVIOUS' | 'NO_CUE' | 'NONE';

/** Words in marks with what their own sentence says of the speaker. */
export interface LinkedQuote {
  span: number;
  direct: boolean;
  link: QuoteLink;
  report: Report | null;
  subject: NounPhrase | null;
}
