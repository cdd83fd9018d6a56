import type { AttributionMethod, FoundSpeaker } from '../../extraction.ts';
import type { QuoteLink } from '../linking/quoteLink.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import type { Report } from '../reports/report.ts';

/** What ties a quote to its speaker, as far as its own sentence tells. */
export interface Attribution {
  kind: string;
  link: QuoteLink;
  report: Report | null;
  subject: NounPhrase | null;
  open: boolean;
  announced?: AnnouncedSpeaker | null;
  /** First word of the quote's first part. */
  begin: number;
}

/** A passage that ends in a colon, `Roe issued this statement:`, with its subject. */
export interface AnnouncedSpeaker {
  passage: AnnotatedPassage;
  subject: NounPhrase;
  report: Report | null;
}

export interface ResolvedSpeaker {
  speaker: FoundSpeaker | null;
  method: AttributionMethod;
  /** How far the person is ahead of the next candidate; for names and descriptions a constant. */
  margin: number;
}
