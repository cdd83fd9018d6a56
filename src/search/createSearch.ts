import type { SearchIndexes } from './engine/indexes.ts';
import { connectMeilisearch, type MeilisearchOptions } from './engine/meilisearch.ts';
import type { RequestScope, SearchEngine, SharedSearch } from './engine/port.ts';
import { searchArticles } from './query/articleSearch.ts';
import { matchingIds } from './query/matchingIds.ts';
import { searchNames, suggestHeadlines } from './query/nameSearch.ts';
import { searchQuotes } from './query/quoteSearch.ts';

/** Full-text search, and the indexes for those who fill them. */
export interface Search extends SharedSearch {
  indexes: SearchIndexes;
}

/** Creates the search over a Meilisearch server; nothing is asked of it before the first call. */
export function createSearch(options: MeilisearchOptions): Search {
  const { indexes, withClient, indexedCount } = connectMeilisearch(options);
  const forRequest = (scope: RequestScope): SearchEngine => ({
    indexedCount,
    searchArticles: (request) => withClient('articles', scope, (client) => searchArticles(client, request)),
    matchingIds: (request, limit) => withClient('articles', scope, (client) => matchingIds(client, request, limit)),
    searchQuotes: (request) => withClient('quotes', scope, (client) => searchQuotes(client, request)),
    searchNames: (request) => withClient('names', scope, (client) => searchNames(client, request)),
    suggestHeadlines: (prefix, limit) =>
      withClient('articles', scope, (client) => suggestHeadlines(client, prefix, limit)),
  });
  return { indexes, forRequest, ...forRequest({}) };
}
