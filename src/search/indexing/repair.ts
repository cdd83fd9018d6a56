import type { Database } from '../../database/client.ts';
import type { SearchIndexes } from '../engine/indexes.ts';
import { rebuildIndex } from './rebuild.ts';

/**
 * Makes sure that there is an index, made with today's settings, and not an empty one beside a full database.
 *
 * A missing index is made at once, empty, so that searches are answered; then it is filled. What had to be done is
 * reported. Where another process is already rebuilding, nothing is done.
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
  const fault = state === 'current' ? await faultOfCurrent(database, indexes, hasArticles) : faults[state];
  if (fault === null) return;
  const count = await rebuildIndex(database, indexes, { refused: report, ...(signal ? { signal } : {}) });
  if (count !== null)
    report(`${fault} It was built anew from the database: ${count} ${count === 1 ? 'article' : 'articles'}.`);
}

const faults = {
  missing: 'The search index was missing.',
  outdated: 'The search index was made with other settings.',
};

/** An index is emptied when it holds nothing, the database something, and no note says that it is still to come. */
async function faultOfCurrent(
  database: Database,
  indexes: SearchIndexes,
  hasArticles: boolean,
): Promise<string | null> {
  if (!hasArticles || (await indexes.count()) > 0) return null;
  const isToCome = (await database.searchOutbox.findFirst({ select: { id: true } })) !== null;
  return isToCome ? null : 'The search index was empty.';
}
