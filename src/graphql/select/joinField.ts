import { getNamedType } from 'graphql';
import { Prisma, type Sql } from '../../database/client.ts';
import { and } from '../paging/keyset.ts';
import { makePage, plainPage } from '../paging/page.ts';
import type { Asked } from './asked.ts';
import { type Join, joinName, type ListJoin, type OneJoin, type PageJoin, type Reads } from './joins.ts';
import type { Place, Row, SelectRow, ShownRows } from './selection.ts';
import { selectNodes } from './selectNodes.ts';
import { column, type TableName, tableAs } from './tables.ts';

/** The rows of one field within the statement of its parent, and what is made of them. */
interface Joined {
  select: Sql;
  /** What the field is resolved to; undefined where it must load its rows itself. */
  finish(value: unknown, parent: Row, shown: ShownRows): unknown;
}

/** How deep rows are joined with rows: what is asked below is loaded in a statement for all of them. */
const maxDepth = 3;
/** How many rows of a whole list are joined: a longer one is loaded by itself, and counted. */
const maxListed = 300;

/** Joins what is asked of a field with the statement that reads its parent; null where that cannot be done. */
export function joinField(
  parent: TableName,
  asked: Asked,
  place: Place,
  selectRow: SelectRow,
): (Joined & { name: string }) | null {
  const { join } = (asked.field.extensions as { reads?: Reads }).reads ?? {};
  const name = joinName(asked.key);
  if (join === undefined || name === null || place.depth >= maxDepth) return null;
  const joined = joinRows(parent, join, asked, { ...place, depth: place.depth + 1 }, selectRow);
  return joined && { ...joined, name };
}

function joinRows(parent: TableName, join: Join, asked: Asked, place: Place, selectRow: SelectRow): Joined | null {
  if (join.kind === 'one') return joinOne(parent, join, asked, place, selectRow);
  if (join.kind === 'list') return joinList(parent, join, asked, place, selectRow);
  return joinPage(parent, join, asked, place, selectRow);
}

function joinOne(
  parent: TableName,
  { table, by }: OneJoin,
  { field, nodes }: Asked,
  place: Place,
  selectRow: SelectRow,
): Joined {
  const { columns, finish } = selectRow(table, getNamedType(field.type), nodes, place);
  const rows = Prisma.sql`SELECT ${columns} FROM ${tableAs(table)} WHERE ${column(table, 'id')} = p.id`;
  return {
    select: Prisma.sql`SELECT row_to_json(r) FROM (SELECT ${column(parent, by)} AS id) p CROSS JOIN LATERAL (${rows}) r`,
    finish(row, _parent, shown) {
      if (row !== null) finish(row as Row, shown);
      return row;
    },
  };
}

function joinList(
  parent: TableName,
  join: ListJoin,
  { field, nodes }: Asked,
  place: Place,
  selectRow: SelectRow,
): Joined {
  const { columns, finish } = selectRow(join.table, getNamedType(field.type), nodes, place);
  const limit = Prisma.raw(`${maxListed + 1}`);
  return {
    select: listOf(
      parent,
      Prisma.sql`SELECT ${columns} FROM ${join.from} WHERE ${join.where} ORDER BY ${join.orderBy} LIMIT ${limit}`,
    ),
    finish(value, _parent, shown) {
      const rows = (value ?? []) as Row[];
      if (rows.length > maxListed) return undefined;
      for (const row of rows) finish(row, shown);
      return rows;
    },
  };
}

function joinPage(parent: TableName, join: PageJoin, asked: Asked, place: Place, selectRow: SelectRow): Joined | null {
  const page = plainPage(asked.arguments);
  if (page === null) return null;
  const { columns, finish } = selectNodes(join.table, asked, place, join, selectRow);
  const order = Prisma.join(
    join.keyset.keys.map((key) => Prisma.sql`${key.column} ${Prisma.raw(join.keyset.direction)}`),
  );
  const limit = Prisma.raw(`${page.size + 1}`);
  return {
    select: listOf(
      parent,
      Prisma.sql`SELECT ${columns} FROM ${join.from} WHERE ${and(join.where)} ORDER BY ${order} LIMIT ${limit}`,
    ),
    finish(value, { id }, shown) {
      const rows = (value ?? []) as Row[];
      for (const row of rows) {
        row.parentId = id;
        finish(row, shown);
      }
      return makePage(rows, { keyset: join.keyset, page, parent: id as number, source: join });
    },
  };
}

const listOf = (parent: TableName, rows: Sql): Sql =>
  Prisma.sql`SELECT json_agg(r) FROM (SELECT ${column(parent, 'id')} AS id) p CROSS JOIN LATERAL (${rows}) r`;
