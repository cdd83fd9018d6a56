import type { Database } from '../../database/client.ts';
import type { SearchIndexes } from '../engine/indexes.ts';
import { outages } from './outages.ts';
import { applyNotes } from './outbox.ts';
import { repairIndex } from './repair.ts';
import { bell } from './wakeableTimer.ts';

/** What keeps the index true to the database while the server runs. */
export interface Indexer {
  /** A story was stored: its note is looked for at once. Notes of other processes are found within a second. */
  announce(): void;
  /** Ends within two seconds; what was not indexed by then is by the next start. Safe to call twice. */
  stop(): Promise<void>;
}

export interface IndexerOptions {
  database: Database;
  indexes: SearchIndexes;
  /** Told one sentence for the log. */
  report: (message: string) => void;
  pollMs?: number;
  repairEveryMs?: number;
}

/**
 * Applies index notes as they come, for as long as the server runs, and repairs the index where it is missing, emptied or
 * out of date.
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
  const ending = new AbortController();
  const { signal } = ending;
  const outage = outages(report);
  const announced = bell(signal);
  let after = 0n;

  const repeat = async (step: () => Promise<number>, rest: (ms: number) => Promise<void>) => {
    while (!signal.aborted) {
      try {
        await rest(await step());
      } catch (error) {
        if (!signal.aborted) await announced.sleep(outage.begin(error));
      }
    }
  };
  const applying = repeat(async () => {
    const { count, next } = await applyNotes(database, indexes, after, report, signal);
    after = next;
    if (count > 0) outage.end();
    return count > 0 ? 0 : pollMs;
  }, announced.wait);
  const repairing = repeat(async () => {
    await repairIndex(database, indexes, report, signal);
    outage.end();
    return repairEveryMs;
  }, announced.sleep);

  return {
    announce: announced.ring,
    async stop() {
      ending.abort();
      await Promise.race([Promise.all([applying, repairing]), bell().sleep(2000)]);
    },
  };
}

/**
 * Brings the index up to date with the database and returns: for a command that works without a server.
 *
 * @throws what the engine or the database answered, when one of them does not do its part; the notes then wait.
 */
export async function catchUpIndex({ database, indexes, report }: IndexerOptions): Promise<void> {
  await repairIndex(database, indexes, report);
  for (let after = 0n; ; ) {
    const { count, next } = await applyNotes(database, indexes, after, report);
    if (count === 0) return;
    after = next;
  }
}
