import type { QuoteDocument } from '../documents/quoteDocument.ts';
import type { BatchingClient } from '../engine/batchingClient.ts';
import { toRanges } from '../engine/byteSpans.ts';
import type { QuoteHits, QuoteSearchRequest } from '../engine/port.ts';
import { printQuoteFilter } from '../engine/printFilter.ts';
import { searchIndex } from './searchIndex.ts';

/** Answers a request; see `SearchEngine.searchQuotes`. */
export async function searchQuotes(
  client: BatchingClient<QuoteDocument>,
  request: QuoteSearchRequest,
): Promise<QuoteHits> {
  const filter = printQuoteFilter(request.filter ?? {});
  const result = await searchIndex(client, { ...request, text: request.query, filter, attributes: null, facets: [] });
  return {
    hits: result.hits.map(({ document, score, position, matches }) => {
      return { quoteId: document.id, score, position, ranges: toRanges(document.text, matches.text ?? []) };
    }),
    total: result.total,
    totalIsExact: result.totalIsExact,
  };
}
