import type { Database, Prisma } from '../../database/client.ts';

/** Keys of our advisory locks in the database; any numbers would do that nobody else uses. */
const sendingLock = 720_411_001;
const rebuildLock = 720_411_002;

/**
 * Runs `work` while no other process reads stories in order to send them to the index.
 *
 * What is read later is then also sent later, so that an old text never overwrites a newer one. `isRebuilding` tells
 * whether a rebuild was running when `work` began; none can begin before it ends.
 */
export function withSendingLock<T>(
  database: Database,
  work: (transaction: Prisma.TransactionClient, isRebuilding: boolean) => Promise<T>,
): Promise<T> {
  return database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${sendingLock}::bigint)`;
      const [row] = await transaction.$queryRaw<{ isFree: boolean }[]>`
        SELECT pg_try_advisory_xact_lock_shared(${rebuildLock}::bigint) AS "isFree"`;
      return work(transaction, row?.isFree !== true);
    },
    { maxWait: 10_000, timeout: 120_000 },
  );
}

/** Runs `work` and returns its result, or null when another process is rebuilding. The lock ends with the process. */
export function withRebuildLock<T>(database: Database, work: () => Promise<T>): Promise<T | null> {
  return database.$transaction(
    async (transaction) => {
      const [row] = await transaction.$queryRaw<{ isOurs: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${rebuildLock}::bigint) AS "isOurs"`;
      return row?.isOurs ? work() : null;
    },
    { maxWait: 10_000, timeout: 24 * 3_600_000 },
  );
}

/** Whether any process is rebuilding at this moment. */
export async function isRebuildRunning(database: Database): Promise<boolean> {
  const [row] = await database.$queryRaw<{ isFree: boolean }[]>`
    SELECT pg_try_advisory_xact_lock_shared(${rebuildLock}::bigint) AS "isFree"`;
  return row?.isFree !== true;
}
