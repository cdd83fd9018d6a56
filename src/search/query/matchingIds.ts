import type { ArticleDocument } from '../documents/articleDocument.ts';
import type { BatchingClient } from '../engine/batchingClient.ts';
import type { ArticleSearchRequest } from '../engine/port.ts';
import { printFilter } from '../engine/printFilter.ts';
import { findCandidates, rarestFirstOfHeld } from './candidates.ts';
import { asksForNothing, parseQuery } from './parseQuery.ts';
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
  const parts = plan.parts.length === 1 ? plan.parts : await rarestFirstOfHeld(client, plan);
  if (parts === null) return [];
  const { ids, isComplete } = await findCandidates(client, plan, parts, limit + 1);
  return isComplete ? ids : null;
}
