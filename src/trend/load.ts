import type { Trend } from '../generated/prisma/client.ts';
import { batchLoad, type Context } from '../graphql/context.ts';

/** Loads a trend together with whatever else asks for one; undefined when it is gone. */
export function findTrend(context: Context, id: number): Promise<Trend | undefined> {
  return batchLoad<number, Trend>(context, 'trend', id, async (ids) => {
    const rows = await context.database.trend.findMany({ where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, row]));
  });
}
