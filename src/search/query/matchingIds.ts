import type { ArticleDocument } from '../documents/articleDocument.ts';
import type { BatchingClient } from '../engine/batchingClient.ts';
import type { ArticleSearchRequest } from '../engine/port.ts';
import { printFilter } from '../engine/printFilter.ts';
import { asksForNothing, parseQuery } from './parseQuery.ts';
import { filterOption } from './searchPage.ts';
import { planQuery } from './searchQuery.ts';

/** Answers a request; see `SearchEngine.matchingIds`. */
export async function matchingIds(
  client: BatchingClient<ArticleDocument>,
  request: Pick<ArticleSearchRequest, 'query' | 'filter'>,
  limit: number,
): Promise<number[] | null> {
  const parsed = parseQuery(request.query);
  if (asksForNothing(parsed)) return [];
  const filter = printFilter(request.filter ?? {});
  const plan = planQuery(parsed, { text: request.query, filter, attributes: null, offset: 0, limit, facets: [] });
  const common = { ...plan.common, ...filterOption(filter), attributesToRetrieve: ['id'], limit: limit + 1 };
  const results = await client.search(...plan.parts.map((q) => ({ ...common, q })));
  const [first = [], ...others] = results.map(({ hits }) => hits.map(({ id }) => id));
  if ([first, ...others].some((ids) => ids.length > limit)) return null;
  // What holds every part of a long query holds all of its words.
  const sets = others.map((ids) => new Set(ids));
  return first.filter((id) => sets.every((ids) => ids.has(id)));
}
