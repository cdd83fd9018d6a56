import { Prisma, type Sql } from '../../database/client.ts';
import type { Transaction } from '../../database/transaction.ts';
import { countCorpus, countCountries, countPeriods } from './corpusCounts.ts';

/** The rows that an article is counted at, by their ids. */
export interface CountedRows {
  entities: number[];
  authors: number[];
  publications: number[];
  trends: number[];
}

/** A table with counts, and what links its rows (`id`) with articles (`article`) of a day. */
interface Counted {
  table: Sql;
  links: Sql;
  id: Sql;
  article: Sql;
  day: Sql;
}

const counted: Record<keyof CountedRows, Counted> = {
  entities: {
    table: Prisma.sql`"Entity"`,
    links: Prisma.sql`"ArticleEntity" link`,
    id: Prisma.sql`link."entityId"`,
    article: Prisma.sql`link."articleId"`,
    day: Prisma.sql`link."publishedOn"`,
  },
  authors: {
    table: Prisma.sql`"Author"`,
    links: Prisma.sql`"ArticleAuthor" link JOIN "Article" a ON a.id = link."articleId"`,
    id: Prisma.sql`link."authorId"`,
    article: Prisma.sql`link."articleId"`,
    day: Prisma.sql`a."publishedOn"`,
  },
  publications: {
    table: Prisma.sql`"Publication"`,
    links: Prisma.sql`"Article" a`,
    id: Prisma.sql`a."publicationId"`,
    article: Prisma.sql`a.id`,
    day: Prisma.sql`a."publishedOn"`,
  },
  trends: {
    table: Prisma.sql`"Trend"`,
    links: Prisma.sql`"ArticleTrend" link`,
    id: Prisma.sql`link."trendId"`,
    article: Prisma.sql`link."articleId"`,
    day: Prisma.sql`link."publishedOn"`,
  },
};
const tables = Object.keys(counted) as (keyof CountedRows)[];

/** The rows that an article is linked with at this moment. */
export async function findCountedRows(transaction: Transaction, articleId: number): Promise<CountedRows> {
  const lists = tables.map((name) => {
    const { links, id, article } = counted[name];
    return Prisma.sql`ARRAY(SELECT ${id} FROM ${links} WHERE ${article} = ${articleId} AND ${id} IS NOT NULL) AS ${Prisma.raw(name)}`;
  });
  const [rows] = await transaction.$queryRaw<CountedRows[]>`SELECT ${Prisma.join(lists)}`;
  return rows ?? { entities: [], authors: [], publications: [], trends: [] };
}

/**
 * Adds a stored article to every count that it belongs to, or subtracts it before its rows are deleted.
 *
 * Costs what the article has, not what the corpus has, in one statement. First and last days grow with additions; after a
 * subtraction `refreshDays` finds them again.
 */
export async function countArticle(transaction: Transaction, articleId: number, change: 1 | -1): Promise<void> {
  const updates = tables.map((name) => {
    const { table, links, id, article, day } = counted[name];
    return Prisma.sql`${Prisma.raw(name)} AS (
      UPDATE ${table} row SET ${name === 'entities' ? spoken(articleId, change) : Prisma.empty}
        "articleCount" = row."articleCount" + ${change}::int,
        "firstSeenOn" = CASE WHEN ${change}::int < 0 THEN row."firstSeenOn"
          WHEN row."articleCount" = 0 THEN linked.day ELSE least(row."firstSeenOn", linked.day) END,
        "lastSeenOn" = CASE WHEN ${change}::int < 0 THEN row."lastSeenOn"
          WHEN row."articleCount" = 0 THEN linked.day ELSE greatest(row."lastSeenOn", linked.day) END
      FROM (SELECT ${id} AS id, ${day} AS day FROM ${links} WHERE ${article} = ${articleId}) linked WHERE row.id = linked.id
      RETURNING row."articleCount"${name === 'entities' ? Prisma.sql`, row.kind` : Prisma.empty})`;
  });
  await transaction.$executeRaw`
    WITH ${Prisma.join([...updates, ...countCountries(articleId, change), ...countPeriods(articleId, change)])}
    ${countCorpus(change)}`;
}

const spoken = (articleId: number, change: 1 | -1): Sql => Prisma.sql`
  "quoteCount" = row."quoteCount" + ${change}::int * (
    SELECT count(*)::int FROM "Quote" q WHERE q."articleId" = ${articleId} AND q."speakerId" = row.id),`;

/** Finds first and last day again for those rows whose first or last was `day`. Rows without articles keep their days. */
export async function refreshDays(transaction: Transaction, rows: CountedRows, day: Date): Promise<void> {
  for (const name of tables) {
    if (rows[name].length === 0) continue;
    const { table, links, id, day: dayOf } = counted[name];
    await transaction.$executeRaw`
      UPDATE ${table} row SET "firstSeenOn" = seen.first, "lastSeenOn" = seen.last
      FROM (
        SELECT id FROM ${table} WHERE id = ANY(${rows[name]}::int[]) AND "articleCount" > 0
          AND (${day}::date = "firstSeenOn" OR ${day}::date = "lastSeenOn") OFFSET 0
      ) changed CROSS JOIN LATERAL (
        SELECT min(${dayOf}) AS first, max(${dayOf}) AS last FROM ${links} WHERE ${id} = changed.id
      ) seen
      WHERE row.id = changed.id`;
  }
}
