import type { Database } from '../../database/client.ts';
import type { SearchIndexes } from '../engine/indexes.ts';
import { applyChanges, type OnRefused } from './applyChanges.ts';
import { type ChangedTable, changedTables, loadChanges, noRows } from './changes.ts';
import { withRebuildLock } from './locks.ts';
import { applyOutboxToNext } from './outbox.ts';
import { readAllIds } from './rowIds.ts';

export interface RebuildOptions {
  onRefused: OnRefused;
  /** Called after every few hundred articles. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * Builds all indexes from the database next to those that answer, and swaps them in at one moment.
 *
 * Searches are answered by the old indexes until then. Stories that arrive meanwhile go to both: their outbox rows stay
 * until the new indexes are live and are then applied once more. A rebuild that dies leaves the old indexes as they
 * were. Returns how many articles were indexed, or null when another process is rebuilding.
 */
export function rebuildIndex(
  database: Database,
  indexes: SearchIndexes,
  options: RebuildOptions,
): Promise<number | null> {
  return withRebuildLock(database, async () => {
    await indexes.drop('next');
    await indexes.create('next');
    const count = await indexAll(database, indexes, options);
    await applyOutboxToNext(database, indexes, options.onRefused);
    options.signal?.throwIfAborted();
    if ((await indexes.state()) === 'missing') await indexes.create('live');
    await indexes.swapInNext();
    await indexes.markCurrent();
    return count;
  });
}

/** Indexes every row; returns how many of them are articles. */
async function indexAll(database: Database, indexes: SearchIndexes, options: RebuildOptions): Promise<number> {
  const total = await database.article.count();
  let count = 0;
  for await (const indexed of indexTable(database, indexes, 'articles', options)) {
    count += indexed;
    options.onProgress?.(count, Math.max(count, total));
  }
  for (const table of changedTables) {
    if (table === 'articles') continue;
    for await (const _ of indexTable(database, indexes, table, options));
  }
  return count;
}

/** Indexes a table into the next indexes, some hundred rows at a time; yields how many each time. */
async function* indexTable(
  database: Database,
  indexes: SearchIndexes,
  table: ChangedTable,
  { onRefused, signal }: RebuildOptions,
): AsyncGenerator<number> {
  for await (const ids of readAllIds(database, table, signal)) {
    const { documents } = await loadChanges(database, { ...noRows(), [table]: ids });
    // A new index holds nothing yet that could be gone.
    await applyChanges(indexes, 'next', { rows: noRows(), documents }, onRefused);
    yield ids.length;
  }
}
