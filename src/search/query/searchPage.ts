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

/**
 * Loads these documents, order kept, with what every part of the query matches in them. The texts are loaded once and not
 * with each part; the engine reports matches in texts that it does not give.
 */
export async function loadHits<Document extends RankedDocument>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  page: readonly { id: number; score: number }[],
): Promise<SearchHit<Document>[]> {
  if (page.length === 0) return [];
  const ids = page.map(({ id }) => id);
  const common = { filter: narrowTo(ids, plan.filter), limit: page.length };
  const matchesOnly = { ...plan.common, ...common, showMatchesPosition: true, attributesToRetrieve: ['id'] };
  const [loaded, ...matched] = await client.search(common, ...plan.parts.map((q) => ({ ...matchesOnly, q })));
  const documents = new Map(loaded?.hits.map((hit) => [hit.id, hit]));
  const matches = new Map(ids.map((id): [number, Matches] => [id, {}]));
  for (const { id, _matchesPosition = {} } of matched.flatMap(({ hits }) => hits))
    addMatches(matches.get(id) ?? {}, _matchesPosition);
  return page.flatMap(({ id, score }, index) => {
    const document = documents.get(id);
    return document ? [{ document, matches: matches.get(id) ?? {}, score, position: plan.offset + index }] : [];
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
