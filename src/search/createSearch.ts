import { Meilisearch } from 'meilisearch';
import { type Ask, createBatchingClient } from './engine/batchingClient.ts';
import { createIndexes, type Documents, type IndexName, type SearchIndexes } from './engine/indexes.ts';
import type { SearchEngine } from './engine/port.ts';
import { printFilter } from './engine/printFilter.ts';
import { searchArticles } from './query/articleSearch.ts';
import { findIds } from './query/find.ts';
import { searchNames, suggestHeadlines } from './query/nameSearch.ts';
import { searchQuotes } from './query/quoteSearch.ts';

export interface MeilisearchOptions {
  url: string;
  apiKey?: string | undefined;
  /** Stands before the names of all indexes: what keeps several corpora on one engine apart. Letters, digits, `-`, `_`. */
  indexPrefix?: string | undefined;
}

/** Meilisearch as the search engine, and its indexes for those who fill them. */
export interface MeilisearchEngine extends SearchEngine {
  indexes: SearchIndexes;
}

/** A search is answered, or said to be unavailable, within two seconds; the engine itself gives up ranking at 1.5. */
const searchTimeoutMs = 1800;
const indexingTimeoutMs = 15_000;

/**
 * The engine sends compressed answers in small pieces, and the two ends then wait for each other's acknowledgements: a
 * search of 2 ms was answered after 44 ms.
 */
const uncompressed = { 'Accept-Encoding': 'identity' };

/** Knows the engine at an address; nothing is asked of it before the first call. */
export function createMeilisearch({ url, apiKey, indexPrefix = 'dateline_' }: MeilisearchOptions): MeilisearchEngine {
  const config = { host: url, ...(apiKey === undefined ? {} : { apiKey }), requestInit: { headers: uncompressed } };
  const client = new Meilisearch(config);
  const counting = createIndexes(new Meilisearch({ ...config, timeout: searchTimeoutMs }), indexPrefix);
  const ask = <Name extends IndexName>(name: Name): Ask<Documents[Name]> =>
    createBatchingClient(client, `${indexPrefix}${name}`, AbortSignal.timeout(searchTimeoutMs));
  return {
    indexes: createIndexes(new Meilisearch({ ...config, timeout: indexingTimeoutMs }), indexPrefix),
    searchArticles: (request) => searchArticles(ask('articles'), request),
    matchingIds: ({ query, filter }, most) =>
      findIds(ask('articles'), { query, filter: printFilter(filter ?? {}) }, most),
    searchQuotes: (request) => searchQuotes(ask('quotes'), request),
    searchNames: (request) => searchNames(ask('names'), request),
    suggestHeadlines: (prefix, limit) => suggestHeadlines(ask('articles'), prefix, limit),
    indexedCount: () => counting.count().catch(() => null),
  };
}
