import type { QuoteDocument } from '../documents/quoteDocument.ts';
import type { Ask } from '../engine/batchingClient.ts';
import { toRanges } from '../engine/byteSpans.ts';
import type { QuoteHits, QuoteSearchRequest } from '../engine/port.ts';
import { printQuoteFilter } from '../engine/printFilter.ts';
import type { ResolvedQuoteFilter } from '../engine/resolvedQuoteFilter.ts';
import { find } from './find.ts';

/** Answers a request; see `SearchEngine.searchQuotes`. */
export async function searchQuotes(ask: Ask<QuoteDocument>, request: QuoteSearchRequest): Promise<QuoteHits> {
  const filter: ResolvedQuoteFilter = request.filter ?? {};
  const found = await find(ask, { ...request, filter: printQuoteFilter(filter), attributes: null, facets: [] });
  return {
    hits: found.hits.map(({ document, score, position, matches }) => {
      return { quoteId: document.id, score, position, ranges: toRanges(document.text, matches.text ?? []) };
    }),
    total: found.total,
    totalIsExact: found.totalIsExact,
  };
}
