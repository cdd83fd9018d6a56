import type { AttributionMethod } from '../../extraction.ts';
import type { QuoteLink } from '../linking/quoteLink.ts';

/**
 * How likely the printed speaker is right, by where it was found. Set by hand, and compared with the share that is
 * right in each tenth, which the evaluation prints.
 */
const LINK_CONFIDENCE: Readonly<Record<QuoteLink, number>> = {
  AFTER: 0.96,
  BEFORE: 0.93,
  COLON: 0.8,
  EMBEDDED: 0.85,
  ALONE: 0.5,
  NO_CUE: 0.85,
  PREVIOUS: 0.6,
  NONE: 0.4,
};

/** Below this the speaker gets no entity: a wrong name is worse than none. */
export const MIN_CONFIDENCE_FOR_NAME = 0.5;

/**
 * The confidence of a speaker, 0 … 1, or of there being none. For a pronoun it falls where the next candidate is close
 * behind.
 */
export function rateConfidence(link: QuoteLink, method: AttributionMethod, margin: number): number {
  const printed = LINK_CONFIDENCE[link];
  if (method === 'PRONOUN') return round(printed * pronounShare(margin));
  if (method === 'CONTINUATION') return 0.8;
  if (method === 'NONE') return 0.4;
  return round(printed);
}

/** Of the confidence in the printed phrase, by how far the antecedent's score is ahead. */
function pronounShare(margin: number): number {
  if (margin >= 2) return 0.92;
  if (margin >= 1) return 0.82;
  return margin >= 0.5 ? 0.7 : 0.55;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
