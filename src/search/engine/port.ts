import type { TextLocation } from '../../text/location.ts';
import type { ResolvedArticleFilter } from './resolvedArticleFilter.ts';
import type { ResolvedQuoteFilter } from './resolvedQuoteFilter.ts';

/** Full-text search, as the rest of the program uses it. */
export interface SearchEngine {
  /**
   * Finds the articles that hold the query's words and pass the filter, best first.
   *
   * An empty query finds everything that passes the filter, newest first. A query without words (`???`) finds nothing. Curly and straight quotation marks make a phrase, a leading `-` excludes a word or a phrase.
   *
   * @throws InvalidQuery for a query that cannot be answered in full.
   * @throws SearchUnavailable within two seconds, when the engine does not answer; at once when it has too much to do.
   */
  searchArticles(request: ArticleSearchRequest): Promise<ArticleHits>;
  /**
   * Finds the ids of all articles that hold every word of the query and pass the filter, in no order; null when there
   * are more than `limit`.
   *
   * @throws as `searchArticles` does.
   */
  matchingIds(request: Pick<ArticleSearchRequest, 'query' | 'filter'>, limit: number): Promise<number[] | null>;
  /** Finds quotes by their words and their speaker's names; otherwise as `searchArticles`. */
  searchQuotes(request: QuoteSearchRequest): Promise<QuoteHits>;
  /**
   * Finds people, places, organisations, trends, authors and publications by name, best first; of equals those in more
   * articles.
   *
   * The last word may be unfinished. Typos and missing accents are forgiven.
   *
   * @throws SearchUnavailable as above.
   */
  searchNames(request: NameSearchRequest): Promise<NameHits>;
  /** Finds articles by the words of their headline, the last of which may be unfinished; best first, then newest. */
  suggestHeadlines(prefix: string, limit: number): Promise<HeadlineHit[]>;
  /** How many articles the index holds; null when the engine does not answer. */
  indexedCount(): Promise<number | null>;
}

/** Full-text search for all requests of the program. */
export interface SharedSearch extends SearchEngine {
  /** The search as one request uses it. */
  forRequest(request: RequestScope): SearchEngine;
}

/** On whose behalf searches are made. */
export interface RequestScope {
  /** Gives up searches, those that wait and those that the engine works on: they then throw the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Who asks: an address or a key. Clients take turns; all who do not say count as one. */
  client?: string | undefined;
}

export interface ArticleSearchRequest {
  query: string;
  filter?: ResolvedArticleFilter | null;
  /** Fields to search; all of them when empty or not given. */
  in?: readonly SearchField[] | null;
  matching?: Matching;
  orderBy?: SearchOrder;
  offset: number;
  limit: number;
  /** Facets to count, each without the conditions of the filter on itself. */
  facets?: readonly FacetField[];
}

export interface QuoteSearchRequest {
  query: string;
  filter?: ResolvedQuoteFilter | null;
  matching?: Matching;
  orderBy?: SearchOrder;
  offset: number;
  limit: number;
}

export interface NameSearchRequest {
  query: string;
  kinds: readonly NameKind[];
  limit: number;
}

export type NameKind = 'PERSON' | 'PLACE' | 'ORGANIZATION' | 'TREND' | 'AUTHOR' | 'PUBLICATION';
export type FacetField =
  | 'PEOPLE'
  | 'PLACES'
  | 'ORGANIZATIONS'
  | 'TRENDS'
  | 'PUBLICATIONS'
  | 'AUTHORS'
  | 'AGENCIES'
  | 'COUNTRIES'
  | 'SPEAKERS'
  | 'YEAR'
  | 'MONTH';

export type SearchField = 'HEADLINE' | 'STANDFIRST' | 'BODY' | 'CAPTION' | 'NAMES';
/** ALL_WORDS: a hit holds every word. MOST_WORDS: a hit holds at least half of them, and those that hold more come first. */
export type Matching = 'ALL_WORDS' | 'MOST_WORDS';
export type SearchOrder = 'RELEVANCE' | 'NEWEST' | 'OLDEST';

export interface ArticleHits {
  hits: ArticleHit[];
  total: number;
  /** False when there may be more than `total`. */
  totalIsExact: boolean;
  /** The values of each requested facet, those of most articles first: at most 100. */
  facets: Map<FacetField, FacetCount[]>;
}

export interface FacetCount {
  /** The number of a row, the code of a country, `2025` or `2025-03`. */
  value: string;
  count: number;
}

export interface QuoteHits {
  hits: QuoteHit[];
  total: number;
  totalIsExact: boolean;
}

export interface QuoteHit {
  quoteId: number;
  /** 0 … 1; comparable within one query only. */
  score: number;
  position: number;
  /** What matched in the quote's text, as in `Snippet`. */
  ranges: TextRange[];
}

export interface NameHits {
  hits: NameHit[];
  /** About how many there are in all. */
  total: number;
}

export interface NameHit {
  table: 'entity' | 'trend' | 'author' | 'publication';
  /** Number of the row in its table. */
  row: number;
  kind: NameKind;
  score: number;
}

export interface HeadlineHit {
  articleId: number;
  score: number;
}

export interface ArticleHit {
  articleId: number;
  /** 0 … 1; comparable within one query only. */
  score: number;
  /** Place in the whole result, from 0. */
  position: number;
  /** Where it matched, best first, at most ten of each field; empty for an empty query. */
  snippets: Snippet[];
}

export interface Snippet {
  field: SearchField;
  /** Where the text is in the article; null for a name, which the article may print in other words. */
  location: TextLocation | null;
  /** Plain text: the whole text there or, of a very long one, the part around its matches. */
  text: string;
  /** Where `text` begins in the text there, in UTF-16 code units: 0 unless that is very long. */
  start: number;
  /** Marked parts of `text`: half-open, in UTF-16 code units, in order, not overlapping. */
  ranges: TextRange[];
}

export interface TextRange {
  start: number;
  end: number;
}

/** A query that cannot be answered in full. The message says why and what to change. */
export class InvalidQuery extends Error {
  override name = 'InvalidQuery';
  /** The limit that was passed, in the unit that the message names. */
  readonly limit: number;

  constructor(message: string, limit: number) {
    super(message);
    this.limit = limit;
  }
}

/** The engine does not answer, or not in time, or with an error, or has too much to do. The cause is for the log. */
export class SearchUnavailable extends Error {
  override name = 'SearchUnavailable';
  /** When it has too much to do: after how many seconds it may answer. */
  readonly retryAfterSeconds: number | null;

  constructor(message: string, { cause, retryAfterSeconds = null }: UnavailableDetails = {}) {
    super(message, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface UnavailableDetails {
  cause?: unknown;
  retryAfterSeconds?: number | null;
}
