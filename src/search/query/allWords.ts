import type { BatchingClient } from '../engine/batchingClient.ts';
import { narrowTo } from '../engine/printFilter.ts';
import { countFacets, countQuery, filterOption, loadHits, searchPage } from './searchPage.ts';
import { emptyResult, type QueryPlan, type RankedDocument, type SearchResult } from './searchQuery.ts';

/**
 * Searches for more words than the engine takes: finds the documents that hold all words of every part.
 *
 * The rarest part is asked first, and each further part among the documents that are left. Those that hold the query word
 * for word come first, so that a pasted sentence finds its story; the first part, as typed, ranks the others.
 */
export async function searchAllWords<Document extends RankedDocument>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  first: string,
  others: string[],
): Promise<SearchResult<Document>> {
  const counts = await client.search(...plan.parts.map((q) => countQuery(plan, q)));
  if (counts.some(({ total }) => total === 0)) return emptyResult;
  const rarestFirst = others
    .map((q, index) => ({ q, total: counts[index + 1]?.total ?? 0 }))
    .sort((a, b) => a.total - b.total)
    .map(({ q }) => q);
  const { ids, isComplete } = await findCandidates(client, plan, rarestFirst);
  if (ids.length === 0) return { ...emptyResult, totalIsExact: isComplete };
  const [result, facets] = await Promise.all([
    searchVerbatimFirst(client, plan, first, ids),
    countFacets(client, plan, first, narrowTo(ids, plan.filter)),
  ]);
  return { ...result, facets, totalIsExact: result.totalIsExact && isComplete };
}

/** How many documents one part of a long query may leave before the total is only a lower bound. */
const maxCandidates = 10_000;

/** Ordered by id, because ranking thousands by how near their words are costs the engine a second. */
const idsOnly = { attributesToRetrieve: ['id'], sort: ['id:desc'] };

/** Finds the documents that hold all words of these parts; `isComplete` is false when there were too many to list. */
async function findCandidates<Document extends RankedDocument>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  parts: string[],
): Promise<{ ids: number[]; isComplete: boolean }> {
  let ids: number[] = [];
  let isComplete = true;
  for (const [index, q] of parts.entries()) {
    const filter = index === 0 ? plan.filter : narrowTo(ids, plan.filter);
    const query = { ...plan.common, q, ...filterOption(filter), ...idsOnly, limit: maxCandidates };
    ids = (await client.search(query)).flatMap(({ hits }) => hits.map(({ id }) => id));
    isComplete &&= ids.length < maxCandidates;
    if (ids.length === 0) break;
  }
  return { ids, isComplete };
}

/** Searches for a page of those that hold the query word for word, followed by the others. */
async function searchVerbatimFirst<Document extends RankedDocument>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  first: string,
  ids: number[],
): Promise<SearchResult<Document>> {
  const verbatim = plan.common.sort ? [] : await findVerbatim(client, plan, first, ids);
  const head = verbatim.slice(plan.offset, plan.offset + plan.limit).map((id) => ({ id, score: 1 }));
  const isVerbatim = new Set(verbatim);
  const rest = ids.filter((id) => !isVerbatim.has(id));
  const offset = Math.max(0, plan.offset - verbatim.length);
  const tailPlan = { ...plan, offset, limit: plan.limit - head.length, facets: [] };
  const tail = await searchPage(client, tailPlan, first, narrowTo(rest, plan.filter));
  const page = [...head, ...tail.hits.map(({ document, score }) => ({ id: document.id, score }))];
  return { ...tail, hits: await loadHits(client, plan, page), total: verbatim.length + tail.total };
}

const maxVerbatim = 1000;

/** Finds the documents that hold the query word for word, best first. */
async function findVerbatim<Document extends RankedDocument>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  first: string,
  ids: number[],
): Promise<number[]> {
  if (plan.verbatim === null || ids.length < 2) return [];
  const searchAmong = async (q: string, candidates: number[]) => {
    if (candidates.length === 0) return [];
    const filter = narrowTo(candidates, plan.filter);
    const query = { ...plan.common, q, filter, attributesToRetrieve: ['id'], limit: maxVerbatim };
    return (await client.search(query)).flatMap(({ hits }) => hits.map(({ id }) => id));
  };
  return searchAmong(first, await searchAmong(plan.verbatim, ids));
}
