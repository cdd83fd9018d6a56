import type { QuoteKind } from '../../generated/prisma/enums.ts';
import type { ResolvedArticleFilter, ResolvedIds } from './resolvedArticleFilter.ts';

/** A quote filter whose names were looked up. Every condition given must hold; an empty list sets none. */
export interface ResolvedQuoteFilter {
  /** Of a quote, which has one speaker or none: `allOf` two people holds for no quote. */
  speakers?: Omit<ResolvedIds, 'field'>;
  kinds?: QuoteKind[];
  /** First day, `YYYY-MM-DD`. */
  publishedFrom?: string;
  /** Last day, itself included. */
  publishedTo?: string;
  hasSpeaker?: boolean;
  articles?: ResolvedArticleFilter;
}
