import type { Database } from '../../database.ts';
import type { ArticleIndex } from './articleIndex.ts';
import { loadDocuments } from './loadDocuments.ts';
import { whileRebuilding } from './locks.ts';
import { bring, type Refused, readChanges, readNotes } from './notes.ts';

export interface RebuildOptions {
  refused: Refused;
  /** Told after every few hundred articles how many are done, of how many. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

const articlesAtOnce = 500;

/**
 * Builds the index of articles anew from the database, beside the one that answers, and puts it in that one's place.
 *
 * Searches are answered by the old index until the very moment. Stories that arrive meanwhile are brought to both: their
 * notes stay until the new index is live and are then applied once more. A rebuild that dies leaves the old index as it
 * was. Returns how many articles were indexed, or null when another process is rebuilding.
 */
export function rebuildIndex(database: Database, index: ArticleIndex, options: RebuildOptions): Promise<number | null> {
  return whileRebuilding(database, async () => {
    await index.drop('next');
    await index.create('next');
    const count = await fill(database, index, options);
    await catchUp(database, index, options);
    if ((await index.state()) === 'missing') await index.create('live');
    await index.promoteNext();
    await index.markCurrent();
    return count;
  });
}

async function fill(database: Database, index: ArticleIndex, { refused, onProgress, signal }: RebuildOptions) {
  const total = await database.article.count();
  let done = 0;
  for (let last = 0; ; ) {
    signal?.throwIfAborted();
    const ids = await nextIds(database, last);
    if (ids.length === 0) return done;
    await bring(index, 'next', { documents: await loadDocuments(database, ids), gone: [] }, refused);
    last = ids.at(-1) ?? last;
    done += ids.length;
    onProgress?.(done, Math.max(done, total));
  }
}

async function nextIds(database: Database, after: number): Promise<number[]> {
  const articles = await database.article.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: articlesAtOnce,
    select: { id: true },
  });
  return articles.map(({ id }) => id);
}

/** Brings the next index what was noted since its building began, so that it answers no less than the old one. */
async function catchUp(database: Database, index: ArticleIndex, { refused }: RebuildOptions): Promise<void> {
  for (let after = 0n; ; ) {
    const notes = await readNotes(database, after);
    if (notes.length === 0) return;
    await bring(
      index,
      'next',
      await readChanges(
        database,
        notes.map((note) => note.articleId),
      ),
      refused,
    );
    after = notes.at(-1)?.id ?? after;
  }
}
