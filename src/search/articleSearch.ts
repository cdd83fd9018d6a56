import type { Ask, EngineQuery } from './ask.ts';
import { printFilter } from './filter.ts';
import { searchAllWords } from './longQuery.ts';
import { searchMostWords } from './mostWords.ts';
import { filterBy, noHits, type Plan, searchPage } from './page.ts';
import type { ArticleHits, ArticleSearchRequest, SearchField } from './port.ts';
import { ENGINE_WORDS, groupTerms, type ParsedQuery, parseQuery, printQuery } from './query.ts';
import { attributesOf } from './snippets.ts';

const allFields: readonly SearchField[] = ['HEADLINE', 'STANDFIRST', 'BODY', 'CAPTION', 'NAMES'];

/** Answers a request; see `SearchEngine.searchArticles`. */
export async function searchArticles(ask: Ask, request: ArticleSearchRequest): Promise<ArticleHits> {
  const query = parseQuery(request.query);
  const asksNothing = query.terms.length === 0 && query.exclusions.length === 0;
  if (asksNothing && !query.isEmpty) return noHits;
  const plan = makePlan(query, request);
  if (plan.parts.length === 1) return searchPage(ask, plan, plan.parts[0] ?? '', plan.filter);
  return request.matching === 'MOST_WORDS' ? searchMostWords(ask, plan, request.orderBy) : searchAllWords(ask, plan);
}

/** Answers `SearchEngine.matchingIds`: what holds every part of a long query holds all of its words. */
export async function matchingIds(
  ask: Ask,
  request: Pick<ArticleSearchRequest, 'query' | 'filter'>,
  most: number,
): Promise<number[] | null> {
  const query = parseQuery(request.query);
  if (query.terms.length === 0 && query.exclusions.length === 0 && !query.isEmpty) return [];
  const plan = makePlan(query, { ...request, offset: 0, limit: most });
  const question = { ...plan.common, ...filterBy(plan.filter), attributesToRetrieve: ['id'], limit: most + 1 };
  const [first, ...others] = (await ask(plan.parts.map((q) => ({ ...question, q })))).map(({ hits }) =>
    hits.map(({ id }) => id),
  );
  if ([first, ...others].some((ids) => (ids?.length ?? 0) > most)) return null;
  const sets = others.map((ids) => new Set(ids));
  return (first ?? []).filter((id) => sets.every((ids) => ids.has(id)));
}

function makePlan(query: ParsedQuery, request: ArticleSearchRequest): Plan {
  const fields = request.in?.length ? allFields.filter((field) => request.in?.includes(field)) : allFields;
  return {
    parts: printParts(query, request.matching === 'MOST_WORDS' ? 1 : ENGINE_WORDS),
    filter: printFilter(request.filter ?? {}),
    fields,
    common: {
      matchingStrategy: 'all',
      ...(fields === allFields ? {} : { attributesToSearchOn: fields.flatMap((field) => attributesOf[field]) }),
      ...sortOf(request),
    },
    offset: request.offset,
    limit: request.limit,
  };
}

/** The query in parts of no more than so many words; a word of several parts (`drone-strike`) stays whole. */
function printParts({ terms, exclusions, isOpen, isEmpty }: ParsedQuery, size: number): string[] {
  if (isEmpty) return [''];
  const groups = groupTerms(terms, size);
  if (groups.length === 0) groups.push([]);
  return groups.map((group, index) => printQuery(group, exclusions, isOpen && index === groups.length - 1));
}

function sortOf({ orderBy }: ArticleSearchRequest): EngineQuery {
  if (orderBy === 'NEWEST') return { sort: ['publishedAt:desc', 'id:desc'] };
  return orderBy === 'OLDEST' ? { sort: ['publishedAt:asc', 'id:asc'] } : {};
}
