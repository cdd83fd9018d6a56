import type { QuoteKind } from '../../generated/prisma/enums.ts';
import type { ResolvedArticleFilter, ResolvedIds } from './resolvedArticleFilter.ts';

/** A quote filter with its names resolved to ids. Every condition given must hold; an empty list sets no condition. */
export interface ResolvedQuoteFilter {
  /** A quote has one speaker at most: `allOf` with two people matches nothing. */
  speakers?: Omit<ResolvedIds, 'field'>;
  kinds?: QuoteKind[];
  /** First day, `YYYY-MM-DD`. */
  publishedFrom?: string;
  /** Last day, itself included. */
  publishedTo?: string;
  hasSpeaker?: boolean;
  articles?: ResolvedArticleFilter;
}
