import type { Database } from '../../database/client.ts';
import type * as rows from '../../generated/prisma/client.ts';
import { batchLoad } from './batching.ts';
import type { Context } from './context.ts';

/** An article's row without its text, which is long and loaded only where it is asked for. */
export type ArticleRow = Omit<rows.Article, 'text' | 'trendLine'>;

export interface Rows {
  Article: ArticleRow;
  Author: rows.Author;
  Entity: rows.Entity;
  Publication: rows.Publication;
  Quote: rows.Quote;
  Trend: rows.Trend;
}

/** A table whose rows are found by their id. */
export type Table = keyof Rows;

const find: { [Name in Table]: (database: Database, ids: number[]) => Promise<Rows[Name][]> } = {
  Article: (database, ids) =>
    database.article.findMany({ where: { id: { in: ids } }, omit: { text: true, trendLine: true } }),
  Author: (database, ids) => database.author.findMany({ where: { id: { in: ids } } }),
  Entity: (database, ids) => database.entity.findMany({ where: { id: { in: ids } } }),
  Publication: (database, ids) => database.publication.findMany({ where: { id: { in: ids } } }),
  Quote: (database, ids) => database.quote.findMany({ where: { id: { in: ids } } }),
  Trend: (database, ids) => database.trend.findMany({ where: { id: { in: ids } } }),
};

/** Loads a row by its id, in one statement with all others of its table asked for in this tick; null when it is gone. */
export async function loadRow<Name extends Table>(
  context: Context,
  table: Name,
  id: number | null,
): Promise<Rows[Name] | null> {
  if (id === null) return null;
  const row = await batchLoad<number, Rows[Name]>(context, `row of ${table}`, id, async (ids) => {
    const found = await find[table](context.database, [...ids]);
    return new Map(found.map((each) => [Number(each.id), each]));
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
