import type { Ask, EngineHit, EngineQuery } from './ask.ts';
import { narrowTo } from './filter.ts';
import type { ArticleHit, ArticleHits, SearchField } from './port.ts';
import { articleSettings } from './settings.ts';
import { cutSnippets, type Matches, type SearchAttribute } from './snippets.ts';

/** What is asked of the engine, whichever words of the query one of its questions holds. */
export interface Plan {
  /** The query in parts that the engine takes whole: one but for long queries, or each word apart where words may lack. */
  parts: string[];
  filter: string | null;
  fields: readonly SearchField[];
  /** What every question has in common. */
  common: EngineQuery;
  offset: number;
  limit: number;
}

export const noHits: ArticleHits = { hits: [], total: 0, totalIsExact: true };

/**
 * One page of what one question finds.
 *
 * The engine counts exactly only when asked for a page by its number; a page that begins elsewhere is asked for by its
 * offset, and the count apart.
 */
export async function searchPage(ask: Ask, plan: Plan, q: string, filter: string | null): Promise<ArticleHits> {
  const { offset, limit } = plan;
  const question = { ...plan.common, q, ...filterBy(filter), ...shown };
  const isNumbered = limit > 0 && offset % limit === 0;
  const [page, count] = await ask(
    isNumbered
      ? [{ ...question, page: offset / limit + 1, hitsPerPage: limit }]
      : [
          { ...question, offset, limit },
          { ...question, page: 1, hitsPerPage: 0 },
        ],
  );
  const total = (count ?? page)?.total ?? 0;
  return {
    hits: (page?.hits ?? []).map((hit, index) => toHit(plan, hit, offset + index, hit._matchesPosition ?? {})),
    total,
    totalIsExact: total < articleSettings.pagination.maxTotalHits,
  };
}

/** What to ask for in order to show a hit. */
const shown: EngineQuery = { showMatchesPosition: true, showRankingScore: true };

function toHit(plan: Plan, hit: EngineHit, position: number, matches: Matches): ArticleHit {
  const snippets = cutSnippets(hit, matches, plan.fields);
  return { articleId: hit.id, score: hit._rankingScore ?? 0, position, snippets };
}

/** How many articles hold all words of a part. */
export const counting = (plan: Plan, q: string): EngineQuery => ({
  ...plan.common,
  q,
  ...filterBy(plan.filter),
  page: 1,
  hitsPerPage: 0,
});

export const filterBy = (filter: string | null) => (filter === null ? {} : { filter });

/** Asks for the texts of these articles and for what every part of the query matches in them. */
export async function showParts(ask: Ask, plan: Plan, ids: readonly number[]) {
  const results = ids.length === 0 ? [] : await ask(plan.parts.map((q) => aboutThese(plan, q, ids)));
  const hits = new Map<number, { hit: EngineHit; matches: Matches }>();
  for (const hit of results.flatMap((result) => result.hits)) {
    const known = hits.get(hit.id);
    hits.set(hit.id, { hit, matches: merge(known?.matches ?? {}, hit._matchesPosition ?? {}) });
  }
  return (id: number, position: number) => {
    const found = hits.get(id);
    return found && toHit(plan, found.hit, position, found.matches);
  };
}

function merge(a: Matches, b: Matches): Matches {
  const merged: Matches = { ...a };
  for (const [attribute, spans] of Object.entries(b) as [SearchAttribute, NonNullable<Matches[SearchAttribute]>][]) {
    merged[attribute] = [...(merged[attribute] ?? []), ...spans];
  }
  return merged;
}

function aboutThese(plan: Plan, q: string, ids: readonly number[]): EngineQuery {
  return { ...plan.common, ...shown, q, filter: narrowTo(ids, plan.filter), limit: ids.length };
}
