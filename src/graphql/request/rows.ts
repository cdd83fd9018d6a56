import type { GraphQLResolveInfo } from 'graphql';
import { Prisma, type Sql } from '../../database/client.ts';
import type * as rows from '../../generated/prisma/client.ts';
import type { Row, RowSelection } from '../select/selection.ts';
import { selectAsked } from '../select/selectRow.ts';
import { allColumns, column, rowTag, tableAs } from '../select/tables.ts';
import { batchLoad } from './batching.ts';
import type { Context } from './context.ts';

/** An article's row without its text, which is long and loaded only where it is asked for. */
export type ArticleRow = Omit<rows.Article, 'text' | 'trendLine'>;

/** A quote's row. Its number is exact: there are fewer than 2^53. */
export type QuoteRow = Omit<rows.Quote, 'id'> & { id: number };

export interface Rows {
  Article: ArticleRow;
  Author: rows.Author;
  Entity: rows.Entity;
  Publication: rows.Publication;
  Quote: QuoteRow;
  Trend: rows.Trend;
}

/** A table whose rows are found by their id. */
export type Table = keyof Rows;

const allOf = (table: Table): RowSelection => ({
  columns: allColumns(table),
  finish: (row, shown) => shown.addRow(rowTag(table, row)),
});

/** Reads the rows of a table that meet a condition: what is selected of them, else every column that is not long. */
export async function findRows<Name extends Table>(
  { readRows, dependencies }: Context,
  table: Name,
  condition: Sql,
  { columns, finish }: RowSelection = allOf(table),
): Promise<Rows[Name][]> {
  const rows = await readRows<Rows[Name]>(Prisma.sql`SELECT ${columns} FROM ${tableAs(table)} WHERE ${condition}`);
  for (const row of rows) finish(row as unknown as Row, dependencies);
  return rows;
}

/** Reads the one row that meets a condition, with what is asked of it; null when there is none. */
export async function findRow<Name extends Table>(
  context: Context,
  table: Name,
  condition: Sql,
  info: GraphQLResolveInfo,
): Promise<Rows[Name] | null> {
  const [row] = await findRows(context, table, condition, selectAsked(table, info));
  // It may be stored at any time.
  if (row === undefined) context.dependencies.addEverything();
  return row ?? null;
}

/**
 * Loads a row by its id, in one statement with all others of its table asked for in this tick; null when it is gone.
 *
 * All that ask for one row are given the same promise: they may be thousands.
 */
export function loadRow<Name extends Table>(
  context: Context,
  table: Name,
  id: number | null,
): Promise<Rows[Name] | null> {
  if (id === null) return nothing;
  return batchLoad<number, Rows[Name] | null>(context, `row of ${table}`, id, async (ids) => {
    const condition = Prisma.sql`${column(table, 'id')} = ANY(${ids}::bigint[])`;
    const found = new Map((await findRows(context, table, condition)).map((row) => [row.id, row]));
    return new Map(ids.map((each) => [each, found.get(each) ?? null]));
  }) as Promise<Rows[Name] | null>;
}

const nothing = Promise.resolve(null);

/** The same for a row that another one points to: the database keeps it from being gone. */
export const loadExistingRow = <Name extends Table>(context: Context, table: Name, id: number): Promise<Rows[Name]> =>
  loadRow(context, table, id) as Promise<Rows[Name]>;
