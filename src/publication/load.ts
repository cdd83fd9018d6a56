import type { Publication } from '../generated/prisma/client.ts';
import { batchLoad, type Context } from '../graphql/context.ts';

/** Loads a publication together with whatever else asks for one; undefined when it is gone. */
export function findPublication(context: Context, id: number): Promise<Publication | undefined> {
  return batchLoad<number, Publication>(context, 'publication', id, async (ids) => {
    const rows = await context.database.publication.findMany({ where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, row]));
  });
}
