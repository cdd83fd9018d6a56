import type { Database, Prisma } from '../../database/client.ts';

/** Numbers that stand for our locks in the database; any would do that nobody else uses. */
const sending = 720_411_001;
const rebuilding = 720_411_002;

/**
 * Runs `work` while nobody else reads stories to send them to the index, in any process.
 *
 * What is read later is then also sent later, so that an old text never overwrites a newer one. `isRebuilding` tells
 * whether a rebuild was under way when `work` began; none can begin before it ends.
 */
export function whileSending<T>(
  database: Database,
  work: (transaction: Prisma.TransactionClient, isRebuilding: boolean) => Promise<T>,
): Promise<T> {
  return database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${sending}::bigint)`;
      const [row] = await transaction.$queryRaw<{ free: boolean }[]>`
        SELECT pg_try_advisory_xact_lock_shared(${rebuilding}::bigint) AS free`;
      return work(transaction, row?.free !== true);
    },
    { maxWait: 10_000, timeout: 120_000 },
  );
}

/** Runs `work` unless another process is rebuilding; then null. The lock ends with the process, however it ends. */
export function whileRebuilding<T>(database: Database, work: () => Promise<T>): Promise<T | null> {
  return database.$transaction(
    async (transaction) => {
      const [row] = await transaction.$queryRaw<{ ours: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${rebuilding}::bigint) AS ours`;
      return row?.ours ? work() : null;
    },
    { maxWait: 10_000, timeout: 24 * 3_600_000 },
  );
}

/** Whether somebody is rebuilding at this moment. */
export async function isBeingRebuilt(database: Database): Promise<boolean> {
  const [row] = await database.$queryRaw<{ free: boolean }[]>`
    SELECT pg_try_advisory_xact_lock_shared(${rebuilding}::bigint) AS free`;
  return row?.free !== true;
}
