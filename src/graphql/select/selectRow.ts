import { type FieldNode, type GraphQLNamedType, type GraphQLResolveInfo, getNamedType } from 'graphql';
import { Prisma, type Sql } from '../../database/client.ts';
import { parseDay, parseMoment } from '../../database/read/rowTypes.ts';
import { type Asked, askedBy, askedFields } from './asked.ts';
import { selectOnce } from './cache.ts';
import { joinField } from './joinField.ts';
import type { Reads } from './joins.ts';
import type { ExtraColumn, Place, RowSelection } from './selection.ts';
import { column, rowColumns, rowTag, type TableName } from './tables.ts';

/**
 * Selects what is asked of the rows of a table: the columns that its fields read, and rows of other tables as JSON.
 *
 * @param nodes The nodes of the document whose selections are asked of each row.
 */
export function selectRow(
  table: TableName,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  place: Place,
  extra: readonly ExtraColumn[] = [],
): RowSelection {
  const asked = [...askedFields(type, nodes, place.request).values()];
  const wanted = new Set<string>();
  const isKnown = asked.map((each) => each !== null && addColumns(each, wanted)).every(Boolean);
  const joins = asked.flatMap((each) => (each && joinField(table, each, place, selectRow)) ?? []);
  const names = rowColumns(table, isKnown ? wanted : null);
  const others = extra.filter(({ name }) => !names.includes(name));
  const dates = place.depth === 0 ? [] : [...names, ...others.map(({ name }) => name)].flatMap(dateColumn);
  return {
    columns: flatten(
      Prisma.join([
        ...names.map((name) => column(table, name)),
        ...others.map(({ name, column: read }) => Prisma.sql`${read} AS ${Prisma.raw(`"${name}"`)}`),
        ...joins.map(({ name, select }) => Prisma.sql`(${select}) AS ${Prisma.raw(`"${name}"`)}`),
      ]),
    ),
    finish(row, shown) {
      shown.addRow(rowTag(table, row));
      for (const { name, parse } of dates) if (row[name] !== null) row[name] = parse(row[name] as string);
      for (const { name, finish } of joins) row[name] = finish(row[name], row, shown);
    },
  };
}

/** Selects what is asked of the row that a field is resolved to. */
export function selectAsked(table: TableName, info: GraphQLResolveInfo): RowSelection {
  const asked = askedBy(info);
  return selectOnce(table, asked, info, () =>
    selectRow(table, getNamedType(asked.field.type), asked.nodes, { request: info, depth: 0 }),
  );
}

/** One text instead of many parts, which would be put together for each statement. */
const flatten = (sql: Sql): Sql => (sql.values.length === 0 ? Prisma.raw(sql.text) : sql);

/** Adds the columns that a field reads; false when it does not say which. */
function addColumns({ field }: Asked, wanted: Set<string>): boolean {
  const { pothosExposedField: exposed, reads } = field.extensions as { pothosExposedField?: string; reads?: Reads };
  for (const name of reads?.columns ?? []) wanted.add(name);
  if (reads?.join?.kind === 'one') wanted.add(reads.join.by);
  if (typeof exposed === 'string') wanted.add(exposed);
  return typeof exposed === 'string' || reads !== undefined || field.name === 'id';
}

/** JSON has no dates: columns of days end in `On`, those of moments in `At`. */
const dateColumn = (name: string): { name: string; parse: (text: string) => Date }[] => {
  if (name.endsWith('On')) return [{ name, parse: parseDay }];
  return name.endsWith('At') ? [{ name, parse: parseMoment }] : [];
};
