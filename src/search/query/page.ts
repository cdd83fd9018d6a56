import type { Ask, EngineHit, EngineQuery, Matches } from '../engine/batchingClient.ts';
import { narrowTo } from '../engine/printFilter.ts';
import { mostHits } from '../engine/settings.ts';

/** What is asked of the engine, whichever words of the query one of its questions holds. */
export interface Plan {
  /** The query in parts that the engine takes whole: one but for long queries, or each word apart where words may lack. */
  parts: string[];
  /** Of a long query, its runs of words as phrases: what a text that it was copied from holds. */
  verbatim: string | null;
  filter: string | null;
  /** What every question has in common. */
  common: EngineQuery;
  offset: number;
  limit: number;
  /** Attributes whose values are counted. */
  facets: string[];
}

export interface Found<Document> {
  hits: FoundHit<Document>[];
  total: number;
  totalIsExact: boolean;
  facets: Counts;
}

export interface FoundHit<Document> {
  document: Document;
  score: number;
  /** Place in the whole result, from 0. */
  position: number;
  matches: Matches;
}

/** By attribute: how many hits have which value. */
export type Counts = Partial<Record<string, Record<string, number>>>;

export const nothingFound = { hits: [], total: 0, totalIsExact: true, facets: {} };

/** What every index has. */
export interface Identified {
  id: number;
  publishedAt: number;
}

/**
 * One page of what one question finds.
 *
 * The engine counts exactly only when asked for a page by its number; a page that begins elsewhere is asked for by its
 * offset, and the count apart.
 */
export async function searchPage<Document>(
  ask: Ask<Document>,
  plan: Plan,
  q: string,
  filter: string | null,
): Promise<Found<Document>> {
  const { offset, limit, facets } = plan;
  const question = { ...plan.common, q, ...filterBy(filter), ...shown };
  const counted = facets.length > 0 ? { facets } : {};
  const isNumbered = limit > 0 && offset % limit === 0;
  const count = { ...question, ...counted, page: 1, hitsPerPage: 0 };
  const results = await ask(
    isNumbered
      ? [{ ...question, ...counted, page: offset / limit + 1, hitsPerPage: limit }]
      : [count, ...(limit > 0 ? [{ ...question, offset, limit }] : [])],
  );
  const total = results[0]?.total ?? 0;
  return {
    hits: (results.at(-1)?.hits ?? []).map((hit, index) => foundHit(hit, offset + index)),
    total,
    totalIsExact: total < mostHits,
    facets: results[0]?.facets ?? {},
  };
}

/** What to ask for in order to show a hit. */
const shown: EngineQuery = { showMatchesPosition: true, showRankingScore: true };

function foundHit<Document>(hit: EngineHit<Document>, position: number): FoundHit<Document> {
  return { document: hit, score: hit._rankingScore ?? 0, position, matches: hit._matchesPosition ?? {} };
}

/** How many documents hold all words of a part. */
export const counting = (plan: Plan, q: string): EngineQuery => ({
  ...plan.common,
  q,
  ...filterBy(plan.filter),
  page: 1,
  hitsPerPage: 0,
});

export const filterBy = (filter: string | null) => (filter === null ? {} : { filter });

/** Counts the values of the plan's facets among what one question finds. */
export async function countFacets<Document>(
  ask: Ask<Document>,
  plan: Plan,
  q: string,
  filter: string | null,
): Promise<Counts> {
  if (plan.facets.length === 0) return {};
  const question = { ...plan.common, q, ...filterBy(filter), facets: plan.facets, page: 1, hitsPerPage: 0 };
  const [result] = await ask([question]);
  return result?.facets ?? {};
}

/** Shows these documents in this order, with what every part of the query matches in them. */
export async function showParts<Document extends Identified>(
  ask: Ask<Document>,
  plan: Plan,
  page: readonly { id: number; score: number }[],
): Promise<FoundHit<Document>[]> {
  const ids = page.map(({ id }) => id);
  const results = ids.length === 0 ? [] : await ask(plan.parts.map((q) => aboutThese(plan, q, ids)));
  const hits = new Map<number, { document: Document; matches: Matches }>();
  for (const hit of results.flatMap((result) => result.hits)) {
    const known = hits.get(hit.id)?.matches ?? {};
    hits.set(hit.id, { document: hit, matches: merge(known, hit._matchesPosition ?? {}) });
  }
  return page.flatMap(({ id, score }, index) => {
    const hit = hits.get(id);
    return hit ? [{ ...hit, score, position: plan.offset + index }] : [];
  });
}

function merge(a: Matches, b: Matches): Matches {
  const merged: Matches = { ...a };
  for (const [attribute, spans = []] of Object.entries(b)) merged[attribute] = [...(merged[attribute] ?? []), ...spans];
  return merged;
}

function aboutThese(plan: Plan, q: string, ids: readonly number[]): EngineQuery {
  return { ...plan.common, ...shown, q, filter: narrowTo(ids, plan.filter), limit: ids.length };
}
