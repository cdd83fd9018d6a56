import { type Meilisearch, MeilisearchApiError, MeilisearchRequestError, type MultiSearchQuery } from 'meilisearch';
import type { ByteSpan } from './byteSpans.ts';
import { SearchUnavailable } from './port.ts';
import type { RequestsOfSearch } from './searchRunner.ts';

export type EngineQuery = Omit<MultiSearchQuery, 'indexUid'>;

/** What the engine matched, by attribute. */
export type Matches = Partial<Record<string, ByteSpan[]>>;

/** By attribute: how many hits have which value. */
export type ValueCounts = Partial<Record<string, Record<string, number>>>;

export interface EngineResult<Document> {
  hits: EngineHit<Document>[];
  /** How many there are in all: exact when pages were asked for by number, else an estimate. */
  total: number;
  facets: ValueCounts;
}

export type EngineHit<Document> = Document & {
  _rankingScore?: number;
  _matchesPosition?: Matches;
};

/** Asks one index. */
export interface BatchingClient<Document> {
  /** Sends queries, with all others of the same tick, in one request; all of them are answered or none. */
  search(...queries: EngineQuery[]): Promise<EngineResult<Document>[]>;
}

/**
 * Creates a client of one index for one search, which sends all queries of one tick in one request, when it is admitted.
 *
 * Its `search` throws SearchUnavailable whatever went wrong: no connection, no answer before the signal, a full queue, no
 * index yet.
 */
export function createBatchingClient<Document>(
  meilisearch: Meilisearch,
  indexUid: string,
  requests: RequestsOfSearch,
): BatchingClient<Document> {
  const batch = batchPerTick<EngineQuery, EngineResult<Document>>(async (queries) => {
    try {
      return await sendInParts(queries, (part) => sendQueries<Document>(meilisearch, indexUid, part), requests);
    } catch (error) {
      if (error instanceof SearchUnavailable) throw error;
      if (isEmptyIndex(error)) return queries.map(() => ({ hits: [], total: 0, facets: {} }));
      const reason = error instanceof Error ? error.message : String(error);
      throw new SearchUnavailable(`The search engine does not answer: ${reason}`, { cause: error });
    }
  });
  return { search: (...queries) => batch(queries) };
}

/**
 * How many queries one request sends. The engine answers all queries of a request, even when nobody waits for them any
 * more, one after the other: small requests lose no time, and end sooner.
 */
const queriesAtOnce = 5;

/** Sends queries in requests of a few, one request after the other. */
async function sendInParts<Query, Result>(
  queries: Query[],
  send: Send<Query, Result>,
  { whenAdmitted, signal }: RequestsOfSearch,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < queries.length; start += queriesAtOnce) {
    const part = queries.slice(start, start + queriesAtOnce);
    const again = (error: unknown) =>
      isClosedConnection(error) && !signal.aborted ? send(part) : Promise.reject(error);
    results.push(...(await whenAdmitted(() => send(part).catch(again))));
  }
  return results;
}

async function sendQueries<Document>(
  meilisearch: Meilisearch,
  indexUid: string,
  queries: EngineQuery[],
): Promise<EngineResult<Document>[]> {
  const answer = await meilisearch.multiSearch({
    queries: queries.map((query): MultiSearchQuery => ({ ...query, indexUid })),
  });
  return answer.results.map(({ hits, totalHits, estimatedTotalHits = 0, facetDistribution = {} }) => ({
    hits: hits as EngineHit<Document>[],
    total: totalHits ?? estimatedTotalHits,
    facets: facetDistribution,
  }));
}

type Send<Query, Result> = (queries: Query[]) => Promise<Result[]>;

/** Collects the queries of one tick, sends them together, and gives each caller its own results. */
function batchPerTick<Query, Result>(send: Send<Query, Result>): Send<Query, Result> {
  let waiting: Query[] = [];
  let results: Promise<Result[]> | null = null;
  return async (queries) => {
    if (queries.length === 0) return [];
    const start = waiting.length;
    waiting.push(...queries);
    results ??= Promise.resolve().then(() => {
      const all = waiting;
      waiting = [];
      results = null;
      return send(all);
    });
    return (await results).slice(start, start + queries.length);
  };
}

/** The engine closes a connection that was idle for some seconds, at times just as it is used again. */
function isClosedConnection(error: unknown): boolean {
  if (!(error instanceof MeilisearchRequestError)) return false;
  const cause = error.cause instanceof Error ? error.cause.cause : undefined;
  return (
    cause instanceof Error && 'code' in cause && ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(`${cause.code}`)
  );
}

/** An index that never held a document does not know its own attributes, and refuses to search one. */
const isEmptyIndex = (error: unknown) =>
  error instanceof MeilisearchApiError && error.cause?.code === 'invalid_search_attributes_to_search_on';
