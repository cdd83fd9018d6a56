import { createHash } from 'node:crypto';
import { badUserInput } from '../errors/errors.ts';
import { type PageInfo, readPageSize } from './keyset.ts';

/** The arguments of a ranked list, which is read from its beginning. */
export interface RankedPageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/** Which entries of a ranked list a page has. */
export interface RankedPage {
  offset: number;
  limit: number;
  /** The cursor of the entry at a position of the whole list, from 0. */
  printCursor: (position: number) => string;
}

/**
 * Reads a page of a list that is ranked for the request: the hits of a search, what is related to an article.
 *
 * @param identity All that makes it another list: query, filter, order. A cursor holds for the same list only.
 * @throws BAD_USER_INPUT for a page of no size or of more than 100, and for a cursor of another list.
 */
export function readRankedPage({ first, after }: RankedPageArguments, identity: readonly unknown[]): RankedPage {
  const name = createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 16);
  const limit = readPageSize('first', first);
  const printCursor = (position: number) => Buffer.from(`${name} ${position}`).toString('base64url');
  if (after == null) return { offset: 0, limit, printCursor };
  const [given, position = ''] = Buffer.from(after, 'base64url').toString('utf8').split(' ');
  if (given !== name || !/^\d{1,9}$/.test(position)) {
    throw badUserInput(
      `\`after: ${JSON.stringify(after.slice(0, 80))}\` is not a cursor of this list. A cursor holds for the same query, filter and order only.`,
      { argument: 'after' },
    );
  }
  return { offset: Number(position) + 1, limit, printCursor };
}

/** A page of a ranked list: entries with their cursors, and the length of the whole list. */
export interface RankedConnection<Entry> {
  edges: (Entry & { cursor: string })[];
  pageInfo: PageInfo;
  totalCount: number;
}

/**
 * Makes the page of ranked entries.
 *
 * @param positions The position of each entry in the whole list; those right behind each other from `offset` when left out.
 * @param read How many entries of the list were read for the page, those left out included.
 */
export function rankedConnection<Entry extends object>(
  page: RankedPage,
  entries: readonly Entry[],
  totalCount: number,
  { positions, read = entries.length }: { positions?: readonly number[]; read?: number } = {},
): RankedConnection<Entry> {
  const edges = entries.map((entry, i) => ({ ...entry, cursor: page.printCursor(positions?.[i] ?? page.offset + i) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: read > 0 && page.offset + read < totalCount,
      hasPreviousPage: page.offset > 0 && totalCount > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
