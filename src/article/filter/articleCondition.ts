import { Prisma, type Sql } from '../../database/client.ts';
import { withinDays } from '../../graphql/inputs/dateRange.ts';
import { and } from '../../graphql/paging/keyset.ts';
import type { ResolvedArticleFilter, ResolvedField, ResolvedIds } from '../../search/engine/resolvedArticleFilter.ts';

/** The condition that a filter sets on an article `a`. */
export function articleCondition(filter: ResolvedArticleFilter): Sql {
  const { language, hasQuotes, hasPhoto, not } = filter;
  return and([
    ...withinDays(Prisma.sql`a."publishedOn"`, { from: filter.publishedFrom, to: filter.publishedTo }),
    ...(filter.ids ?? []).flatMap(idConditions),
    ...(filter.countries?.length ? [exists('places', filter.countryPlaces ?? [])] : []),
    ...(filter.near ? [exists('places', filter.near.places)] : []),
    ...(language === undefined ? [] : [languageCondition(language)]),
    ...(hasQuotes === undefined ? [] : [Prisma.sql`(a."quoteCount" > 0) = ${hasQuotes}`]),
    ...(hasPhoto === undefined ? [] : [Prisma.sql`a."hasPhoto" = ${hasPhoto}`]),
    ...(filter.and ?? []).map((part) => Prisma.sql`(${articleCondition(part)})`),
    ...(filter.or?.length ? [Prisma.sql`(${Prisma.join(filter.or.map(articleCondition), ') OR (', '(', ')')})`] : []),
    ...(not ? [Prisma.sql`NOT (${articleCondition(not)})`] : []),
  ]);
}

/** That the article's language is in a range, `en-GB` in `en` (RFC 4647, basic filtering). */
function languageCondition(language: string): Sql {
  const range = language.replaceAll('\0', '\u{FFFD}');
  if (range === '') return Prisma.sql`FALSE`;
  const tag = Prisma.sql`lower(a.language COLLATE "C")`;
  return Prisma.sql`(${tag} = ${range} OR starts_with(${tag}, ${`${range}-`}))`;
}

function idConditions({ field, anyOf, allOf, noneOf }: ResolvedIds): Sql[] {
  return [
    ...(anyOf?.length ? [exists(field, anyOf.flat())] : []),
    ...(allOf ?? []).map((ids) => exists(field, ids)),
    ...(noneOf?.length ? [Prisma.sql`NOT ${exists(field, noneOf.flat())}`] : []),
  ];
}

/** That the article is linked with one of these rows. No row, no article. */
function exists(field: ResolvedField, ids: number[]): Sql {
  if (ids.length === 0) return Prisma.sql`FALSE`;
  const links: Record<ResolvedField, Sql> = {
    publications: Prisma.sql`(a."publicationId" IS NOT NULL AND a."publicationId" = ANY(${ids}::int[]))`,
    authors: linked(Prisma.sql`"ArticleAuthor"`, Prisma.sql`"authorId"`, ids),
    people: linked(Prisma.sql`"ArticleEntity"`, Prisma.sql`"entityId"`, ids),
    places: linked(Prisma.sql`"ArticleEntity"`, Prisma.sql`"entityId"`, ids),
    organizations: linked(Prisma.sql`"ArticleEntity"`, Prisma.sql`"entityId"`, ids),
    speakers: linked(Prisma.sql`"Quote"`, Prisma.sql`"speakerId"`, ids),
    trends: linked(Prisma.sql`"ArticleTrend"`, Prisma.sql`"trendId"`, ids),
    agencies: linked(Prisma.sql`"AgencyCredit"`, Prisma.sql`"organizationId"`, ids),
  };
  return links[field];
}

const linked = (table: Sql, column: Sql, ids: number[]): Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM ${table} link WHERE link."articleId" = a.id AND link.${column} = ANY(${ids}::int[]))`;
