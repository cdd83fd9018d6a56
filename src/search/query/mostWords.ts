import type { BatchingClient, EngineQuery, EngineResult } from '../engine/batchingClient.ts';
import type { SearchOrder } from '../engine/port.ts';
import { narrowTo } from '../engine/printFilter.ts';
import { rarestFirst } from './candidates.ts';
import { countFacets, filterOption, loadHits } from './searchPage.ts';
import type { QueryPlan, RankedDocument, SearchResult } from './searchQuery.ts';

/**
 * Searches for the documents that hold at least half of the words, those that hold the most first.
 *
 * The engine's own ways to drop words always keep one word and miss a document that lacks just that one, so each word is
 * searched alone and the results are tallied. What holds half of the words holds one of the rarer half: only those words
 * are listed in full, and the frequent ones among the candidates that are left. Between documents that hold as many words
 * the better and then the newer comes first.
 */
export async function searchMostWords<Document extends RankedDocument>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  orderBy: SearchOrder = 'RELEVANCE',
): Promise<SearchResult<Document>> {
  const needed = Math.ceil(plan.parts.length / 2);
  const words = (await rarestFirst(client, plan)).map(({ q }) => q);
  const rare = words.slice(0, plan.parts.length - needed + 1);
  const frequent = words.slice(rare.length);
  const limit = limitPerWord(rare);
  const listed = await client.search(...rare.map((q) => listQuery(plan, q, plan.filter, limit)));
  const candidates = tallyWords(listed, needed - frequent.length);
  const ids = candidates.slice(0, limitPerWord(frequent)).map(({ id }) => id);
  const checked = await checkWords(client, plan, frequent, ids);
  const ranked = tallyWords([...listed, ...checked], needed).sort(orders[orderBy]);
  const page = ranked.slice(plan.offset, plan.offset + plan.limit);
  const [hits, facets] = await Promise.all([
    loadHits(
      client,
      plan,
      page.map(({ id, score }) => ({ id, score: score / plan.parts.length })),
    ),
    countFacetsAmong(
      client,
      plan,
      ranked.map(({ id }) => id),
    ),
  ]);
  return {
    hits,
    facets,
    total: ranked.length,
    totalIsExact: ids.length === candidates.length && listed.every((result) => result.hits.length < limit),
  };
}

/** So many hits are listed at most, shared among the words, before the total is only a lower bound. */
const maxListed = 12_000;
const minListedPerWord = 500;

const limitPerWord = (words: string[]) => Math.max(minListedPerWord, Math.floor(maxListed / Math.max(1, words.length)));

const listQuery = (plan: QueryPlan, q: string, filter: string | null, limit: number): EngineQuery => ({
  ...plan.common,
  q,
  ...filterOption(filter),
  attributesToRetrieve: ['id', 'publishedAt'],
  showRankingScore: true,
  limit,
});

/** Ranking thousands costs the engine far more than listing them, and how well a document holds a frequent word tells little. */
const unranked = { sort: ['id:desc'], showRankingScore: false };

/** Lists which of these documents hold each word. */
async function checkWords<Document extends RankedDocument>(
  client: BatchingClient<Document>,
  plan: QueryPlan,
  words: string[],
  ids: number[],
): Promise<EngineResult<Document>[]> {
  if (ids.length === 0) return [];
  const filter = narrowTo(ids, plan.filter);
  return client.search(...words.map((q) => ({ ...listQuery(plan, q, filter, ids.length), ...unranked })));
}

interface Tally extends RankedDocument {
  /** How many words it holds. */
  words: number;
  /** Sum of the scores for each word. */
  score: number;
}

/** Counts how many results hold each document; those with at least `minWords`, those with most first. */
function tallyWords(results: EngineResult<RankedDocument>[], minWords: number): Tally[] {
  const tallies = new Map<number, Tally>();
  for (const { id, publishedAt, _rankingScore = 0 } of results.flatMap(({ hits }) => hits)) {
    const { words, score } = tallies.get(id) ?? { words: 0, score: 0 };
    tallies.set(id, { id, publishedAt, words: words + 1, score: score + _rankingScore });
  }
  return [...tallies.values()].filter(({ words }) => words >= minWords).sort(orders.RELEVANCE);
}

const countFacetsAmong = async <Document>(client: BatchingClient<Document>, plan: QueryPlan, ids: number[]) =>
  ids.length === 0 ? {} : countFacets(client, plan, '', narrowTo(ids, plan.filter));

const newestFirst = (a: Tally, b: Tally) => b.publishedAt - a.publishedAt || b.id - a.id;

const orders: Record<SearchOrder, (a: Tally, b: Tally) => number> = {
  RELEVANCE: (a, b) => b.words - a.words || b.score - a.score || newestFirst(a, b),
  NEWEST: newestFirst,
  OLDEST: (a, b) => -newestFirst(a, b),
};
