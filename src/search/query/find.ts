import type { Ask, EngineQuery } from '../engine/batchingClient.ts';
import type { Matching, SearchOrder } from '../engine/port.ts';
import { searchAllWords } from './longQuery.ts';
import { searchMostWords } from './mostWords.ts';
import { type Found, filterBy, type Identified, nothingFound, type Plan, searchPage } from './page.ts';
import { ENGINE_WORDS, groupTerms, type ParsedQuery, parseQuery, printQuery, printVerbatim } from './parseQuery.ts';

/** What is looked for in an index, whichever index it is. */
export interface Question {
  query: string;
  /** In the engine's language. */
  filter: string | null;
  /** Attributes to look into; all of them when null. */
  attributes: string[] | null;
  matching?: Matching;
  orderBy?: SearchOrder;
  offset: number;
  limit: number;
  /** Attributes whose values are counted. */
  facets: string[];
}

/** Finds what holds the words of a query, however many there are. */
export async function find<Document extends Identified>(
  ask: Ask<Document>,
  question: Question,
): Promise<Found<Document>> {
  const query = parseQuery(question.query);
  const asksNothing = query.terms.length === 0 && query.exclusions.length === 0;
  if (asksNothing && !query.isEmpty) return nothingFound;
  const plan = makePlan(query, question);
  if (plan.parts.length === 1) return searchPage(ask, plan, plan.parts[0] ?? '', plan.filter);
  return question.matching === 'MOST_WORDS' ? searchMostWords(ask, plan, question.orderBy) : searchAllWords(ask, plan);
}

/** The ids of all that holds every word of a query, in no order; null when they are more than `most`. */
export async function findIds<Document extends Identified>(
  ask: Ask<Document>,
  { query: words, filter }: Pick<Question, 'query' | 'filter'>,
  most: number,
): Promise<number[] | null> {
  const query = parseQuery(words);
  if (query.terms.length === 0 && query.exclusions.length === 0 && !query.isEmpty) return [];
  const plan = makePlan(query, { query: words, filter, attributes: null, offset: 0, limit: most, facets: [] });
  const question = { ...plan.common, ...filterBy(filter), attributesToRetrieve: ['id'], limit: most + 1 };
  const [first = [], ...others] = (await ask(plan.parts.map((q) => ({ ...question, q })))).map(({ hits }) =>
    hits.map(({ id }) => id),
  );
  if ([first, ...others].some((ids) => ids.length > most)) return null;
  // What holds every part of a long query holds all of its words.
  const sets = others.map((ids) => new Set(ids));
  return first.filter((id) => sets.every((ids) => ids.has(id)));
}

function makePlan(query: ParsedQuery, question: Question): Plan {
  const { attributes, filter, offset, limit, facets } = question;
  return {
    parts: printParts(query, question.matching === 'MOST_WORDS' ? 1 : ENGINE_WORDS),
    verbatim: printVerbatim(question.query) || null,
    filter,
    common: {
      matchingStrategy: 'all',
      ...(attributes === null ? {} : { attributesToSearchOn: attributes }),
      ...sortOf(question),
    },
    offset,
    limit,
    facets,
  };
}

/** The query in parts of no more than so many words; a word of several parts (`drone-strike`) stays whole. */
function printParts({ terms, exclusions, isOpen, isEmpty }: ParsedQuery, size: number): string[] {
  if (isEmpty) return [''];
  const groups = groupTerms(terms, size);
  if (groups.length === 0) groups.push([]);
  return groups.map((group, index) => printQuery(group, exclusions, isOpen && index === groups.length - 1));
}

function sortOf({ orderBy }: Question): EngineQuery {
  if (orderBy === 'NEWEST') return { sort: ['publishedAt:desc', 'id:desc'] };
  return orderBy === 'OLDEST' ? { sort: ['publishedAt:asc', 'id:asc'] } : {};
}
