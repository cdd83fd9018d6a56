import type { Database, Prisma } from '../../database/client.ts';
import type { SearchIndexes } from '../engine/indexes.ts';
import { awaitTasks, type Changes, type Refused, readChanges, send } from './changes.ts';
import type { Reader } from './loadDocuments.ts';
import { isBeingRebuilt, whileSending } from './locks.ts';

const notesAtOnce = 500;
const articlesAtOnce = 500;

export interface AppliedNotes {
  count: number;
  /** Where to go on from: after the last note that was kept because a rebuild is under way, else from the beginning. */
  next: bigint;
}

/**
 * Brings the live indexes what the oldest notes after `after` name, and strikes them once the engine has done it.
 *
 * A story written anew in the meantime has a new note, which stays. While a rebuild is under way notes are applied but
 * not struck: the indexes that take over have to hear of them as well. Once no story waits, the older stories of
 * somebody who got or lost a name are indexed anew, some hundred at a time.
 */
export async function applyNotes(
  database: Database,
  indexes: SearchIndexes,
  after: bigint,
  refused: Refused,
  signal?: AbortSignal,
): Promise<AppliedNotes> {
  if ((await readNotes(database, after, 1)).length === 0) {
    const isRebuilding = after > 0n && (await isBeingRebuilt(database));
    const count = isRebuilding ? 0 : await spreadNames(database, indexes, refused, signal);
    return { count, next: isRebuilding ? after : 0n };
  }
  const sent = await whileSending(database, async (transaction, isRebuilding) => {
    const notes = await readNotes(transaction, after);
    return { notes, isRebuilding, loads: await send(indexes, 'live', await readChanges(database, touchedBy(notes))) };
  });
  await awaitTasks(indexes, 'live', sent.loads, refused, signal);
  const ids = sent.notes.map(({ id }) => id);
  if (sent.isRebuilding) return { count: ids.length, next: ids.at(-1) ?? after };
  if (ids.length > 0) await database.searchOutbox.deleteMany({ where: { id: { in: ids } } });
  return { count: ids.length, next: 0n };
}

/** Brings the next indexes what was noted since their building began, so that they answer no less than the old ones. */
export async function catchUpNext(database: Database, indexes: SearchIndexes, refused: Refused): Promise<void> {
  for (let after = 0n; ; ) {
    const notes = await readNotes(database, after);
    if (notes.length === 0) return;
    const changes = await readChanges(database, touchedBy(notes));
    await awaitTasks(indexes, 'next', await send(indexes, 'next', changes), refused);
    after = notes.at(-1)?.id ?? after;
  }
}

interface Note {
  id: bigint;
  articleId: number | null;
  entityIds: number[];
  trendIds: number[];
}

/** The oldest notes after `after` that name rows; those of names come apart. */
function readNotes(database: Reader, after: bigint, most = notesAtOnce): Promise<Note[]> {
  return database.searchOutbox.findMany({
    where: { id: { gt: after }, reindexEntityId: null },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true, articleId: true, entityIds: true, trendIds: true },
  });
}

const touchedBy = (notes: Note[]): Changes['touched'] => ({
  articles: notes.flatMap(({ articleId }) => articleId ?? []),
  entities: notes.flatMap(({ entityIds }) => entityIds),
  trends: notes.flatMap(({ trendIds }) => trendIds),
});

/** Indexes anew the next articles of whoever got or lost a name first. Returns how many there were, with the note itself. */
async function spreadNames(
  database: Database,
  indexes: SearchIndexes,
  refused: Refused,
  signal?: AbortSignal,
): Promise<number> {
  if ((await findRenamed(database)) === null) return 0;
  const sent = await whileSending(database, async (transaction) => {
    const note = await findRenamed(transaction);
    if (note === null) return null;
    const articles = await articlesOf(transaction, note.reindexEntityId as number, note.lastArticleId);
    const touched = { articles, entities: [], trends: [] };
    return { note, articles, loads: await send(indexes, 'live', await readChanges(database, touched)) };
  });
  if (sent === null) return 0;
  const { note, articles, loads } = sent;
  await awaitTasks(indexes, 'live', loads, refused, signal);
  const last = articles.at(-1);
  if (last === undefined || articles.length < articlesAtOnce)
    await database.searchOutbox.deleteMany({ where: { id: note.id } });
  else await database.searchOutbox.updateMany({ where: { id: note.id }, data: { lastArticleId: last } });
  return articles.length + 1;
}

const findRenamed = (database: Reader) =>
  database.searchOutbox.findFirst({
    where: { reindexEntityId: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, reindexEntityId: true, lastArticleId: true },
  });

async function articlesOf(database: Prisma.TransactionClient, entityId: number, after: number): Promise<number[]> {
  const links = await database.articleEntity.findMany({
    where: { entityId, articleId: { gt: after } },
    orderBy: { articleId: 'asc' },
    take: articlesAtOnce,
    select: { articleId: true },
  });
  return links.map(({ articleId }) => articleId);
}
