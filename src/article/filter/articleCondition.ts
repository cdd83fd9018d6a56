import { Prisma, type Sql } from '../../database/client.ts';
import { withinDays } from '../../graphql/inputs/dateRange.ts';
import { and } from '../../graphql/paging/keyset.ts';
import type { ResolvedArticleFilter, ResolvedIds } from '../../search/engine/resolvedArticleFilter.ts';
import { isLinked, type LinkedField, type LookUp, linkTables, type Value } from './linkTables.ts';

/** One of the conditions that a filter sets on an article `a`. */
export interface Condition {
  /** The condition itself, of the article whose id is given: the column of a link spares reading the article. */
  holds: (id: Sql) => Sql;
  /** The links that an article must have one of, where the condition is that. */
  linked?: { field: LinkedField; values: Value[] };
  /** The filters of which one must hold, where the condition is that. */
  or?: ResolvedArticleFilter[];
  /** Whether it is about the day of publication alone. */
  isOfDays?: boolean;
}

/** The condition that a filter sets on an article `a`. */
export const articleCondition = (filter: ResolvedArticleFilter, id: Sql = Prisma.sql`a.id`): Sql =>
  and(conditionsOf(filter, 'ANY_WAY').map(({ holds }) => holds(id)));

/**
 * The conditions that a filter sets, of which all must hold.
 *
 * @param lookUp How links are looked up, except those of filters of which not all must hold.
 */
export function conditionsOf(filter: ResolvedArticleFilter, lookUp: LookUp): Condition[] {
  const { language, hasQuotes, hasPhoto, not, or } = filter;
  const days = withinDays(Prisma.sql`a."publishedOn"`, { from: filter.publishedFrom, to: filter.publishedTo });
  return [
    ...days.map((day) => ({ holds: () => day, isOfDays: true })),
    ...(filter.ids ?? []).flatMap((ids) => idConditions(ids, lookUp)),
    ...(filter.countries?.length ? [linked('countries', filter.countries, lookUp)] : []),
    ...(filter.near ? [linked('places', filter.near.places, lookUp)] : []),
    ...(language === undefined ? [] : [ofArticle(languageCondition(language))]),
    ...(hasQuotes === undefined ? [] : [ofArticle(Prisma.sql`(a."quoteCount" > 0) = ${hasQuotes}`)]),
    ...(hasPhoto === undefined ? [] : [ofArticle(Prisma.sql`a."hasPhoto" = ${hasPhoto}`)]),
    ...(filter.and ?? []).flatMap((part) => conditionsOf(part, lookUp)),
    ...(or?.length ? [anyOf(or)] : []),
    ...(not ? [{ holds: (id: Sql) => Prisma.sql`NOT (${articleCondition(not, id)})` }] : []),
  ];
}

const ofArticle = (condition: Sql): Condition => ({ holds: () => condition });

/** That the article's language is in a range, `en-GB` in `en` (RFC 4647, basic filtering). */
function languageCondition(language: string): Sql {
  const range = language.replaceAll('\0', '\u{FFFD}');
  if (range === '') return Prisma.sql`FALSE`;
  const tag = Prisma.sql`lower(a.language COLLATE "C")`;
  return Prisma.sql`(${tag} = ${range} OR starts_with(${tag}, ${`${range}-`}))`;
}

function idConditions({ field, anyOf, allOf, noneOf }: ResolvedIds, lookUp: LookUp): Condition[] {
  return [
    ...(anyOf?.length ? [linked(field, anyOf.flat(), lookUp)] : []),
    ...(allOf ?? []).map((ids) => linked(field, ids, lookUp)),
    ...(noneOf?.length
      ? [{ holds: (id: Sql) => Prisma.sql`NOT ${linked(field, noneOf.flat(), lookUp).holds(id)}` }]
      : []),
  ];
}

/** That the article is linked with one of these. No value, no article. */
function linked(field: LinkedField, given: Value[], lookUp: LookUp): Condition {
  const values = [...new Set(given)];
  const holds =
    field === 'publications'
      ? () => Prisma.sql`(a."publicationId" IS NOT NULL AND a."publicationId" = ANY(${values}::int[]))`
      : (id: Sql) => isLinked(linkTables[field], values, id, lookUp);
  return { holds, linked: { field, values } };
}

const anyOf = (filters: ResolvedArticleFilter[]): Condition => ({
  or: filters,
  holds: (id) =>
    Prisma.sql`(${Prisma.join(
      filters.map((filter) => articleCondition(filter, id)),
      ') OR (',
      '(',
      ')',
    )})`,
});
