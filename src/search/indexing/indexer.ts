import type { Database } from '../../database/client.ts';
import type { SearchIndexes } from '../engine/indexes.ts';
import { createOutageReporter } from './outageReporter.ts';
import { applyOutbox } from './outbox.ts';
import { repairIndex } from './repair.ts';
import { createWakeableTimer } from './wakeableTimer.ts';

/** Keeps the index true to the database while the server runs. */
export interface Indexer {
  /** Call when a story was stored: its outbox row is applied at once. Rows of other processes are found within a second. */
  announce(): void;
  /** Ends within two seconds; what was not indexed by then is by the next start. Safe to call twice. */
  stop(): Promise<void>;
}

export interface IndexerOptions {
  database: Database;
  indexes: SearchIndexes;
  /** Called with one sentence for the log. */
  report: (message: string) => void;
  pollMs?: number;
  repairEveryMs?: number;
}

/**
 * Applies the search outbox for as long as the server runs, and repairs the index where it is missing, emptied or out of
 * date.
 *
 * While the engine or the database does not answer it tries again, at least every five seconds, and reports the outage
 * once, and its end. Several processes may do this at once.
 */
export function startIndexer({
  database,
  indexes,
  report,
  pollMs = 1000,
  repairEveryMs = 5000,
}: IndexerOptions): Indexer {
  const stopping = new AbortController();
  const { signal } = stopping;
  const outage = createOutageReporter(report);
  const timer = createWakeableTimer(signal);
  let after = 0n;

  /** Repeats a step that returns how many milliseconds to pause after it. */
  const repeat = async (step: () => Promise<number>, pause: (ms: number) => Promise<void>) => {
    while (!signal.aborted) {
      try {
        await pause(await step());
      } catch (error) {
        if (!signal.aborted) await timer.sleep(outage.stepFailed(error));
      }
    }
  };
  const applying = repeat(async () => {
    const { count, next } = await applyOutbox(database, indexes, after, report, signal);
    after = next;
    if (count > 0) outage.stepSucceeded();
    return count > 0 ? 0 : pollMs;
  }, timer.sleepUntilWoken);
  const repairing = repeat(async () => {
    await repairIndex(database, indexes, report, signal);
    outage.stepSucceeded();
    return repairEveryMs;
  }, timer.sleep);

  return {
    announce: timer.wake,
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all([applying, repairing]), createWakeableTimer().sleep(2000)]);
    },
  };
}

/**
 * Repairs the index, applies the whole outbox and returns: for a command that works without a server.
 *
 * @throws what the engine or the database answered when one of them fails; the outbox rows then wait.
 */
export async function catchUpIndex({ database, indexes, report }: IndexerOptions): Promise<void> {
  await repairIndex(database, indexes, report);
  for (let after = 0n; ; ) {
    const { count, next } = await applyOutbox(database, indexes, after, report);
    if (count === 0) return;
    after = next;
  }
}
