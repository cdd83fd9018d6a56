import type { Database, Prisma } from '../../database/client.ts';
import type { SearchIndexes } from '../engine/indexes.ts';
import { awaitTasks, type OnRefused, sendChanges } from './applyChanges.ts';
import { loadChanges, noRows } from './changes.ts';
import type { Reader } from './loadDocuments.ts';
import { withSendingLock } from './locks.ts';

const articlesPerStep = 500;

/**
 * Indexes the next articles of the first entity in the outbox that got or lost a name: its older stories have to be
 * found by the new name too.
 *
 * The outbox row keeps how far that is, and is deleted with the last article. Returns how many articles were indexed,
 * plus one for the row; 0 when no entity waits.
 */
export async function reindexNextArticles(
  database: Database,
  indexes: SearchIndexes,
  onRefused: OnRefused,
  signal?: AbortSignal,
): Promise<number> {
  if ((await findRenamedEntity(database)) === null) return 0;
  const step = await withSendingLock(database, async (transaction) => {
    const entity = await findRenamedEntity(transaction);
    if (entity === null) return null;
    const articles = await nextArticlesOf(transaction, entity.entityId, entity.lastArticleId);
    const changes = await loadChanges(database, { ...noRows(), articles });
    return { ...entity, articles, sent: await sendChanges(indexes, 'live', changes) };
  });
  if (step === null) return 0;
  await awaitTasks(indexes, 'live', step.sent, onRefused, signal);
  const last = step.articles.at(-1);
  const where = { id: step.rowId };
  if (last === undefined || step.articles.length < articlesPerStep) await database.searchOutbox.deleteMany({ where });
  else await database.searchOutbox.updateMany({ where, data: { lastArticleId: last } });
  return step.articles.length + 1;
}

interface RenamedEntity {
  /** Of the outbox. */
  rowId: bigint;
  entityId: number;
  /** Its articles up to this one are done. */
  lastArticleId: number;
}

async function findRenamedEntity(database: Reader): Promise<RenamedEntity | null> {
  const row = await database.searchOutbox.findFirst({
    where: { reindexEntityId: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, reindexEntityId: true, lastArticleId: true },
  });
  if (row === null || row.reindexEntityId === null) return null;
  return { rowId: row.id, entityId: row.reindexEntityId, lastArticleId: row.lastArticleId };
}

async function nextArticlesOf(database: Prisma.TransactionClient, entityId: number, after: number): Promise<number[]> {
  const links = await database.articleEntity.findMany({
    where: { entityId, articleId: { gt: after } },
    orderBy: { articleId: 'asc' },
    take: articlesPerStep,
    select: { articleId: true },
  });
  return links.map(({ articleId }) => articleId);
}
