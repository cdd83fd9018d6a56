import type { SearchIndexes } from './engine/indexes.ts';
import { connectMeilisearch, type MeilisearchOptions } from './engine/meilisearch.ts';
import type { SearchEngine } from './engine/port.ts';
import { searchArticles } from './query/articleSearch.ts';
import { matchingIds } from './query/matchingIds.ts';
import { searchNames, suggestHeadlines } from './query/nameSearch.ts';
import { searchQuotes } from './query/quoteSearch.ts';

/** Full-text search, and the indexes for those who fill them. */
export interface Search extends SearchEngine {
  indexes: SearchIndexes;
}

/** Creates the search over a Meilisearch server; nothing is asked of it before the first call. */
export function createSearch(options: MeilisearchOptions): Search {
  const { indexes, createClient, indexedCount } = connectMeilisearch(options);
  return {
    indexes,
    indexedCount,
    searchArticles: (request) => searchArticles(createClient('articles'), request),
    matchingIds: (request, limit) => matchingIds(createClient('articles'), request, limit),
    searchQuotes: (request) => searchQuotes(createClient('quotes'), request),
    searchNames: (request) => searchNames(createClient('names'), request),
    suggestHeadlines: (prefix, limit) => suggestHeadlines(createClient('articles'), prefix, limit),
  };
}
