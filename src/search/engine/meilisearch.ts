import { Meilisearch } from 'meilisearch';
import { createAdmission } from './admission.ts';
import { type BatchingClient, createBatchingClient } from './batchingClient.ts';
import { createIndexes, type Documents, type IndexName, type SearchIndexes } from './indexes.ts';
import type { RequestScope } from './port.ts';
import { createSearchRunner } from './searchRunner.ts';

export interface MeilisearchOptions {
  url: string;
  apiKey?: string | undefined;
  /** Begins the names of all indexes and keeps several corpora on one engine apart. Letters, digits, `-`, `_`. */
  indexPrefix?: string | undefined;
  /** How long a search waits for the engine before it is said to be unavailable: 1,800 when left out. */
  searchTimeoutMs?: number | undefined;
  /** How many requests the engine gets at once, and how many searches wait at most; see `createAdmission`. */
  atOnce?: number | undefined;
  maxWaiting?: number | undefined;
}

/** Meilisearch at an address. */
export interface MeilisearchEngine {
  indexes: SearchIndexes;
  /** Makes one search with a client of an index; see `RunSearch`. */
  withClient<Name extends IndexName, Answer>(
    name: Name,
    scope: RequestScope,
    search: (client: BatchingClient<Documents[Name]>) => Promise<Answer>,
  ): Promise<Answer>;
  /** How many articles the index holds; null when the engine does not answer. */
  indexedCount(): Promise<number | null>;
}

/** So that a search is answered, or said to be unavailable, within two seconds; the engine itself stops ranking at 1.5. */
const defaultSearchTimeoutMs = 1800;
const indexingTimeoutMs = 15_000;

/**
 * As many requests as keep an engine of two cores busy: with eight, it answered a third fewer in time. A request that the
 * engine does not answer loses its place at last.
 */
const defaultAtOnce = 4;
const defaultMaxWaiting = 1000;
const requestTimeoutMs = 10_000;

/**
 * The engine sends compressed answers in small pieces, and the two ends then wait for each other's acknowledgements: a
 * search of 2 ms was answered after 44 ms.
 */
const uncompressed = { 'Accept-Encoding': 'identity' };

/** Creates the clients of an engine; nothing is asked of it before the first call. */
export function connectMeilisearch({
  url,
  apiKey,
  indexPrefix = 'dateline_',
  searchTimeoutMs = defaultSearchTimeoutMs,
  atOnce = defaultAtOnce,
  maxWaiting = defaultMaxWaiting,
}: MeilisearchOptions): MeilisearchEngine {
  const config = { host: url, ...(apiKey === undefined ? {} : { apiKey }), requestInit: { headers: uncompressed } };
  const client = new Meilisearch({ ...config, timeout: Math.max(requestTimeoutMs, searchTimeoutMs) });
  const counter = createIndexes(new Meilisearch({ ...config, timeout: searchTimeoutMs }), indexPrefix);
  const runSearch = createSearchRunner(createAdmission({ atOnce, maxWaiting }), searchTimeoutMs);
  return {
    indexes: createIndexes(new Meilisearch({ ...config, timeout: indexingTimeoutMs }), indexPrefix),
    withClient: <Name extends IndexName, Answer>(
      name: Name,
      scope: RequestScope,
      search: (client: BatchingClient<Documents[Name]>) => Promise<Answer>,
    ) =>
      runSearch(scope, (admitted) =>
        search(createBatchingClient<Documents[Name]>(client, `${indexPrefix}${name}`, admitted)),
      ),
    indexedCount: () => counter.count().catch(() => null),
  };
}
