import { createHash } from 'node:crypto';
import { InvalidQuery, SearchUnavailable } from '../../search/engine/port.ts';
import { badUserInput, searchUnavailable } from '../errors.ts';
import { readPageSize } from './keyset.ts';

/** What a page of hits is asked by, besides what is searched. */
export interface HitPageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/** Which hits a page holds. */
export interface HitPage {
  offset: number;
  limit: number;
  /** The cursor of the hit at a place in the whole result. */
  printCursor: (position: number) => string;
}

/**
 * Reads a page of a search's hits.
 *
 * @param search Everything that makes it another search: query, filter, order. A cursor holds for the same search only.
 * @throws BAD_USER_INPUT for a page of no size or of more than 100, and for a cursor of another search.
 */
export function readHitPage({ first, after }: HitPageArguments, search: unknown[]): HitPage {
  const name = createHash('sha256').update(JSON.stringify(search)).digest('base64url').slice(0, 16);
  const limit = readPageSize('first', first);
  const printCursor = (position: number) => Buffer.from(`${name} ${position}`).toString('base64url');
  if (after == null) return { offset: 0, limit, printCursor };
  const [given, position] = Buffer.from(after, 'base64url').toString('utf8').split(' ');
  if (given !== name || !/^\d{1,9}$/.test(position ?? '')) {
    throw badUserInput(
      `\`after: ${JSON.stringify(after.slice(0, 80))}\` is not a cursor of this search. A cursor holds for the same query, filter and order only.`,
    );
  }
  return { offset: Number(position) + 1, limit, printCursor };
}

/** Where a page of hits stands in the result. */
export function hitPageInfo(page: HitPage, edges: { cursor: string }[], hits: { hits: unknown[]; total: number }) {
  return {
    hasNextPage: hits.hits.length > 0 && page.offset + hits.hits.length < hits.total,
    hasPreviousPage: page.offset > 0 && hits.total > 0,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
}

/**
 * Waits for what the search engine answers.
 *
 * @throws BAD_USER_INPUT for a query that cannot be answered in full, SEARCH_UNAVAILABLE when the engine does not answer.
 */
export async function mapSearchErrors<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof InvalidQuery) throw badUserInput(error.message);
    if (error instanceof SearchUnavailable) throw searchUnavailable(error);
    throw error;
  }
}
