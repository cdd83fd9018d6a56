import type { Database } from '../../database/client.ts';
import type { SearchIndexes } from '../engine/indexes.ts';
import { bring, type Changes, type Refused, readChanges } from './changes.ts';
import { whileRebuilding } from './locks.ts';
import { catchUpNext } from './outbox.ts';

export interface RebuildOptions {
  refused: Refused;
  /** Told after every few hundred articles how many are done, of how many. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

const rowsAtOnce = 500;

/**
 * Builds the indexes of articles, quotes and names anew from the database, beside those that answer, and puts them in
 * their place, all in one moment.
 *
 * Searches are answered by the old indexes until then. Stories that arrive meanwhile are brought to both: their notes
 * stay until the new indexes are live and are then applied once more. A rebuild that dies leaves the old indexes as they
 * were. Returns how many articles were indexed, or null when another process is rebuilding.
 */
export function rebuildIndex(
  database: Database,
  indexes: SearchIndexes,
  options: RebuildOptions,
): Promise<number | null> {
  return whileRebuilding(database, async () => {
    await indexes.drop('next');
    await indexes.create('next');
    const count = await fill(database, indexes, options);
    await catchUpNext(database, indexes, options.refused);
    options.signal?.throwIfAborted();
    if ((await indexes.state()) === 'missing') await indexes.create('live');
    await indexes.promoteNext();
    await indexes.markCurrent();
    return count;
  });
}

type Table = keyof Changes['touched'];

async function fill(database: Database, indexes: SearchIndexes, options: RebuildOptions): Promise<number> {
  const total = await database.article.count();
  const count = await walk(database, indexes, 'articles', options, (done) =>
    options.onProgress?.(done, Math.max(done, total)),
  );
  await walk(database, indexes, 'entities', options);
  await walk(database, indexes, 'trends', options);
  return count;
}

async function walk(
  database: Database,
  indexes: SearchIndexes,
  table: Table,
  { refused, signal }: RebuildOptions,
  onDone?: (done: number) => void,
): Promise<number> {
  let done = 0;
  for (let last = 0; ; ) {
    signal?.throwIfAborted();
    const ids = await nextIds[table](database, last, rowsAtOnce);
    if (ids.length === 0) return done;
    const touched = { articles: [], entities: [], trends: [], [table]: ids };
    const changes = await readChanges(database, touched);
    await bring(indexes, 'next', { ...changes, touched: nothing }, refused);
    last = ids.at(-1) ?? last;
    done += ids.length;
    onDone?.(done);
  }
}

/** A new index holds nothing that could be gone. */
const nothing = { articles: [], entities: [], trends: [] };

/** The next ids of a table, in order. */
export const nextIds: Record<Table, (database: Database, after: number, take: number) => Promise<number[]>> = {
  articles: async (database, after, take) =>
    idsOf(await database.article.findMany({ where: { id: { gt: after } }, ...inOrder(take) })),
  entities: async (database, after, take) =>
    idsOf(await database.entity.findMany({ where: { id: { gt: after }, articleCount: { gt: 0 } }, ...inOrder(take) })),
  trends: async (database, after, take) =>
    idsOf(await database.trend.findMany({ where: { id: { gt: after } }, ...inOrder(take) })),
};

const inOrder = (take: number) => ({ orderBy: { id: 'asc' }, take, select: { id: true } }) as const;
const idsOf = (rows: { id: number }[]): number[] => rows.map(({ id }) => id);
