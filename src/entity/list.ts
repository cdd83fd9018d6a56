import type { GraphQLResolveInfo } from 'graphql';
import { OrderDirection } from '../article/list.ts';
import { Prisma, type Sql } from '../database/client.ts';
import type { EntityKind, Entity as EntityRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { badUserInput } from '../graphql/errors.ts';
import { type DateRangeInput, readDateRange, withinDays } from '../graphql/inputs/dateRange.ts';
import { loadPage } from '../graphql/paging/connection.ts';
import { type Connection, type Keyset, noParent, type PageArguments } from '../graphql/paging/keyset.ts';
import { fold } from '../text/fold.ts';
import { DateRange } from './filter.ts';

const EntityOrderField = builder.enumType('EntityOrderField', {
  description: 'What people, places and organisations are ordered by.',
  values: {
    ARTICLE_COUNT: { description: 'In how many articles they are.' },
    NAME: { description: 'Their name, letter by letter, without regard to case and accents.' },
    LAST_SEEN_ON: { description: 'The day of the newest article they are in.' },
  } as const,
});

export const EntityOrder = builder.inputType('EntityOrder', {
  description:
    'The order of a list of people, places or organisations. Without one, those in most articles come first.',
  fields: (t) => ({
    field: t.field({ type: EntityOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

export const EntityListFilter = builder.inputType('EntityListFilter', {
  description: 'Which people or organisations. Every condition given must hold.',
  fields: entityListConditions,
});

/** What every list of people, places or organisations can be filtered by. */
export function entityListConditions(t: InputFields) {
  return {
    nameContains: t.string({
      description:
        'Part of their name or of an alias, without regard to case and accents: `roub` finds Kamal Abu al-Roub.',
    }),
    seenOn: t.field({ type: DateRange, description: 'In an article published on one of these days.' }),
    minArticles: t.int({ description: 'In so many articles at least.' }),
  };
}
type InputFields = Parameters<Parameters<typeof builder.inputType<'', never>>[1]['fields']>[0];

export interface EntityListArguments extends PageArguments {
  filter?:
    | {
        nameContains?: string | null | undefined;
        seenOn?: DateRangeInput | null | undefined;
        minArticles?: number | null | undefined;
      }
    | null
    | undefined;
  orderBy?: typeof EntityOrder.$inferInput | null | undefined;
}

/**
 * Loads a page of the people, places or organisations that articles name or credit.
 *
 * @param conditions What else must hold of an entity `e`.
 */
export function loadEntities(
  context: Context,
  info: GraphQLResolveInfo,
  kind: EntityKind,
  list: EntityListArguments,
  conditions: Sql[] = [],
): Promise<Connection<EntityRow>> {
  const where = [
    Prisma.sql`e.kind = ${kind}::"EntityKind" AND e."articleCount" > 0`,
    ...listConditions(list.filter),
    ...conditions,
  ];
  return loadPage(context, info, noParent, {
    page: list,
    keyset: entityKeyset(list.orderBy),
    source: () => ({ select: Prisma.sql`e.*`, from: Prisma.sql`"Entity" e`, where }),
  });
}

function listConditions(filter: EntityListArguments['filter']): Sql[] {
  const { nameContains, seenOn, minArticles } = filter ?? {};
  if (minArticles != null && minArticles < 0) throw badUserInput(`\`minArticles: ${minArticles}\` cannot be negative.`);
  const days = withinDays(Prisma.sql`link."publishedOn"`, readDateRange('seenOn', seenOn));
  return [
    ...(minArticles == null ? [] : [Prisma.sql`e."articleCount" >= ${minArticles}`]),
    ...(nameContains ? [nameCondition(nameContains)] : []),
    ...(days.length === 0
      ? []
      : [
          Prisma.sql`EXISTS (SELECT 1 FROM "ArticleEntity" link WHERE link."entityId" = e.id AND ${Prisma.join(days, ' AND ')})`,
        ]),
  ];
}

function nameCondition(part: string): Sql {
  const pattern = `%${fold(part.replaceAll('\0', '\u{FFFD}')).replace(/[\\%_]/g, '\\$&')}%`;
  return Prisma.sql`e.id IN (
    SELECT id FROM "Entity" WHERE folded LIKE ${pattern}
    UNION SELECT "entityId" FROM "Alias" WHERE folded LIKE ${pattern})`;
}

const keys = {
  ARTICLE_COUNT: { name: 'articleCount', column: Prisma.sql`e."articleCount"`, type: 'int' },
  NAME: { name: 'folded', column: Prisma.sql`e.folded`, type: 'text' },
  LAST_SEEN_ON: { name: 'lastSeenOn', column: Prisma.sql`e."lastSeenOn"`, type: 'date' },
} as const;

function entityKeyset(order: EntityListArguments['orderBy']): Keyset {
  const field = order?.field ?? 'ARTICLE_COUNT';
  const direction = order?.direction ?? 'DESC';
  return {
    name: `entity ${field} ${direction}`,
    keys: [keys[field], { name: 'id', column: Prisma.sql`e.id`, type: 'int' }],
    direction,
  };
}
