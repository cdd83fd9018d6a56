import { type Database, Prisma, type Sql } from '../../database/client.ts';
import type { Transaction } from '../../database/transaction.ts';
import { type Counter, counters } from './counters.ts';
import { lockStoring } from './store.ts';

/** A table whose counts are not those of the stories, and in how many of its rows. */
export interface WrongCounts {
  table: string;
  rows: number;
}

/** Counts everything that ingest counts story by story again, and tells where the two differ: nowhere, or a fault. */
export async function compareCounts(database: Database | Transaction): Promise<WrongCounts[]> {
  const wrong: WrongCounts[] = [];
  for (const counter of counters) {
    const rows = await countWrong(database, counter);
    if (rows > 0) wrong.push({ table: counter.table, rows });
  }
  return wrong;
}

/** Corrects every count that is wrong, while no story is stored. Returns what was wrong. */
export const repairCounts = (database: Database): Promise<WrongCounts[]> =>
  database.$transaction(
    async (transaction) => {
      await lockStoring(transaction);
      const wrong: WrongCounts[] = [];
      for (const counter of counters) {
        const rows = await countWrong(transaction, counter);
        if (rows === 0) continue;
        await recount(transaction, counter);
        wrong.push({ table: counter.table, rows });
      }
      if (wrong.length > 0) await transaction.$executeRaw`SELECT pg_notify('dateline_changes', '*')`;
      return wrong;
    },
    { maxWait: 60_000, timeout: 3_600_000 },
  );

const column = (name: string): Sql => Prisma.raw(`"${name}"`);
const columns = (names: string[]): Sql => Prisma.join(names.map(column));

/** A row that is not there counts as one whose counts are 0. */
async function countWrong(
  database: Pick<Transaction, '$queryRaw'>,
  { table, key, counts, recounted }: Counter,
): Promise<number> {
  const all = columns([...key, ...counts]);
  const isCounted =
    counts.length === 0
      ? Prisma.sql`TRUE`
      : Prisma.join(
          counts.map((name) => Prisma.sql`${column(name)} <> 0`),
          ' OR ',
        );
  const [found] = await database.$queryRaw<{ rows: number }[]>`
    WITH present AS (SELECT ${all} FROM ${column(table)} WHERE ${isCounted}), recounted AS (${recounted})
    SELECT count(DISTINCT (${columns(key)}))::int AS rows FROM (
      (SELECT ${all} FROM present EXCEPT SELECT ${all} FROM recounted)
      UNION ALL (SELECT ${all} FROM recounted EXCEPT SELECT ${all} FROM present)
    ) differing`;
  return found?.rows ?? 0;
}

/** Counts a table again. Rows of names stay, with counts of 0; all others are made again. */
export async function recount(
  database: Pick<Transaction, '$executeRaw'>,
  { table, key, counts, recounted, isOfNames }: Counter,
): Promise<void> {
  if (isOfNames) {
    const values = counts.map((name) => Prisma.sql`${column(name)} = coalesce(recounted.${column(name)}, 0)`);
    await database.$executeRaw`
      UPDATE ${column(table)} row SET ${Prisma.join(values)}
      FROM ${column(table)} present LEFT JOIN (${recounted}) recounted USING (id) WHERE present.id = row.id`;
    return;
  }
  await database.$executeRaw`DELETE FROM ${column(table)}`;
  const all = columns([...key, ...counts]);
  await database.$executeRaw`INSERT INTO ${column(table)} (${all}) SELECT ${all} FROM (${recounted}) recounted`;
}
