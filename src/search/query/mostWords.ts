import type { Ask, EngineQuery, EngineResult } from '../engine/batchingClient.ts';
import type { SearchOrder } from '../engine/port.ts';
import { narrowTo } from '../engine/printFilter.ts';
import { countFacets, counting, type Found, filterBy, type Identified, type Plan, showParts } from './page.ts';

/** So many answers are counted at most, shared among the words asked, before the total is called a bound. */
const mostCounted = 12_000;
const fewestCounted = 500;

/**
 * Finds the articles that hold at least half of the words, those that hold the most first.
 *
 * The engine's own ways to drop words keep one word always and miss an article that lacks just that one, so each word is
 * asked apart and the answers are counted. Whoever holds half of the words holds one of the rarer half: only those are
 * listed in full, and the frequent ones asked among what is left. Where as many words are held, the better and then the
 * newer comes first.
 */
export async function searchMostWords<Document extends Identified>(
  ask: Ask<Document>,
  plan: Plan,
  orderBy: SearchOrder = 'RELEVANCE',
): Promise<Found<Document>> {
  const needed = Math.ceil(plan.parts.length / 2);
  const parts = await rarestFirst(ask, plan);
  const rare = parts.slice(0, plan.parts.length - needed + 1);
  const frequent = parts.slice(rare.length);
  const limit = share(rare);
  const listed = await ask(rare.map((q) => listing(plan, q, plan.filter, limit)));
  const candidates = best(listed, needed - frequent.length);
  const ids = candidates.slice(0, share(frequent)).map(({ id }) => id);
  const further = frequent.map((q) => ({ ...listing(plan, q, narrowTo(ids, plan.filter), ids.length), ...unranked }));
  const checked = ids.length === 0 ? [] : await ask(further);
  const ranked = best([...listed, ...checked], needed).sort(orders[orderBy]);
  const page = ranked.slice(plan.offset, plan.offset + plan.limit);
  const [hits, facets] = await Promise.all([
    showParts(
      ask,
      plan,
      page.map(({ id, score }) => ({ id, score: score / plan.parts.length })),
    ),
    countAmong(
      ask,
      plan,
      ranked.map(({ id }) => id),
    ),
  ]);
  return {
    hits,
    facets,
    total: ranked.length,
    totalIsExact: ids.length === candidates.length && listed.every(({ hits }) => hits.length < limit),
  };
}

const share = (parts: string[]) => Math.max(fewestCounted, Math.floor(mostCounted / Math.max(1, parts.length)));

interface Tally {
  id: number;
  publishedAt: number;
  words: number;
  /** Sum over the words. */
  score: number;
}

async function rarestFirst<Document>(ask: Ask<Document>, plan: Plan): Promise<string[]> {
  const counts = await ask(plan.parts.map((q) => counting(plan, q)));
  return plan.parts
    .map((q, index) => ({ q, total: counts[index]?.total ?? 0 }))
    .sort((a, b) => a.total - b.total)
    .map(({ q }) => q);
}

const listing = (plan: Plan, q: string, filter: string | null, limit: number): EngineQuery => ({
  ...plan.common,
  q,
  ...filterBy(filter),
  attributesToRetrieve: ['id', 'publishedAt'],
  showRankingScore: true,
  limit,
});

/** To rank thousands costs the engine far more than to list them; how well a story holds a frequent word tells little. */
const unranked = { sort: ['id:desc'], showRankingScore: false };

/** Counts in how many answers each article stands; those that stand in enough of them, those in most first. */
function best(results: EngineResult<Identified>[], enough: number): Tally[] {
  const held = new Map<number, Tally>();
  for (const { id, publishedAt, _rankingScore = 0 } of results.flatMap(({ hits }) => hits)) {
    const { words, score } = held.get(id) ?? { words: 0, score: 0 };
    held.set(id, { id, publishedAt, words: words + 1, score: score + _rankingScore });
  }
  return [...held.values()].filter(({ words }) => words >= enough).sort(orders.RELEVANCE);
}

const countAmong = async <Document>(ask: Ask<Document>, plan: Plan, ids: number[]) =>
  ids.length === 0 ? {} : countFacets(ask, plan, '', narrowTo(ids, plan.filter));

const newest = (a: Tally, b: Tally) => b.publishedAt - a.publishedAt || b.id - a.id;

const orders: Record<SearchOrder, (a: Tally, b: Tally) => number> = {
  RELEVANCE: (a, b) => b.words - a.words || b.score - a.score || newest(a, b),
  NEWEST: newest,
  OLDEST: (a, b) => -newest(a, b),
};
