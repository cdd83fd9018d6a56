import { type GraphQLOutputType, getNamedType, getNullableType, isCompositeType, isListType } from 'graphql';
import { defaultPageSize, largestPageSize } from '../paging/keyset.ts';

/**
 * What fields cost, in units of about eight microseconds of processor time, those of the database included.
 *
 * A field of an object costs 1, whatever the executor does for it. A list costs what its entries do, times how many it
 * can have, and `field` for finding them. Declared beside the field that differs from `estimateCost`.
 */
/** A list that is given whole. */
export const wholeList = (entries: number) => ({ field: 2, multiplier: entries });
/** What one block names, the parts of a quote, the titles of a person, the photos of a story. */
export const shortList = wholeList(3);
/** The fields of a page that stand for its entries: the page itself has counted them. */
export const entriesOfPage = { field: 0, multiplier: 1 };

/** The text of an article, or a part of it that is cut from it. */
export const longText = 20;
/** A body that is printed with all that is marked in it. */
export const printedPage = 100;

/** What one search costs the engine. */
export const searchCost = 4000;

/** Finding one page, and counting the whole list. */
const pageField = 25;
export const totalCountCost = 2;

/** A page costs its entries, as many as are asked for, and what its filter makes the database look up. */
export function pageCost(args: object, field = pageField): { field: number; multiplier: number } {
  const { first, last, filter } = args as { first?: unknown; last?: unknown; filter?: unknown };
  const size = first ?? last;
  // A larger page is refused by the list itself, with a word on the argument.
  const entries = typeof size === 'number' ? Math.min(Math.max(1, size), largestPageSize) : defaultPageSize;
  return { field: field + filterCost(filter), multiplier: entries };
}

/** What each part of a filter costs each list that it is for. */
const costsOfConditions: Record<string, number> = { nameContains: 300, near: 100, language: 20, allOf: 20, noneOf: 20 };

/** A name costs looking it up; what excludes or joins articles costs each article that is passed over. */
export function filterCost(filter: unknown, condition = ''): number {
  const own = costsOfConditions[condition] ?? 2;
  if (Array.isArray(filter)) {
    return filter.reduce<number>((sum, each) => sum + filterCost(each, condition), 0);
  }
  if (typeof filter !== 'object' || filter === null || filter instanceof Date) return filter == null ? 0 : own;
  return Object.entries(filter).reduce((sum, [name, value]) => sum + filterCost(value, name), own);
}

/** What a field costs that declares nothing else. */
export function estimateCost(
  args: object,
  _context: unknown,
  { type }: { type: GraphQLOutputType },
): number | { field: number; multiplier: number } {
  const named = getNamedType(type);
  if (named.name.endsWith('Connection')) return pageCost(args);
  if (isListType(getNullableType(type))) return wholeList(isCompositeType(named) ? 20 : 3);
  return 1;
}
