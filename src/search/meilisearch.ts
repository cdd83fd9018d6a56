import { Meilisearch } from 'meilisearch';
import { matchingIds, searchArticles } from './articleSearch.ts';
import { asker } from './ask.ts';
import { type ArticleIndex, createArticleIndex } from './indexing/articleIndex.ts';
import type { SearchEngine } from './port.ts';

export interface MeilisearchOptions {
  url: string;
  apiKey?: string | undefined;
  /** Stands before the names of all indexes: what keeps several corpora on one engine apart. Letters, digits, `-`, `_`. */
  indexPrefix?: string | undefined;
}

/** Meilisearch as the search engine, and its index of articles for those who fill it. */
export interface MeilisearchEngine extends SearchEngine {
  articles: ArticleIndex;
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
  const counting = createArticleIndex(new Meilisearch({ ...config, timeout: searchTimeoutMs }), indexPrefix);
  return {
    articles: createArticleIndex(new Meilisearch({ ...config, timeout: indexingTimeoutMs }), indexPrefix),
    searchArticles: (request) =>
      searchArticles(asker(client, `${indexPrefix}articles`, AbortSignal.timeout(searchTimeoutMs)), request),
    matchingIds: (request, most) =>
      matchingIds(asker(client, `${indexPrefix}articles`, AbortSignal.timeout(searchTimeoutMs)), request, most),
    indexedCount: () => counting.count().catch(() => null),
  };
}
