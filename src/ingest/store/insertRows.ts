import { Prisma } from '../../database/client.ts';
import type { Transaction } from '../../database/transaction.ts';

/**
 * Inserts rows of one table in one statement, however many there are. All rows name the same columns.
 *
 * Prisma's `createMany` plans every number of rows anew and cuts many rows into many statements: a story of 100,000
 * lines took it over a minute.
 */
export async function insertRows<Row extends object>(
  transaction: Transaction,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Prisma.raw(
    Object.keys(rows[0] as Row)
      .map((name) => `"${name}"`)
      .join(', '),
  );
  const name = Prisma.raw(`"${table}"`);
  await transaction.$executeRaw`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${name}, ${JSON.stringify(rows, keepable)}::json)`;
}

/** Half of a surrogate pair and NUL are no characters of PostgreSQL's; one for one keeps ranges in place. */
const keepable = (_key: string, value: unknown) =>
  typeof value === 'string' ? value.replace(/[\p{Surrogate}\0]/gu, '\ufffd') : value;
