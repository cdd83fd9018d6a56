import type { Author } from '../generated/prisma/client.ts';
import { batchLoad, type Context } from '../graphql/context.ts';

/** Loads an author together with whatever else asks for one; undefined when it is gone. */
export function findAuthor(context: Context, id: number): Promise<Author | undefined> {
  return batchLoad<number, Author>(context, 'author', id, async (ids) => {
    const rows = await context.database.author.findMany({ where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, row]));
  });
}
