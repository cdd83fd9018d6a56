import { type Meilisearch, MeilisearchApiError, MeilisearchRequestError, type MultiSearchQuery } from 'meilisearch';
import type { ByteSpan } from './byteSpans.ts';
import { SearchUnavailable } from './port.ts';

export type EngineQuery = Omit<MultiSearchQuery, 'indexUid'>;

/** What the engine matched, by attribute. */
export type Matches = Partial<Record<string, ByteSpan[]>>;

export interface EngineResult<Document> {
  hits: EngineHit<Document>[];
  /** How many there are in all: exact when pages were asked for by number, else an estimate. */
  total: number;
  /** By attribute: how many hits have which value. */
  facets: Partial<Record<string, Record<string, number>>>;
}

export type EngineHit<Document> = Document & {
  _rankingScore?: number;
  _matchesPosition?: Matches;
};

/** Asks the engine several queries of one index in one request; all are answered or none. */
export type Ask<Document> = (queries: EngineQuery[]) => Promise<EngineResult<Document>[]>;

/**
 * Makes the way to ask one index. All that is asked through it ends at the same moment, answered or not; what is asked
 * in one breath travels in one request.
 *
 * @throws SearchUnavailable whatever went wrong: no connection, no answer in time, a full queue, an index being made.
 */
export function createBatchingClient<Document>(
  client: Meilisearch,
  indexUid: string,
  signal: AbortSignal,
): Ask<Document> {
  return batchPerTick(async (queries) => {
    const send = () => sendQueries<Document>(client, indexUid, queries, signal);
    try {
      return await send().catch((error) => (isOfClosedConnection(error) ? send() : Promise.reject(error)));
    } catch (error) {
      if (isOfEmptyIndex(error)) return queries.map(() => ({ hits: [], total: 0, facets: {} }));
      const reason = error instanceof Error ? error.message : String(error);
      throw new SearchUnavailable(`The search engine does not answer: ${reason}`, { cause: error });
    }
  });
}

async function sendQueries<Document>(
  client: Meilisearch,
  indexUid: string,
  queries: EngineQuery[],
  signal: AbortSignal,
): Promise<EngineResult<Document>[]> {
  const answer = await client.multiSearch(
    { queries: queries.map((query): MultiSearchQuery => ({ ...query, indexUid })) },
    { signal },
  );
  return answer.results.map(({ hits, totalHits, estimatedTotalHits = 0, facetDistribution = {} }) => ({
    hits: hits as EngineHit<Document>[],
    total: totalHits ?? estimatedTotalHits,
    facets: facetDistribution,
  }));
}

/** Gathers what is asked before anything else can happen, and gives each createBatchingClient its own answers. */
function batchPerTick<Document>(ask: Ask<Document>): Ask<Document> {
  let waiting: EngineQuery[] = [];
  let answer: Promise<EngineResult<Document>[]> | null = null;
  return async (queries) => {
    if (queries.length === 0) return [];
    const start = waiting.length;
    waiting.push(...queries);
    answer ??= Promise.resolve().then(() => {
      const all = waiting;
      waiting = [];
      answer = null;
      return ask(all);
    });
    return (await answer).slice(start, start + queries.length);
  };
}

/** The engine closes a connection that was idle for some seconds, at times just as it is used again. */
function isOfClosedConnection(error: unknown): boolean {
  if (!(error instanceof MeilisearchRequestError)) return false;
  const cause = error.cause instanceof Error ? error.cause.cause : undefined;
  return (
    cause instanceof Error && 'code' in cause && ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(`${cause.code}`)
  );
}

/** An index that never held a document does not know its own attributes, and refuses to search one. */
const isOfEmptyIndex = (error: unknown) =>
  error instanceof MeilisearchApiError && error.cause?.code === 'invalid_search_attributes_to_search_on';
