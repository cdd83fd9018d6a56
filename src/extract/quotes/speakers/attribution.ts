import type { AttributionMethod, FoundSpeaker, QuoteKind } from '../../extraction.ts';
import type { QuoteLink } from '../linking/quoteLink.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import type { Report } from '../reports/report.ts';

/** What the text around a quote says about its speaker; `SpeakerResolver` makes an entity of it. */
export interface Attribution {
  kind: QuoteKind;
  link: QuoteLink;
  report: Report | null;
  subject: NounPhrase | null;
  /** The quote has no closing mark: its speech goes on in the next paragraph. */
  open: boolean;
  announced?: AnnouncedSpeaker | null;
  /** First word of the quote's first part. */
  begin: number;
}

/** A speaker named by another paragraph: one before that ends in a colon, `Roe issued this statement:`, or a signature below. */
export interface AnnouncedSpeaker {
  passage: AnnotatedPassage;
  subject: NounPhrase;
  report: Report | null;
}

export interface ResolvedSpeaker {
  speaker: FoundSpeaker | null;
  method: AttributionMethod;
  /** How far the score of the antecedent is ahead of the next candidate's; 3 where there was nothing to choose. */
  margin: number;
}
