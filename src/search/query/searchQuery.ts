import type { EngineQuery, Matches, ValueCounts } from '../engine/batchingClient.ts';
import type { Matching, SearchOrder } from '../engine/port.ts';
import { groupTerms, MAX_ENGINE_WORDS, type ParsedQuery, printQuery, printVerbatim } from './parseQuery.ts';

/** What to search an index for, whichever index it is. */
export interface SearchQuery {
  text: string;
  /** In the engine's language. */
  filter: string | null;
  /** Attributes to search; all of them when null. */
  attributes: string[] | null;
  matching?: Matching;
  orderBy?: SearchOrder;
  offset: number;
  limit: number;
  /** Attributes whose values are counted. */
  facets: string[];
}

/** What the engine is asked for a search query, which may take several of its own queries. */
export interface QueryPlan {
  /** The words in parts that the engine takes whole: one part, except for long queries and MOST_WORDS (a word each). */
  parts: string[];
  /** The runs of words of a long query as phrases: what the text that it was copied from holds. */
  verbatim: string | null;
  filter: string | null;
  /** What all queries to the engine have in common. */
  common: EngineQuery;
  offset: number;
  limit: number;
  /** Attributes whose values are counted. */
  facets: string[];
}

/** A page of ranked hits. */
export interface SearchResult<Document> {
  hits: SearchHit<Document>[];
  total: number;
  totalIsExact: boolean;
  facets: ValueCounts;
}

export interface SearchHit<Document> {
  document: Document;
  score: number;
  /** Place in the whole result, from 0. */
  position: number;
  matches: Matches;
}

/** What the documents of articles and quotes have in common. */
export interface RankedDocument {
  id: number;
  publishedAt: number;
}

export const emptyResult = { hits: [], total: 0, totalIsExact: true, facets: {} };

/** Plans how the engine is asked for a parsed query. */
export function planQuery(parsed: ParsedQuery, query: SearchQuery): QueryPlan {
  const { attributes, filter, offset, limit, facets } = query;
  return {
    parts: printParts(parsed, query.matching === 'MOST_WORDS' ? 1 : MAX_ENGINE_WORDS),
    verbatim: printVerbatim(query.text) || null,
    filter,
    common: {
      matchingStrategy: 'all',
      ...(attributes === null ? {} : { attributesToSearchOn: attributes }),
      ...sortOption(query),
    },
    offset,
    limit,
    facets,
  };
}

/** Prints the query in parts of at most so many words; a word of several parts (`drone-strike`) stays whole. */
function printParts({ terms, exclusions, endsOpen, isEmpty }: ParsedQuery, maxWords: number): string[] {
  if (isEmpty) return [''];
  const groups = groupTerms(terms, maxWords);
  if (groups.length === 0) groups.push([]);
  return groups.map((group, index) => printQuery(group, exclusions, endsOpen && index === groups.length - 1));
}

function sortOption({ orderBy }: SearchQuery): EngineQuery {
  if (orderBy === 'NEWEST') return { sort: ['publishedAt:desc', 'id:desc'] };
  return orderBy === 'OLDEST' ? { sort: ['publishedAt:asc', 'id:asc'] } : {};
}
