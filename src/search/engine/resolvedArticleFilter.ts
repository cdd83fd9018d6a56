/**
 * An article filter with its names resolved to ids, for both the database and the search index.
 *
 * Every condition given must hold. An empty list sets no condition, whichever list it is. A name that nobody has is an
 * empty list of ids inside such a list, and matches nothing.
 */
export interface ResolvedArticleFilter {
  /** First day, `YYYY-MM-DD`. */
  publishedFrom?: string;
  /** Last day, itself included. */
  publishedTo?: string;
  ids?: ResolvedIds[];
  /** Codes of the countries of places mentioned, compared exactly: `il` is not `IL`. */
  countries?: string[];
  near?: ResolvedCircle;
  /** A language range in lower case, which finds longer tags as well: `en` finds `en-GB` (RFC 4647, basic filtering). */
  language?: string;
  hasQuotes?: boolean;
  hasPhoto?: boolean;
  /** All of these must hold; an empty list sets no condition. */
  and?: ResolvedArticleFilter[];
  /** At least one of these must hold; an empty list sets no condition. */
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

/** The condition of one field. Each name is the list of ids of those who have it. */
export interface ResolvedIds {
  field: ResolvedField;
  /** The article has an id of any of these names. */
  anyOf?: number[][];
  /** The article has an id of each of these names. */
  allOf?: number[][];
  /** The article has no id of any of these names. */
  noneOf?: number[][];
}

/** A circle on the earth and the places in it. The index holds no coordinates and filters by the places' ids. */
export interface ResolvedCircle {
  latitude: number;
  longitude: number;
  radiusKm: number;
  places: number[];
}
