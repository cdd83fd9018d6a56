import type { Entity } from '../generated/prisma/client.ts';
import { batchLoad, type Context } from '../graphql/context.ts';

/** Loads a person, place or organisation together with whatever else asks for one; null for none. */
export async function loadEntity(context: Context, id: number | null): Promise<Entity | null> {
  if (id === null) return null;
  const entity = await batchLoad<number, Entity>(context, 'entity', id, async (ids) => {
    const rows = await context.database.entity.findMany({ where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, row]));
  });
  return entity ?? null;
}
