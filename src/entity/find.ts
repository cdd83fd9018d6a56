import type { Database } from '../database/client.ts';
import type { Entity, EntityKind } from '../generated/prisma/client.ts';
import { rowOf } from '../graphql/builder/nodeId.ts';
import { typeNames } from '../graphql/inputs/kind.ts';
import { findOne } from '../graphql/request/findOne.ts';
import { fold } from '../text/fold.ts';

export interface EntityIdentifiers {
  id?: string | null | undefined;
  slug?: string | null | undefined;
  name?: string | null | undefined;
}

/** Finds a person, place or organisation by exactly one of id, slug and name; null when there is none. */
export function findEntity(
  database: Database,
  kind: EntityKind,
  identifiers: EntityIdentifiers,
): Promise<Entity | null> {
  return findOne<'id' | 'slug' | 'name', Entity>(identifiers, {
    id: (id) => database.entity.findUnique({ where: { id: rowOf(typeNames[kind], id) ?? 0, kind } }),
    slug: (slug) => database.entity.findUnique({ where: { kind_slug: { kind, slug } } }),
    name: (name) => findByName(database, kind, fold(name)),
  });
}

/** The one entity with this full name; else the one with this alias or last name; null where several have it. */
async function findByName(database: Database, kind: EntityKind, folded: string): Promise<Entity | null> {
  const [named, another] = await database.entity.findMany({ where: { kind, folded }, take: 2 });
  if (named) return another ? null : named;
  const called = await database.entity.findMany({
    where: { kind, OR: [{ aliases: { some: { folded } } }, { surname: folded }] },
    take: 2,
  });
  return called.length === 1 ? (called[0] ?? null) : null;
}
