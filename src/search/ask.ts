import { type Meilisearch, MeilisearchApiError, MeilisearchRequestError, type MultiSearchQuery } from 'meilisearch';
import type { ArticleTexts } from './document.ts';
import { SearchUnavailable } from './port.ts';
import type { Matches } from './snippets.ts';

export type EngineQuery = Omit<MultiSearchQuery, 'indexUid'>;

export interface EngineResult {
  hits: EngineHit[];
  /** How many there are in all: exact when pages were asked for by number, else an estimate. */
  total: number;
}

export interface EngineHit extends ArticleTexts {
  id: number;
  publishedAt: number;
  _rankingScore?: number;
  _matchesPosition?: Matches;
}

/** Asks the engine several queries in one request; all are answered or none. */
export type Ask = (queries: EngineQuery[]) => Promise<EngineResult[]>;

/**
 * Makes the way to ask one index. All that is asked through it ends at the same moment, answered or not.
 *
 * @throws SearchUnavailable whatever went wrong: no connection, no answer in time, a full queue, an index being made.
 */
export function asker(client: Meilisearch, indexUid: string, signal: AbortSignal): Ask {
  const send = async (queries: EngineQuery[]): Promise<EngineResult[]> => {
    const answer = await client.multiSearch<{ queries: MultiSearchQuery[] }, EngineHit>(
      { queries: queries.map((query) => ({ ...query, indexUid })) },
      { signal },
    );
    return answer.results.map(({ hits, totalHits, estimatedTotalHits = 0 }) => ({
      hits,
      total: totalHits ?? estimatedTotalHits,
    }));
  };
  return async (queries) => {
    if (queries.length === 0) return [];
    try {
      return await send(queries).catch((error) =>
        isOfClosedConnection(error) ? send(queries) : Promise.reject(error),
      );
    } catch (error) {
      if (isOfEmptyIndex(error)) return queries.map(() => ({ hits: [], total: 0 }));
      const reason = error instanceof Error ? error.message : String(error);
      throw new SearchUnavailable(`The search engine does not answer: ${reason}`, { cause: error });
    }
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
