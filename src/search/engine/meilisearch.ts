import { Meilisearch } from 'meilisearch';
import { type BatchingClient, createBatchingClient } from './batchingClient.ts';
import { createIndexes, type Documents, type IndexName, type SearchIndexes } from './indexes.ts';

export interface MeilisearchOptions {
  url: string;
  apiKey?: string | undefined;
  /** Begins the names of all indexes and keeps several corpora on one engine apart. Letters, digits, `-`, `_`. */
  indexPrefix?: string | undefined;
  /** How long a search waits for the engine before it is said to be unavailable: 1,800 when left out. */
  searchTimeoutMs?: number | undefined;
}

/** Meilisearch at an address. */
export interface MeilisearchEngine {
  indexes: SearchIndexes;
  /** Creates the client that one request asks an index through; it answers or fails before the timeout, which begins now. */
  createClient<Name extends IndexName>(name: Name): BatchingClient<Documents[Name]>;
  /** How many articles the index holds; null when the engine does not answer. */
  indexedCount(): Promise<number | null>;
}

/** So that a search is answered, or said to be unavailable, within two seconds; the engine itself stops ranking at 1.5. */
const defaultSearchTimeoutMs = 1800;
const indexingTimeoutMs = 15_000;

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
}: MeilisearchOptions): MeilisearchEngine {
  const config = { host: url, ...(apiKey === undefined ? {} : { apiKey }), requestInit: { headers: uncompressed } };
  const client = new Meilisearch(config);
  const counter = createIndexes(new Meilisearch({ ...config, timeout: searchTimeoutMs }), indexPrefix);
  return {
    indexes: createIndexes(new Meilisearch({ ...config, timeout: indexingTimeoutMs }), indexPrefix),
    createClient: (name) => createBatchingClient(client, `${indexPrefix}${name}`, AbortSignal.timeout(searchTimeoutMs)),
    indexedCount: () => counter.count().catch(() => null),
  };
}
