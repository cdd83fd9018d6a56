/**
 * An article filter whose names were looked up: what both the database and the search index are asked.
 *
 * Every condition given must hold. A list that is given but empty sets no condition, whichever list it is; a name that
 * nobody bears is an empty list of ids inside such a list, and matches nothing.
 */
export interface ResolvedArticleFilter {
  /** First day, `YYYY-MM-DD`. */
  publishedFrom?: string;
  /** Last day, itself included. */
  publishedTo?: string;
  ids?: ResolvedIds[];
  /** Codes of the countries of places mentioned, compared letter for letter: `il` is not `IL`. */
  countries?: string[];
  /** The places in these countries, by which the database is asked. */
  countryPlaces?: number[];
  near?: ResolvedCircle;
  /** A language range in lower case, which finds longer tags as well: `en` finds `en-GB` (RFC 4647, basic filtering). */
  language?: string;
  hasQuotes?: boolean;
  hasPhoto?: boolean;
  /** All of them; none given holds for everything. */
  and?: ResolvedArticleFilter[];
  /** One of them at least; none given sets no condition. */
  or?: ResolvedArticleFilter[];
  not?: ResolvedArticleFilter;
}

export type ResolvedField =
  | 'publications'
  | 'authors'
  | 'people'
  | 'places'
  | 'organizations'
  | 'speakers'
  | 'trends'
  | 'agencies';

/** One entity filter. Each name given stands as the list of ids that bear it. */
export interface ResolvedIds {
  field: ResolvedField;
  /** One id of any name. */
  anyOf?: number[][];
  /** For every name one of its ids. */
  allOf?: number[][];
  /** No id of any name. */
  noneOf?: number[][];
}

/** A circle on the earth, and the places that lie in it. The index keeps no coordinates and asks by the places' ids. */
export interface ResolvedCircle {
  latitude: number;
  longitude: number;
  radiusKm: number;
  places: number[];
}
