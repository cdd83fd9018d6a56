import { Prisma } from '../database/client.ts';
import type { Read } from '../database/read/reader.ts';
import type { Entity, EntityKind } from '../generated/prisma/client.ts';
import { rowOf } from '../graphql/builder/nodeId.ts';
import { typeNames } from '../graphql/inputs/kind.ts';
import { findOne } from '../graphql/request/findOne.ts';
import { findRow, findRows } from '../graphql/request/rows.ts';
import { fold } from '../text/fold.ts';

export interface EntityIdentifiers {
  id?: string | null | undefined;
  slug?: string | null | undefined;
  name?: string | null | undefined;
}

/** Finds a person, place or organisation by exactly one of id, slug and name; null when there is none. */
export function findEntity(read: Read, kind: EntityKind, identifiers: EntityIdentifiers): Promise<Entity | null> {
  const ofKind = Prisma.sql`a.kind = ${kind}::"EntityKind"`;
  return findOne<'id' | 'slug' | 'name', Entity>(identifiers, {
    id: (id) => findRow(read, 'Entity', Prisma.sql`${ofKind} AND a.id = ${rowOf(typeNames[kind], id) ?? 0}`),
    slug: (slug) => findRow(read, 'Entity', Prisma.sql`${ofKind} AND a.slug = ${slug}`),
    name: (name) => findByName(read, kind, fold(name)),
  });
}

/** The one entity with this full name; else the one with this alias or last name; null where several have it. */
async function findByName(read: Read, kind: EntityKind, folded: string): Promise<Entity | null> {
  const ofKind = Prisma.sql`a.kind = ${kind}::"EntityKind"`;
  const [named, another] = await findRows(read, 'Entity', Prisma.sql`${ofKind} AND a.folded = ${folded} LIMIT 2`);
  if (named) return another ? null : named;
  const called = await findRows(
    read,
    'Entity',
    Prisma.sql`${ofKind} AND a.id IN (
      SELECT "entityId" FROM "Alias" WHERE folded = ${folded} UNION SELECT id FROM "Entity" WHERE surname = ${folded}
    ) LIMIT 2`,
  );
  return called.length === 1 ? (called[0] ?? null) : null;
}
