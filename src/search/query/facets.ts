import type { ArticleConditions } from '../documents/articleDocument.ts';
import { decodeFilterValue } from '../documents/filterValue.ts';
import type { ValueCounts } from '../engine/batchingClient.ts';
import type { FacetCount, FacetField } from '../engine/port.ts';
import type { ResolvedArticleFilter, ResolvedField } from '../engine/resolvedArticleFilter.ts';

interface FacetRule {
  attribute: keyof ArticleConditions;
  /** The ids of a filter that narrow by it. */
  ids?: ResolvedField;
  /** The other conditions of a filter that narrow by it. */
  conditions?: (keyof ResolvedArticleFilter)[];
}

const rules: Record<FacetField, FacetRule> = {
  PEOPLE: { attribute: 'people', ids: 'people' },
  PLACES: { attribute: 'places', ids: 'places' },
  ORGANIZATIONS: { attribute: 'organizations', ids: 'organizations' },
  TRENDS: { attribute: 'trends', ids: 'trends' },
  PUBLICATIONS: { attribute: 'publication', ids: 'publications' },
  AUTHORS: { attribute: 'authors', ids: 'authors' },
  AGENCIES: { attribute: 'agencies', ids: 'agencies' },
  SPEAKERS: { attribute: 'speakers', ids: 'speakers' },
  COUNTRIES: { attribute: 'countries', conditions: ['countries'] },
  YEAR: { attribute: 'year', conditions: ['publishedFrom', 'publishedTo'] },
  MONTH: { attribute: 'month', conditions: ['publishedFrom', 'publishedTo'] },
};

export const facetAttribute = (field: FacetField): string => rules[field].attribute;

/**
 * Whether a filter narrows by a facet itself.
 *
 * A facet's own conditions are those at the top of the filter and in its `and`, however deep: what a reader ticked.
 * Conditions inside `or` and `not` concern several fields at once and are not counted as its own.
 */
export function hasOwnConditions(filter: ResolvedArticleFilter, field: FacetField): boolean {
  const { ids, conditions = [] } = rules[field];
  return (
    (filter.ids ?? []).some((one) => one.field === ids) ||
    conditions.some((name) => filter[name] !== undefined) ||
    (filter.and ?? []).some((part) => hasOwnConditions(part, field))
  );
}

/** The filter without a facet's own conditions. */
export function withoutOwnConditions(filter: ResolvedArticleFilter, field: FacetField): ResolvedArticleFilter {
  const { ids, conditions = [] } = rules[field];
  const rest = { ...filter };
  for (const name of conditions) delete rest[name];
  if (rest.ids) rest.ids = rest.ids.filter((one) => one.field !== ids);
  if (rest.and) rest.and = rest.and.map((part) => withoutOwnConditions(part, field));
  return rest;
}

/** The values of a facet, those of most articles first. */
export function readFacet(field: FacetField, counts: ValueCounts): FacetCount[] {
  const ofField = Object.entries(counts[facetAttribute(field)] ?? {});
  const values = ofField.map(([key, count]) => ({
    value: field === 'COUNTRIES' ? decodeFilterValue(key) : key,
    count,
  }));
  return values.sort((a, b) => b.count - a.count || Number(a.value) - Number(b.value) || (a.value < b.value ? -1 : 1));
}
