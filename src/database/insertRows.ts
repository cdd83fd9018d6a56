import { Prisma } from './client.ts';
import type { Transaction } from './transaction.ts';

/**
 * Inserts rows of one table in one statement, however many there are. All rows name the same columns.
 *
 * Prisma's `createMany` plans each number of rows separately and splits many rows into many statements: a story of
 * 100,000 lines took it over a minute.
 */
export async function insertRows<Row extends object>(
  transaction: Transaction,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const names = Object.keys(first).map((name) => `"${name}"`);
  const columns = Prisma.raw(names.join(', '));
  const name = Prisma.raw(`"${table}"`);
  await transaction.$executeRaw`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${name}, ${JSON.stringify(rows, keepable)}::json)`;
}

/** PostgreSQL stores neither half of a surrogate pair nor NUL; one replaces one, so that ranges keep their places. */
const keepable = (_key: string, value: unknown) =>
  typeof value === 'string' ? value.replace(/[\p{Surrogate}\0]/gu, '\ufffd') : value;
