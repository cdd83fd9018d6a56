import type { GraphQLResolveInfo } from 'graphql';
import { Prisma, type Sql } from '../../database/client.ts';
import { fold } from '../../text/fold.ts';
import { builder } from '../builder/builder.ts';
import { badUserInput } from '../errors/errors.ts';
import { DateRange, type DateRangeInput, readDateRange, withinDays } from '../inputs/dateRange.ts';
import { maxNameLength } from '../inputs/nameFilter.ts';
import { OrderDirection } from '../inputs/order.ts';
import { and, type Connection, type Keyset, noParent, type PageArguments, type Source } from '../paging/keyset.ts';
import type { Context } from '../request/context.ts';
import { type TableName, tableAs } from '../select/tables.ts';
import { loadPage } from './connection.ts';

const NameOrderField = builder.enumType('NameOrderField', {
  description: 'What people, places, organisations, trends, authors and publications are ordered by.',
  values: {
    ARTICLE_COUNT: { description: 'How many articles they have.' },
    NAME: { description: 'Their name or label, without regard to case and accents.' },
    FIRST_SEEN_ON: { description: 'The day of their oldest article.' },
    LAST_SEEN_ON: { description: 'The day of their newest article.' },
  } as const,
});

export const NameOrder = builder.inputType('NameOrder', {
  description:
    'The order of a list of people, places, organisations, trends, authors or publications. Without one, those with the most articles come first.',
  fields: (t) => ({
    field: t.field({ type: NameOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

type InputFields = Parameters<Parameters<typeof builder.inputType<'', never>>[1]['fields']>[0];

/** The conditions that every list of named things takes. */
export const namedConditions = (t: InputFields) => ({
  nameContains: t.string({
    description:
      'A part of their name, label or alias, without regard to case and accents: `roub` finds Kamal Abu al-Roub.',
  }),
  seenOn: t.field({ type: DateRange, description: 'They have an article published on one of these days.' }),
  minArticles: t.int({ description: 'They have at least so many articles.' }),
});

export interface NamedFilter {
  nameContains?: string | null | undefined;
  seenOn?: DateRangeInput | null | undefined;
  minArticles?: number | null | undefined;
}

export interface NamedListArguments extends PageArguments {
  filter?: NamedFilter | null | undefined;
  orderBy?: typeof NameOrder.$inferInput | null | undefined;
}

/** A table of named things, as `e` in every statement. */
export interface NamedTable {
  table: TableName;
  /** Tells its cursors from those of other tables. */
  name: string;
  /** What holds of its rows, and of no others of the table. */
  where?: Sql[];
  /** How many rows have articles, where that is kept. */
  total?: Sql;
  /** That a name of `e` matches a pattern; by `folded` alone when left out. */
  hasName?: (pattern: string) => Sql;
  /** The ids of the rows whose names match a pattern of three letters at least, where trigram indexes tell. */
  matching?: (pattern: string) => Sql;
  /** Links `link` from `e` to its articles, each with the day of publication, and what joins them to `e`. */
  links: { table: Sql; condition: Sql };
}

/**
 * Loads a page of named things that have articles.
 *
 * @param conditions What else must hold of a row `e`.
 */
export function loadNamed<Row extends object>(
  context: Context,
  info: GraphQLResolveInfo,
  table: NamedTable,
  list: NamedListArguments,
  conditions: Sql[] = [],
): Promise<Connection<Row>> {
  const filter = list.filter ?? {};
  const filtered = filterConditions(table, filter);
  const where = [Prisma.sql`e."articleCount" > 0`, ...(table.where ?? []), ...filtered, ...conditions];
  const total = filtered.length + conditions.length === 0 && !filter.nameContains ? table.total : undefined;
  return loadPage(context, info, noParent, {
    page: list,
    keyset: keysetOf(table, list.orderBy),
    table: table.table,
    source: () => ({
      ...(filter.nameContains
        ? namesContaining(table, filter.nameContains, where)
        : { from: tableAs(table.table), where }),
      total,
    }),
  });
}

/**
 * The rows whose names contain a part.
 *
 * Three letters and more are looked up, and the rows found are read one by one (`OFFSET 0`). Fewer are in so many names
 * that the list is soon full when names are looked at in its order.
 */
function namesContaining(table: NamedTable, part: string, where: Sql[]): Source {
  const rows = tableAs(table.table);
  if (part.length > maxNameLength) return { from: rows, where: [Prisma.sql`FALSE`] };
  const folded = fold(part.replaceAll('\0', '\u{FFFD}'));
  const pattern = `%${folded.replace(/[\\%_]/g, '\\$&')}%`;
  if (table.matching && /[\p{L}\p{N}]{3}/u.test(folded)) {
    const matched = Prisma.sql`(${table.matching(pattern)}) matched`;
    const read = Prisma.sql`(SELECT * FROM ${rows} WHERE e.id = matched.id OFFSET 0) e`;
    return { from: Prisma.sql`${matched} CROSS JOIN LATERAL ${read}`, where };
  }
  const hasName = table.hasName?.(pattern) ?? Prisma.sql`e.folded LIKE ${pattern}`;
  const most = (limit: Sql) => Prisma.sql`(
    SELECT * FROM ${rows} WHERE ${and(where)} ORDER BY e."articleCount" DESC, e.id DESC LIMIT ${limit}) e`;
  return { from: rows, where: [...where, hasName], lookedAt: { from: most, where: [hasName] } };
}

function filterConditions(table: NamedTable, { seenOn, minArticles }: NamedFilter): Sql[] {
  if (minArticles != null && minArticles < 0) {
    const argument = 'filter.minArticles';
    throw badUserInput(`\`${argument}: ${minArticles}\` cannot be negative.`, { argument, limit: 0 });
  }
  const days = withinDays(Prisma.sql`link."publishedOn"`, readDateRange('filter.seenOn', seenOn));
  return [
    ...(minArticles == null ? [] : [Prisma.sql`e."articleCount" >= ${minArticles}`]),
    ...(days.length === 0
      ? []
      : [Prisma.sql`EXISTS (SELECT 1 FROM ${table.links.table} link WHERE ${table.links.condition} AND ${and(days)})`]),
  ];
}

const keys = {
  ARTICLE_COUNT: { name: 'articleCount', column: Prisma.sql`e."articleCount"`, type: 'int' },
  NAME: { name: 'folded', column: Prisma.sql`e.folded`, type: 'text' },
  FIRST_SEEN_ON: { name: 'firstSeenOn', column: Prisma.sql`e."firstSeenOn"`, type: 'date' },
  LAST_SEEN_ON: { name: 'lastSeenOn', column: Prisma.sql`e."lastSeenOn"`, type: 'date' },
} as const;

function keysetOf(table: NamedTable, order: NamedListArguments['orderBy']): Keyset {
  const field = order?.field ?? 'ARTICLE_COUNT';
  const direction = order?.direction ?? 'DESC';
  return {
    name: `${table.name} ${field} ${direction}`,
    keys: [keys[field], { name: 'id', column: Prisma.sql`e.id`, type: 'int' }],
    direction,
  };
}
