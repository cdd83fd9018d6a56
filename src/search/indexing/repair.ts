import type { Database } from '../../database/client.ts';
import type { SearchIndexes } from '../engine/indexes.ts';
import { rebuildIndex } from './rebuild.ts';

/**
 * Makes sure that there is an index with the current settings, and not an empty one next to a full database.
 *
 * A missing index is created at once, empty, so that searches are answered, and then filled. A repair is reported. Does
 * nothing where another process is already rebuilding.
 */
export async function repairIndex(
  database: Database,
  indexes: SearchIndexes,
  report: (message: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const state = await indexes.state();
  if (state === 'missing') await indexes.create('live');
  const hasArticles = (await database.article.findFirst({ select: { id: true } })) !== null;
  if (state === 'missing' && !hasArticles) return indexes.markCurrent();
  const fault = state === 'current' ? await findFault(database, indexes, hasArticles) : faults[state];
  if (fault === null) return;
  const count = await rebuildIndex(database, indexes, { onRefused: report, ...(signal ? { signal } : {}) });
  if (count !== null)
    report(`${fault} It was rebuilt from the database: ${count} ${count === 1 ? 'article' : 'articles'}.`);
}

const faults = {
  missing: 'The search index was missing.',
  outdated: 'The search index was made with other settings.',
};

/** Finds that an index was emptied: it holds nothing, the database has articles, and no outbox row waits. */
async function findFault(database: Database, indexes: SearchIndexes, hasArticles: boolean): Promise<string | null> {
  if (!hasArticles || (await indexes.count()) > 0) return null;
  const isWaiting = (await database.searchOutbox.findFirst({ select: { id: true } })) !== null;
  return isWaiting ? null : 'The search index was empty.';
}
