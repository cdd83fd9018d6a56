import type { GraphQLResolveInfo } from 'graphql';
import { Prisma, type Sql } from '../database/client.ts';
import type { Entity, EntityKind } from '../generated/prisma/client.ts';
import { rowOf } from '../graphql/builder/nodeId.ts';
import { typeNames } from '../graphql/inputs/kind.ts';
import { maxNameLength } from '../graphql/inputs/nameFilter.ts';
import type { Context } from '../graphql/request/context.ts';
import { findOne } from '../graphql/request/findOne.ts';
import { findRow, findRows } from '../graphql/request/rows.ts';
import { selectAsked } from '../graphql/select/selectRow.ts';
import { fold } from '../text/fold.ts';

export interface EntityIdentifiers {
  id?: string | null | undefined;
  slug?: string | null | undefined;
  name?: string | null | undefined;
}

/** Finds a person, place or organisation by exactly one of id, slug and name; null when there is none. */
export function findEntity(
  context: Context,
  kind: EntityKind,
  identifiers: EntityIdentifiers,
  info: GraphQLResolveInfo,
): Promise<Entity | null> {
  const ofKind = Prisma.sql`e.kind = ${kind}::"EntityKind"`;
  return findOne<'id' | 'slug' | 'name', Entity>(identifiers, {
    id: (id) => findRow(context, 'Entity', Prisma.sql`${ofKind} AND e.id = ${rowOf(typeNames[kind], id) ?? 0}`, info),
    slug: (slug) => findRow(context, 'Entity', Prisma.sql`${ofKind} AND e.slug = ${slug}`, info),
    name: async (name) => (name.length > maxNameLength ? null : findByName(context, kind, fold(name), info)),
  });
}

/** The one entity with this full name; else the one with this alias or last name; null where several have it. */
async function findByName(
  context: Context,
  kind: EntityKind,
  folded: string,
  info: GraphQLResolveInfo,
): Promise<Entity | null> {
  // Somebody else may get the name at any time.
  context.dependencies.addEverything();
  const selection = selectAsked('Entity', info);
  const ofKind = Prisma.sql`e.kind = ${kind}::"EntityKind"`;
  const find = (condition: Sql) =>
    findRows(context, 'Entity', Prisma.sql`${ofKind} AND ${condition} LIMIT 2`, selection);
  const [named, another] = await find(Prisma.sql`e.folded = ${folded}`);
  if (named) return another ? null : named;
  const called = await find(Prisma.sql`e.id IN (
    SELECT "entityId" FROM "Alias" WHERE folded = ${folded} UNION SELECT id FROM "Entity" WHERE surname = ${folded})`);
  return called.length === 1 ? (called[0] ?? null) : null;
}
