import { Prisma, type Sql } from '../../database/client.ts';
import type { Read } from '../../database/read/reader.ts';
import type * as rows from '../../generated/prisma/client.ts';
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

/** Every column of an article `a` but its text and its printed run of trends, which are long. */
export const articleColumns: Sql = Prisma.raw(
  Object.values(Prisma.ArticleScalarFieldEnum)
    .filter((column) => column !== 'text' && column !== 'trendLine')
    .map((column) => `a."${column}"`)
    .join(', '),
);

const selects: Record<Table, Sql> = {
  Article: Prisma.sql`SELECT ${articleColumns} FROM "Article" a`,
  Author: Prisma.sql`SELECT a.* FROM "Author" a`,
  Entity: Prisma.sql`SELECT a.* FROM "Entity" a`,
  Publication: Prisma.sql`SELECT a.* FROM "Publication" a`,
  Quote: Prisma.sql`SELECT a.* FROM "Quote" a`,
  Trend: Prisma.sql`SELECT a.* FROM "Trend" a`,
};

/** Reads the rows of a table, as `a`, that meet a condition. */
export const findRows = <Name extends Table>(read: Read, table: Name, condition: Sql): Promise<Rows[Name][]> =>
  read<Rows[Name]>(Prisma.sql`${selects[table]} WHERE ${condition}`);

/** Reads the one row that meets a condition; null when there is none. */
export async function findRow<Name extends Table>(read: Read, table: Name, condition: Sql): Promise<Rows[Name] | null> {
  const [row] = await findRows(read, table, condition);
  return row ?? null;
}

/** Loads a row by its id, in one statement with all others of its table asked for in this tick; null when it is gone. */
export async function loadRow<Name extends Table>(
  context: Context,
  table: Name,
  id: number | null,
): Promise<Rows[Name] | null> {
  if (id === null) return null;
  const row = await batchLoad<number, Rows[Name]>(context, `row of ${table}`, id, async (ids) => {
    const found = await findRows(context.read, table, Prisma.sql`a.id = ANY(${ids}::bigint[])`);
    return new Map(found.map((each) => [each.id, each]));
  });
  return row ?? null;
}

/** The same for a row that another one points to: the database keeps it from being gone. */
export async function loadExistingRow<Name extends Table>(
  context: Context,
  table: Name,
  id: number,
): Promise<Rows[Name]> {
  const row = await loadRow(context, table, id);
  if (row === null) throw new Error(`The row ${id} of ${table} is gone.`);
  return row;
}
