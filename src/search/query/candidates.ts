import type { BatchingClient } from '../engine/batchingClient.ts';
import { narrowTo } from '../engine/printFilter.ts';
import { countQuery, filterOption } from './searchPage.ts';
import type { QueryPlan, RankedDocument } from './searchQuery.ts';

/** The parts of a query with how many documents hold each, those that the fewest hold first. */
export async function rarestFirst<Document>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
): Promise<{ q: string; total: number }[]> {
  const counts = await client.search(...plan.parts.map((q) => countQuery(plan, q)));
  return plan.parts.map((q, index) => ({ q, total: counts[index]?.total ?? 0 })).sort((a, b) => a.total - b.total);
}

/** So many parts are counted before it is seen whether one is left that no document holds. */
const partsAtOnce = 5;

/** The parts as `rarestFirst` gives them; null as soon as one is found that no document holds. */
export async function rarestFirstOfHeld<Document>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
): Promise<string[] | null> {
  const counted: { q: string; total: number }[] = [];
  for (let start = 0; start < plan.parts.length; start += partsAtOnce) {
    counted.push(...(await rarestFirst(client, { ...plan, parts: plan.parts.slice(start, start + partsAtOnce) })));
    if (counted.some(({ total }) => total === 0)) return null;
  }
  return counted.sort((a, b) => a.total - b.total).map(({ q }) => q);
}

/** Ordered by id, because ranking thousands by how near their words are costs the engine a second. */
const idsOnly = { attributesToRetrieve: ['id'], sort: ['id:desc'] };

/**
 * Finds the documents that hold all words of these parts: those of the first, and each further part among those that are
 * left. `isComplete` is false when a part left so many that some may be missing.
 */
export async function findCandidates<Document extends RankedDocument>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  parts: string[],
  limit: number,
): Promise<{ ids: number[]; isComplete: boolean }> {
  let ids: number[] = [];
  let isComplete = true;
  for (const [index, q] of parts.entries()) {
    const filter = index === 0 ? plan.filter : narrowTo(ids, plan.filter);
    const query = { ...plan.common, q, ...filterOption(filter), ...idsOnly, limit };
    ids = (await client.search(query)).flatMap(({ hits }) => hits.map(({ id }) => id));
    isComplete &&= ids.length < limit;
    if (ids.length === 0) break;
  }
  return { ids, isComplete };
}
