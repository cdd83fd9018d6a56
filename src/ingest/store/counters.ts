import { Prisma, type Sql } from '../../database/client.ts';

/** A table of counts, and the statement that counts them again from the rows of stories. */
export interface Counter {
  table: string;
  key: string[];
  counts: string[];
  recounted: Sql;
  /** Whether its rows are names, which stay when they have no article. */
  isOfNames?: boolean;
}

const linked = (table: string, column: string) => Prisma.sql`
  SELECT ${Prisma.raw(`"${column}"`)} AS id, count(*)::int AS "articleCount" FROM ${Prisma.raw(`"${table}"`)}
  WHERE ${Prisma.raw(`"${column}"`)} IS NOT NULL GROUP BY 1`;
const withArticles = (table: string, condition = Prisma.sql`TRUE`) => Prisma.sql`
  (SELECT count(*)::int FROM ${Prisma.raw(`"${table}"`)} WHERE "articleCount" > 0 AND ${condition})`;
const byPeriod = (period: string, first: Sql) => Prisma.sql`
  SELECT ${first} AS ${Prisma.raw(period)}, count(*)::int AS "articleCount",
    sum((SELECT count(*) FROM "Quote" q WHERE q."articleId" = a.id))::int AS "quoteCount"
  FROM "Article" a GROUP BY 1`;
const month = Prisma.sql`date_trunc('month', "publishedOn"::timestamp)::date`;

/** Each is counted from the rows of stories and from those before it. */
export const counters: Counter[] = [
  {
    table: 'Entity',
    key: ['id'],
    counts: ['articleCount', 'quoteCount'],
    isOfNames: true,
    recounted: Prisma.sql`
      SELECT id, coalesce(named."articleCount", 0) AS "articleCount", coalesce(said."articleCount", 0) AS "quoteCount"
      FROM (${linked('ArticleEntity', 'entityId')}) named FULL JOIN (${linked('Quote', 'speakerId')}) said USING (id)`,
  },
  ...(
    [
      ['Author', 'ArticleAuthor', 'authorId'],
      ['Publication', 'Article', 'publicationId'],
      ['Trend', 'ArticleTrend', 'trendId'],
    ] as const
  ).map(([table, links, column]) => ({
    table,
    key: ['id'],
    counts: ['articleCount'],
    isOfNames: true,
    recounted: linked(links, column),
  })),
  {
    table: 'Day',
    key: ['day'],
    counts: ['articleCount', 'quoteCount'],
    recounted: byPeriod('day', Prisma.sql`"publishedOn"`),
  },
  {
    table: 'Month',
    key: ['month'],
    counts: ['articleCount', 'quoteCount'],
    recounted: byPeriod('month', month),
  },
  {
    table: 'EntityMonth',
    key: ['entityId', 'month'],
    counts: ['articleCount'],
    recounted: Prisma.sql`
      SELECT "entityId", ${month} AS month, count(*)::int AS "articleCount" FROM "ArticleEntity" GROUP BY 1, 2`,
  },
  {
    table: 'ArticleCountry',
    key: ['articleId', 'countryCode', 'publishedAt'],
    counts: [],
    recounted: Prisma.sql`
      SELECT DISTINCT link."articleId", place."countryCode", link."publishedAt"
      FROM "ArticleEntity" link JOIN "Place" place ON place."entityId" = link."entityId" WHERE place."countryCode" IS NOT NULL`,
  },
  {
    table: 'Country',
    key: ['code'],
    counts: ['articleCount'],
    recounted: Prisma.sql`
      SELECT "countryCode" AS code, count(*)::int AS "articleCount" FROM "ArticleCountry" GROUP BY 1`,
  },
  {
    table: 'Corpus',
    key: ['id'],
    counts: [
      'articleCount',
      'quoteCount',
      'personCount',
      'placeCount',
      'organizationCount',
      'trendCount',
      'authorCount',
      'publicationCount',
    ],
    recounted: Prisma.sql`
      SELECT 1 AS id, (SELECT count(*)::int FROM "Article") AS "articleCount", (SELECT count(*)::int FROM "Quote") AS "quoteCount",
        ${withArticles('Entity', Prisma.sql`kind = 'PERSON'`)} AS "personCount",
        ${withArticles('Entity', Prisma.sql`kind = 'PLACE'`)} AS "placeCount",
        ${withArticles('Entity', Prisma.sql`kind = 'ORGANIZATION'`)} AS "organizationCount",
        ${withArticles('Trend')} AS "trendCount", ${withArticles('Author')} AS "authorCount",
        ${withArticles('Publication')} AS "publicationCount"`,
  },
];
