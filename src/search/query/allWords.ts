import type { BatchingClient } from '../engine/batchingClient.ts';
import { narrowTo } from '../engine/printFilter.ts';
import { findCandidates, rarestFirstOfHeld } from './candidates.ts';
import { countFacets, loadHits, searchPage } from './searchPage.ts';
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
  const parts = await rarestFirstOfHeld(client, plan);
  if (parts === null) return emptyResult;
  const furtherParts = parts.filter((q) => others.includes(q));
  const { ids, isComplete } = await findCandidates(client, plan, furtherParts, maxCandidates);
  if (ids.length === 0) return { ...emptyResult, totalIsExact: isComplete };
  const [result, facets] = await Promise.all([
    searchVerbatimFirst(client, plan, first, ids),
    countFacets(client, plan, first, narrowTo(ids, plan.filter)),
  ]);
  return { ...result, facets, totalIsExact: result.totalIsExact && isComplete };
}

/** How many documents one part of a long query may leave before the total is only a lower bound. */
const maxCandidates = 10_000;

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
