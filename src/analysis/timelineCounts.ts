import { Prisma, type Sql } from '../database/client.ts';
import { type DayRange, printDay, withinDays } from '../graphql/inputs/dateRange.ts';
import { and } from '../graphql/paging/keyset.ts';
import type { Context } from '../graphql/request/context.ts';
import { type Interval, nextStart, startOf } from './buckets.ts';

/** Counts of articles by `day`, of a parent `p.id` or of none, from which those of buckets are summed. */
export type Tally = (interval: Interval) => Sql;

/** How many articles of one parent fall into a bucket, by its first day. */
export interface BucketCount {
  parentId: number;
  bucket: Date;
  count: number;
}

/** The articles that name or credit an entity: of months and years, as ingest counts them; of shorter times, counted. */
export const tallyOfEntity: Tally = (interval) =>
  isOfMonths(interval)
    ? Prisma.sql`
      SELECT of_month.month AS day, of_month."articleCount" AS count FROM "EntityMonth" of_month
      WHERE of_month."entityId" = p.id AND of_month."articleCount" > 0`
    : Prisma.sql`SELECT link."publishedOn" AS day, 1 AS count FROM "ArticleEntity" link WHERE link."entityId" = p.id`;

/** All articles of the corpus. */
export const tallyOfCorpus: Tally = (interval) =>
  isOfMonths(interval)
    ? Prisma.sql`SELECT month AS day, "articleCount" AS count FROM "Month" WHERE "articleCount" > 0`
    : Prisma.sql`SELECT day, "articleCount" AS count FROM "Day" WHERE "articleCount" > 0`;

const isOfMonths = (interval: Interval): boolean => interval === 'MONTH' || interval === 'YEAR';

/** Counts the articles of many parents by bucket; buckets without articles are left out. */
export const countByBucket = (
  context: Context,
  parents: readonly number[],
  { interval, tally }: { interval: Interval; tally: Tally },
  range: DayRange,
): Promise<BucketCount[]> =>
  context.read<BucketCount>(Prisma.sql`
  SELECT p.id AS "parentId", ${bucketOf(interval)} AS bucket, sum(tally.count)::int AS count
  FROM unnest(${parents}::int[]) AS p(id) CROSS JOIN LATERAL (${tally(interval)}) tally
  WHERE ${and(withinDays(Prisma.sql`tally.day`, range))}
  GROUP BY 1, 2`);

const bucketOf = (interval: Interval): Sql => Prisma.sql`date_trunc(${interval}, tally.day::timestamp)::date`;

/** Articles of the corpus by bucket, of a range that begins with a bucket. */
export async function countAll(
  context: Context,
  interval: Interval,
  from: Date,
  last: Date,
): Promise<Map<number, number>> {
  const end = new Date(nextStart(interval, startOf(interval, last)).getTime() - 1);
  const rows = await context.read<{ bucket: Date; count: number }>(Prisma.sql`
    SELECT ${bucketOf(interval)} AS bucket, sum(tally.count)::int AS count FROM (${tallyOfCorpus(interval)}) tally
    WHERE tally.day >= ${printDay(from)}::date AND tally.day <= ${printDay(end)}::date GROUP BY 1`);
  return new Map(rows.map(({ bucket, count }) => [bucket.getTime(), count]));
}
