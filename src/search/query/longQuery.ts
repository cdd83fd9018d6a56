import type { Ask } from '../engine/batchingClient.ts';
import { narrowTo } from '../engine/printFilter.ts';
import {
  countFacets,
  counting,
  type Found,
  filterBy,
  type Identified,
  nothingFound,
  type Plan,
  searchPage,
  showParts,
} from './page.ts';

/** Ordered by id, because to rank thousands by how near their words stand costs the engine a second. */
const idsOnly = { attributesToRetrieve: ['id'], sort: ['id:desc'] };

/** How many documents one part of a long query may leave before the total is called a bound. */
const mostCandidates = 10_000;
const mostVerbatim = 1000;

/**
 * Answers a query of more words than the engine takes: the documents that hold all words of every part of it.
 *
 * The rarest part is asked first, and each further part among what the ones before have left. Those that hold the query
 * word for word come first, so that a pasted sentence finds its story; the first part, as read, ranks what remains.
 */
export async function searchAllWords<Document extends Identified>(
  ask: Ask<Document>,
  plan: Plan,
): Promise<Found<Document>> {
  const [first = '', ...others] = plan.parts;
  const counts = await ask(plan.parts.map((q) => counting(plan, q)));
  if (counts.some(({ total }) => total === 0)) return nothingFound;
  const rarestFirst = others.map((q, index) => ({ q, total: counts[index + 1]?.total ?? 0 }));
  const left = await narrow(
    ask,
    plan,
    rarestFirst.sort((a, b) => a.total - b.total).map(({ q }) => q),
  );
  if (left.ids.length === 0) return { ...nothingFound, totalIsExact: left.isWhole };
  const filter = narrowTo(left.ids, plan.filter);
  const [found, facets] = await Promise.all([
    searchVerbatimFirst(ask, plan, first, left.ids),
    countFacets(ask, plan, first, filter),
  ]);
  return { ...found, facets, totalIsExact: found.totalIsExact && left.isWhole };
}

/** The documents that hold all words of these parts, and whether none was left behind because there were too many. */
async function narrow<Document extends Identified>(
  ask: Ask<Document>,
  plan: Plan,
  parts: string[],
): Promise<{ ids: number[]; isWhole: boolean }> {
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

/** A page of those that hold the query word for word, followed by the others. */
async function searchVerbatimFirst<Document extends Identified>(
  ask: Ask<Document>,
  plan: Plan,
  first: string,
  ids: number[],
): Promise<Found<Document>> {
  const verbatim = plan.common.sort ? [] : await findVerbatim(ask, plan, first, ids);
  const head = verbatim.slice(plan.offset, plan.offset + plan.limit).map((id) => ({ id, score: 1 }));
  const rest = ids.filter((id) => !verbatim.includes(id));
  const offset = Math.max(0, plan.offset - verbatim.length);
  const tailPlan = { ...plan, offset, limit: plan.limit - head.length, facets: [] };
  const tail = await searchPage(ask, tailPlan, first, narrowTo(rest, plan.filter));
  const page = [...head, ...tail.hits.map(({ document, score }) => ({ id: document.id, score }))];
  return { ...tail, hits: await showParts(ask, plan, page), total: verbatim.length + tail.total };
}

async function findVerbatim<Document extends Identified>(
  ask: Ask<Document>,
  plan: Plan,
  first: string,
  ids: number[],
): Promise<number[]> {
  if (plan.verbatim === null || ids.length < 2) return [];
  const among = async (q: string, some: number[]) => {
    if (some.length === 0) return [];
    const question = { ...plan.common, q, filter: narrowTo(some, plan.filter), attributesToRetrieve: ['id'] };
    return (await ask([{ ...question, limit: mostVerbatim }])).flatMap(({ hits }) => hits.map(({ id }) => id));
  };
  return among(first, await among(plan.verbatim, ids));
}
