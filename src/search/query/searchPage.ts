import type { BatchingClient, EngineHit, EngineQuery, Matches, ValueCounts } from '../engine/batchingClient.ts';
import { narrowTo } from '../engine/printFilter.ts';
import { maxHits } from '../engine/settings.ts';
import type { QueryPlan, RankedDocument, SearchHit, SearchResult } from './searchQuery.ts';

/**
 * Searches for one page of the hits of one part of a query.
 *
 * The engine counts exactly only when it is asked for a page by number. A page that begins elsewhere is asked for by its
 * offset, and the count with a second query.
 */
export async function searchPage<Document>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  q: string,
  filter: string | null,
): Promise<SearchResult<Document>> {
  const { offset, limit, facets } = plan;
  const query = { ...plan.common, q, ...filterOption(filter), ...hitOptions };
  const counted = facets.length > 0 ? { facets } : {};
  const isNumbered = limit > 0 && offset % limit === 0;
  const count = { ...query, ...counted, page: 1, hitsPerPage: 0 };
  const results = isNumbered
    ? await client.search({ ...query, ...counted, page: offset / limit + 1, hitsPerPage: limit })
    : await client.search(count, ...(limit > 0 ? [{ ...query, offset, limit }] : []));
  const total = results[0]?.total ?? 0;
  return {
    hits: (results.at(-1)?.hits ?? []).map((hit, index) => readHit(hit, offset + index)),
    total,
    totalIsExact: total < maxHits,
    facets: results[0]?.facets ?? {},
  };
}

/** What hits are presented with. */
const hitOptions: EngineQuery = { showMatchesPosition: true, showRankingScore: true };

function readHit<Document>(hit: EngineHit<Document>, position: number): SearchHit<Document> {
  return { document: hit, score: hit._rankingScore ?? 0, position, matches: hit._matchesPosition ?? {} };
}

/** Asks how many documents hold all words of a part. */
export const countQuery = (plan: QueryPlan, q: string): EngineQuery => ({
  ...plan.common,
  q,
  ...filterOption(plan.filter),
  page: 1,
  hitsPerPage: 0,
});

export const filterOption = (filter: string | null) => (filter === null ? {} : { filter });

/** Counts the values of the plan's facets among the hits of one part. */
export async function countFacets<Document>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  q: string,
  filter: string | null,
): Promise<ValueCounts> {
  if (plan.facets.length === 0) return {};
  const query = { ...plan.common, q, ...filterOption(filter), facets: plan.facets, page: 1, hitsPerPage: 0 };
  const [result] = await client.search(query);
  return result?.facets ?? {};
}

/** Loads these documents, order kept, with what every part of the query matches in them. */
export async function loadHits<Document extends RankedDocument>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  page: readonly { id: number; score: number }[],
): Promise<SearchHit<Document>[]> {
  if (page.length === 0) return [];
  const filter = narrowTo(
    page.map(({ id }) => id),
    plan.filter,
  );
  const common = { ...plan.common, ...hitOptions, filter, limit: page.length };
  const results = await client.search(...plan.parts.map((q) => ({ ...common, q })));
  const hits = new Map<number, { document: Document; matches: Matches }>();
  for (const hit of results.flatMap((result) => result.hits)) {
    const { matches } = hits.get(hit.id) ?? { matches: {} };
    addMatches(matches, hit._matchesPosition ?? {});
    hits.set(hit.id, { document: hit, matches });
  }
  return page.flatMap(({ id, score }, index) => {
    const hit = hits.get(id);
    return hit ? [{ ...hit, score, position: plan.offset + index }] : [];
  });
}

/** Adds to the matches in a document those of one more part. */
function addMatches(matches: Matches, more: Matches): void {
  for (const [attribute, spans = []] of Object.entries(more)) {
    const known = matches[attribute] ?? [];
    for (const span of spans) known.push(span);
    matches[attribute] = known;
  }
}
