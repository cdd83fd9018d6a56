import { Prisma, type Sql } from '../../database/client.ts';

// Parts of the one statement of `countArticle`, each a common table expression. A part that adds makes the rows that are
// not there yet; one that subtracts finds them there.

/** Adds an article to its day, its month, and the months of everybody whom it names, or subtracts it. */
export function countPeriods(articleId: number, change: 1 | -1): Sql[] {
  const article = Prisma.sql`
    own AS (
      SELECT "publishedOn", date_trunc('month', "publishedOn"::timestamp)::date AS month,
        (SELECT count(*)::int FROM "Quote" WHERE "articleId" = ${articleId}) AS quotes
      FROM "Article" WHERE id = ${articleId})`;
  const named = Prisma.sql`SELECT link."entityId", own.month FROM "ArticleEntity" link CROSS JOIN own WHERE link."articleId" = ${articleId}`;
  if (change === 1) {
    return [
      article,
      Prisma.sql`days AS (
        INSERT INTO "Day" AS row (day, "articleCount", "quoteCount") SELECT "publishedOn", 1, quotes FROM own
        ON CONFLICT (day) DO UPDATE SET "articleCount" = row."articleCount" + 1, "quoteCount" = row."quoteCount" + excluded."quoteCount")`,
      Prisma.sql`months AS (
        INSERT INTO "Month" AS row (month, "articleCount", "quoteCount") SELECT month, 1, quotes FROM own
        ON CONFLICT (month) DO UPDATE SET "articleCount" = row."articleCount" + 1, "quoteCount" = row."quoteCount" + excluded."quoteCount")`,
      Prisma.sql`entity_months AS (
        INSERT INTO "EntityMonth" AS row ("entityId", month, "articleCount") SELECT named.*, 1 FROM (${named}) named
        ON CONFLICT ("entityId", month) DO UPDATE SET "articleCount" = row."articleCount" + 1)`,
    ];
  }
  return [
    article,
    Prisma.sql`days AS (
      UPDATE "Day" row SET "articleCount" = row."articleCount" - 1, "quoteCount" = row."quoteCount" - quotes
      FROM own WHERE row.day = own."publishedOn")`,
    Prisma.sql`months AS (
      UPDATE "Month" row SET "articleCount" = row."articleCount" - 1, "quoteCount" = row."quoteCount" - quotes
      FROM own WHERE row.month = own.month)`,
    Prisma.sql`entity_months AS (
      UPDATE "EntityMonth" row SET "articleCount" = row."articleCount" - 1
      FROM (${named}) named WHERE row."entityId" = named."entityId" AND row.month = named.month)`,
  ];
}

/** Links an article with the countries of its places and counts it there, or takes both back. */
export function countCountries(articleId: number, change: 1 | -1): Sql[] {
  if (change === 1) {
    return [
      Prisma.sql`in_countries AS (
        INSERT INTO "ArticleCountry" ("articleId", "countryCode", "publishedAt")
        SELECT DISTINCT link."articleId", place."countryCode", link."publishedAt"
        FROM "ArticleEntity" link JOIN "Place" place ON place."entityId" = link."entityId"
        WHERE link."articleId" = ${articleId} AND link.kind = 'PLACE' AND place."countryCode" IS NOT NULL
        RETURNING "countryCode")`,
      Prisma.sql`countries AS (
        INSERT INTO "Country" AS row (code, "articleCount") SELECT "countryCode", 1 FROM in_countries
        ON CONFLICT (code) DO UPDATE SET "articleCount" = row."articleCount" + 1)`,
    ];
  }
  return [
    Prisma.sql`in_countries AS (DELETE FROM "ArticleCountry" WHERE "articleId" = ${articleId} RETURNING "countryCode")`,
    Prisma.sql`countries AS (
      UPDATE "Country" row SET "articleCount" = row."articleCount" - 1
      FROM in_countries WHERE row.code = in_countries."countryCode")`,
  ];
}

/**
 * Counts an article in the whole corpus, and the names that it is the first to have, or was the last.
 *
 * Reads what the other parts returned: `entities`, `trends`, `authors` and `publications` with their new counts.
 */
export function countCorpus(change: 1 | -1): Sql {
  const changed = (names: string, condition = Prisma.empty) => Prisma.sql`
    ${change}::int * (SELECT count(*)::int FROM ${Prisma.raw(names)} WHERE "articleCount" = ${change === 1 ? 1 : 0}::int ${condition})`;
  const ofKind = (kind: string) => changed('entities', Prisma.sql`AND kind = ${kind}::"EntityKind"`);
  return Prisma.sql`
    UPDATE "Corpus" SET "articleCount" = "articleCount" + ${change}::int,
      "quoteCount" = "quoteCount" + ${change}::int * (SELECT quotes FROM own),
      "personCount" = "personCount" + ${ofKind('PERSON')},
      "placeCount" = "placeCount" + ${ofKind('PLACE')},
      "organizationCount" = "organizationCount" + ${ofKind('ORGANIZATION')},
      "trendCount" = "trendCount" + ${changed('trends')},
      "authorCount" = "authorCount" + ${changed('authors')},
      "publicationCount" = "publicationCount" + ${changed('publications')}`;
}
