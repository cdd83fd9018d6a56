import type { GraphQLResolveInfo } from 'graphql';
import { Prisma, type Sql } from '../database/client.ts';
import type { EntityKind, Entity as EntityRow } from '../generated/prisma/client.ts';
import { loadNamed, type NamedListArguments, type NamedTable } from '../graphql/lists/namedList.ts';
import type { Connection } from '../graphql/paging/keyset.ts';
import type { Context } from '../graphql/request/context.ts';

const entities: NamedTable = {
  name: 'entity',
  table: 'Entity',
  hasName: (pattern) => Prisma.sql`(e.folded LIKE ${pattern} OR EXISTS (
    SELECT 1 FROM "Alias" alias WHERE alias."entityId" = e.id AND alias.folded LIKE ${pattern} OFFSET 0))`,
  matching: (pattern) => Prisma.sql`
    SELECT id FROM "Entity" WHERE folded LIKE ${pattern}
    UNION SELECT "entityId" AS id FROM "Alias" WHERE folded LIKE ${pattern}`,
  links: { table: Prisma.sql`"ArticleEntity"`, condition: Prisma.sql`link."entityId" = e.id` },
};

/**
 * Loads a page of the people, places or organisations that articles name or credit.
 *
 * @param conditions What else must hold of an entity `e`.
 */
export function loadEntities(
  context: Context,
  info: GraphQLResolveInfo,
  kind: EntityKind,
  list: NamedListArguments,
  conditions: Sql[] = [],
): Promise<Connection<EntityRow>> {
  const ofKind = {
    ...entities,
    where: [Prisma.sql`e.kind = ${kind}::"EntityKind"`],
    total: Prisma.sql`(SELECT ${Prisma.raw(`"${kind.toLowerCase()}Count"`)} FROM "Corpus")`,
  };
  return loadNamed(context, info, ofKind, list, conditions);
}
