import type { Database } from '../../database/client.ts';
import type { SearchIndexes } from '../engine/indexes.ts';
import { applyChanges, awaitTasks, type OnRefused, sendChanges } from './applyChanges.ts';
import { type ChangedRows, loadChanges } from './changes.ts';
import type { Reader } from './loadDocuments.ts';
import { isRebuildRunning, withSendingLock } from './locks.ts';
import { reindexNextArticles } from './reindexEntities.ts';

const rowsPerStep = 500;

export interface OutboxStep {
  /** How many rows or articles were applied; 0 when nothing waits. */
  count: number;
  /** Where to go on: after the last row that was kept because a rebuild is running, else from the beginning. */
  next: bigint;
}

/**
 * Applies the oldest rows of the search outbox after `after` to the live indexes, and deletes them once the engine has
 * answered.
 *
 * A story that is stored again in the meantime has a new row, which stays. While a rebuild is running rows are applied
 * but not deleted, because the next indexes need them as well. Once no row of a story waits, the older stories of
 * entities whose names changed are indexed again, some hundred at a time.
 */
export async function applyOutbox(
  database: Database,
  indexes: SearchIndexes,
  after: bigint,
  onRefused: OnRefused,
  signal?: AbortSignal,
): Promise<OutboxStep> {
  if ((await readRows(database, after, 1)).length === 0) {
    const isRebuilding = after > 0n && (await isRebuildRunning(database));
    const count = isRebuilding ? 0 : await reindexNextArticles(database, indexes, onRefused, signal);
    return { count, next: isRebuilding ? after : 0n };
  }
  const step = await withSendingLock(database, async (transaction, isRebuilding) => {
    const rows = await readRows(transaction, after);
    const sent = await sendChanges(indexes, 'live', await loadChanges(database, changedBy(rows)));
    return { rows, isRebuilding, sent };
  });
  await awaitTasks(indexes, 'live', step.sent, onRefused, signal);
  const ids = step.rows.map(({ id }) => id);
  if (step.isRebuilding) return { count: ids.length, next: ids.at(-1) ?? after };
  if (ids.length > 0) await database.searchOutbox.deleteMany({ where: { id: { in: ids } } });
  return { count: ids.length, next: 0n };
}

/** Applies every row of the outbox to the next indexes, so that they hold what was stored while they were built. */
export async function applyOutboxToNext(
  database: Database,
  indexes: SearchIndexes,
  onRefused: OnRefused,
): Promise<void> {
  for (let after = 0n; ; ) {
    const rows = await readRows(database, after);
    if (rows.length === 0) return;
    await applyChanges(indexes, 'next', await loadChanges(database, changedBy(rows)), onRefused);
    after = rows.at(-1)?.id ?? after;
  }
}

/** Puts changed rows into the outbox, as storing a story does; safe while a server runs. */
export async function addToOutbox(database: Database, rows: ChangedRows): Promise<void> {
  await database.searchOutbox.createMany({
    data: [
      ...[...new Set(rows.articles)].map((articleId) => ({ articleId })),
      {
        entityIds: [...new Set(rows.entities)],
        trendIds: [...new Set(rows.trends)],
        authorIds: [...new Set(rows.authors)],
        publicationIds: [...new Set(rows.publications)],
      },
    ],
  });
}

interface OutboxRow {
  id: bigint;
  articleId: number | null;
  entityIds: number[];
  trendIds: number[];
  authorIds: number[];
  publicationIds: number[];
}

/** The oldest rows after `after` that name changed rows; `reindexNextArticles` reads the others. */
function readRows(database: Reader, after: bigint, take = rowsPerStep): Promise<OutboxRow[]> {
  return database.searchOutbox.findMany({
    where: { id: { gt: after }, reindexEntityId: null },
    orderBy: { id: 'asc' },
    take,
    select: { id: true, articleId: true, entityIds: true, trendIds: true, authorIds: true, publicationIds: true },
  });
}

const changedBy = (rows: OutboxRow[]): ChangedRows => ({
  articles: rows.flatMap(({ articleId }) => articleId ?? []),
  entities: rows.flatMap(({ entityIds }) => entityIds),
  trends: rows.flatMap(({ trendIds }) => trendIds),
  authors: rows.flatMap(({ authorIds }) => authorIds),
  publications: rows.flatMap(({ publicationIds }) => publicationIds),
});
