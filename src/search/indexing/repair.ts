import type { Database } from '../../database.ts';
import type { ArticleIndex } from './articleIndex.ts';
import { rebuildIndex } from './rebuild.ts';

/**
 * Makes sure that there is an index, made with today's settings, and not an empty one beside a full database.
 *
 * A missing index is made at once, empty, so that searches are answered; then it is filled. What had to be done is
 * reported. Where another process is already rebuilding, nothing is done.
 */
export async function repairIndex(
  database: Database,
  index: ArticleIndex,
  report: (message: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const state = await index.state();
  if (state === 'missing') await index.create('live');
  const hasArticles = (await database.article.findFirst({ select: { id: true } })) !== null;
  if (state === 'missing' && !hasArticles) return index.markCurrent();
  const fault = state === 'current' ? await faultOfCurrent(database, index, hasArticles) : faults[state];
  if (fault === null) return;
  const count = await rebuildIndex(database, index, { refused: report, ...(signal ? { signal } : {}) });
  if (count !== null)
    report(`${fault} It was built anew from the database: ${count} ${count === 1 ? 'article' : 'articles'}.`);
}

const faults = {
  missing: 'The search index was missing.',
  outdated: 'The search index was made with other settings.',
};

/** An index is emptied when it holds nothing, the database something, and no note says that it is still to come. */
async function faultOfCurrent(database: Database, index: ArticleIndex, hasArticles: boolean): Promise<string | null> {
  if (!hasArticles || (await index.count()) > 0) return null;
  const isToCome = (await database.indexNote.findFirst({ select: { id: true } })) !== null;
  return isToCome ? null : 'The search index was empty.';
}
