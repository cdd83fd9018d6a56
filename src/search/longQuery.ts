import type { Ask } from './ask.ts';
import { narrowTo } from './filter.ts';
import { counting, filterBy, noHits, type Plan, searchPage, showParts } from './page.ts';
import type { ArticleHits } from './port.ts';

/** Ordered by id, because to rank thousands by how near their words stand costs the engine a second. */
const idsOnly = { attributesToRetrieve: ['id'], sort: ['id:desc'] };

/** How many articles one part of a long query may leave before the total is called a bound. */
const mostCandidates = 10_000;

/**
 * Answers a query of more words than the engine takes: the articles that hold all words of every part of it.
 *
 * The rarest part is asked first, and each further part among what the ones before have left. The first part, as read,
 * ranks what remains. So a pasted sentence finds its story and no other.
 */
export async function searchAllWords(ask: Ask, plan: Plan): Promise<ArticleHits> {
  const [first = '', ...others] = plan.parts;
  const counts = await ask(plan.parts.map((q) => counting(plan, q)));
  if (counts.some(({ total }) => total === 0)) return noHits;
  const rarestFirst = others.map((q, index) => ({ q, total: counts[index + 1]?.total ?? 0 }));
  const left = await narrow(
    ask,
    plan,
    rarestFirst.sort((a, b) => a.total - b.total).map(({ q }) => q),
  );
  if (left.ids.length === 0) return { ...noHits, totalIsExact: left.isWhole };
  const found = await searchPage(ask, plan, first, narrowTo(left.ids, plan.filter));
  const shown = await showParts(
    ask,
    plan,
    found.hits.map(({ articleId }) => articleId),
  );
  return {
    hits: found.hits.map((hit) => ({ ...hit, snippets: shown(hit.articleId, hit.position)?.snippets ?? hit.snippets })),
    total: found.total,
    totalIsExact: found.totalIsExact && left.isWhole,
  };
}

/** The articles that hold all words of these parts, and whether none was left behind because there were too many. */
async function narrow(ask: Ask, plan: Plan, parts: string[]): Promise<{ ids: number[]; isWhole: boolean }> {
  let ids: number[] = [];
  let isWhole = true;
  for (const [index, q] of parts.entries()) {
    const filter = index === 0 ? plan.filter : narrowTo(ids, plan.filter);
    const question = { ...plan.common, q, ...filterBy(filter), ...idsOnly, limit: mostCandidates };
    ids = (await ask([question])).flatMap(({ hits }) => hits.map(({ id }) => id));
    isWhole &&= ids.length < mostCandidates;
    if (ids.length === 0) break;
  }
  return { ids, isWhole };
}
