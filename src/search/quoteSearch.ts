import type { ResolvedQuoteFilter } from '../quote/resolvedFilter.ts';
import type { Ask } from './ask.ts';
import { printQuoteFilter } from './filter.ts';
import { find } from './find.ts';
import type { QuoteHits, QuoteSearchRequest } from './port.ts';
import type { QuoteDocument } from './quoteDocument.ts';
import { toRanges } from './ranges.ts';

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
