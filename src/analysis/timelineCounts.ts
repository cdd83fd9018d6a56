import { Prisma, type Sql } from '../database/client.ts';
import { type DayRange, printDay, withinDays } from '../graphql/inputs/dateRange.ts';
import { and } from '../graphql/paging/keyset.ts';
import type { Context } from '../graphql/request/context.ts';
import { type Interval, nextStart, startOf } from './buckets.ts';

/** The articles that a timeline counts: those linked with an entity `p.id`, or all, that meet the conditions. */
export interface Counted {
  interval: Interval;
  from: Sql;
  where: Sql[];
}

/** How many articles of one parent fall into a bucket, by its first day. */
export interface BucketCount {
  parentId: number;
  bucket: Date;
  count: number;
}

/** Counts the articles of many parents by bucket; buckets without articles are left out. */
export const countByBucket = (
  context: Context,
  parents: readonly number[],
  { interval, from, where }: Counted,
  range: DayRange,
): Promise<BucketCount[]> =>
  context.read<BucketCount>(Prisma.sql`
  SELECT p.id AS "parentId", date_trunc(${interval}, a."publishedOn")::date AS bucket, count(*)::int AS count
  FROM unnest(${parents}::int[]) AS p(id), ${from}
  WHERE ${and([...where, ...withinDays(Prisma.sql`a."publishedOn"`, range)])}
  GROUP BY 1, 2`);

/** Articles of the corpus by bucket, of a range that begins with a bucket. */
export async function countAll(
  context: Context,
  interval: Interval,
  from: Date,
  last: Date,
): Promise<Map<number, number>> {
  const end = new Date(nextStart(interval, startOf(interval, last)).getTime() - 1);
  const rows = await context.read<{ bucket: Date; count: number }>(Prisma.sql`
    SELECT date_trunc(${interval}, day)::date AS bucket, sum("articleCount")::int AS count FROM "Day"
    WHERE day >= ${printDay(from)}::date AND day <= ${printDay(end)}::date GROUP BY 1`);
  return new Map(rows.map(({ bucket, count }) => [bucket.getTime(), count]));
}
