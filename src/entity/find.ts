import type { Database } from '../database/client.ts';
import type { Entity, EntityKind, Prisma } from '../generated/prisma/client.ts';
import { findOne } from '../graphql/findOne.ts';
import { type NodeType, rowOf } from '../graphql/node/nodeId.ts';
import { fold } from '../text/fold.ts';

export interface EntityIdentifiers {
  id?: string | null | undefined;
  slug?: string | null | undefined;
  name?: string | null | undefined;
}

/** Finds a person, place or organisation by exactly one of id, slug and name; null when nothing bears it. */
export function findEntity(
  database: Database,
  query: { include?: Prisma.EntityInclude; select?: Prisma.EntitySelect },
  kind: EntityKind,
  type: NodeType,
  identifiers: EntityIdentifiers,
): Promise<Entity | null> {
  return findOne<'id' | 'slug' | 'name', Entity>(identifiers, {
    id: (id) => database.entity.findUnique({ ...query, where: { id: rowOf(type, id) ?? 0, kind } } as never),
    slug: (slug) => database.entity.findUnique({ ...query, where: { kind_slug: { kind, slug } } } as never),
    name: (name) => findByName(database, query, kind, fold(name)),
  });
}

/** The one entity whose full name this is; else the one that bears it as an alias or a last name; null where several do. */
async function findByName(database: Database, query: object, kind: EntityKind, folded: string): Promise<Entity | null> {
  const [named, another] = await database.entity.findMany({ ...query, where: { kind, folded }, take: 2 });
  if (named) return another ? null : named;
  const bears = [{ aliases: { some: { folded } } }, { surname: folded }];
  const bearers = await database.entity.findMany({ ...query, where: { kind, OR: bears }, take: 2 });
  return bearers.length === 1 ? (bearers[0] ?? null) : null;
}
