import type { Database } from '../../database.ts';
import type { ArticleDocument } from '../document.ts';
import { type ArticleIndex, IndexTaskFailed, type Target } from './articleIndex.ts';
import { loadDocuments, type Reader } from './loadDocuments.ts';
import { isBeingRebuilt, whileSending } from './locks.ts';

const notesAtOnce = 500;
/** The engine refuses a request of more than 100 MB; far less is as fast and needs less memory on both sides. */
const mostCharacters = 8_000_000;

export type Refused = (message: string) => void;

export interface AppliedNotes {
  count: number;
  /** Where to go on from: after the last note that was kept because a rebuild is under way, else from the beginning. */
  next: bigint;
}

/**
 * Brings the live index what the oldest notes after `after` name, and strikes them once the engine has done it.
 *
 * A story written anew in the meantime has a new note, which stays. While a rebuild is under way notes are applied but
 * not struck: the index that takes over has to hear of them as well.
 */
export async function applyNotes(
  database: Database,
  index: ArticleIndex,
  after: bigint,
  refused: Refused,
  signal?: AbortSignal,
): Promise<AppliedNotes> {
  if ((await readNotes(database, after, 1)).length === 0) {
    return { count: 0, next: after > 0n && (await isBeingRebuilt(database)) ? after : 0n };
  }
  const sent = await whileSending(database, async (transaction, isRebuilding) => {
    const notes = await readNotes(transaction, after);
    const changes = await readChanges(
      database,
      notes.map((note) => note.articleId),
    );
    return { notes, isRebuilding, tasks: await send(index, 'live', changes) };
  });
  await settle(index, 'live', sent.tasks, refused, signal);
  const ids = sent.notes.map(({ id }) => id);
  if (sent.isRebuilding) return { count: ids.length, next: ids.at(-1) ?? after };
  if (ids.length > 0) await database.indexNote.deleteMany({ where: { id: { in: ids } } });
  return { count: ids.length, next: 0n };
}

export interface Note {
  id: bigint;
  articleId: number;
}

/** The oldest notes after `after`. */
export function readNotes(database: Reader, after: bigint, most = notesAtOnce): Promise<Note[]> {
  return database.indexNote.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true, articleId: true },
  });
}

/** What an index must be told of some articles: the documents of those that are there, and which are gone. */
export interface Changes {
  documents: ArticleDocument[];
  gone: number[];
}

export async function readChanges(database: Reader, articleIds: number[]): Promise<Changes> {
  const documents = await loadDocuments(database, articleIds);
  const there = new Set(documents.map(({ id }) => id));
  return { documents, gone: [...new Set(articleIds)].filter((id) => !there.has(id)) };
}

/** Sends changes and waits until the engine has made them; a story that it refuses is reported and left out. */
export async function bring(index: ArticleIndex, target: Target, changes: Changes, refused: Refused): Promise<void> {
  await settle(index, target, await send(index, target, changes), refused);
}

interface Sent {
  task: Awaited<ReturnType<ArticleIndex['put']>>;
  documents: ArticleDocument[];
}

async function send(index: ArticleIndex, target: Target, { documents, gone }: Changes): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const load of loads(documents)) sent.push({ task: await index.put(target, load), documents: load });
  if (gone.length > 0) sent.push({ task: await index.remove(target, gone), documents: [] });
  return sent;
}

/** One refused document fails its whole load: the halves are tried apart until only that document is left out. */
async function settle(index: ArticleIndex, target: Target, sent: Sent[], refused: Refused, signal?: AbortSignal) {
  for (const { task, documents } of sent) {
    try {
      await index.wait(task, signal);
    } catch (error) {
      if (!(error instanceof IndexTaskFailed && error.isRefusal) || documents.length === 0) throw error;
      if (documents.length === 1) refused(`Article ${documents[0]?.id} is not in the search index: ${error.message}`);
      else await settle(index, target, await sendHalves(index, target, documents), refused, signal);
    }
  }
}

async function sendHalves(index: ArticleIndex, target: Target, documents: ArticleDocument[]): Promise<Sent[]> {
  const middle = documents.length >> 1;
  const halves = [documents.slice(0, middle), documents.slice(middle)];
  return Promise.all(halves.map(async (half) => ({ task: await index.put(target, half), documents: half })));
}

function loads(documents: ArticleDocument[]): ArticleDocument[][] {
  const all: ArticleDocument[][] = [];
  let room = 0;
  for (const document of documents) {
    const size = document.body.length + document.captions.length + document.notes.length + document.names.length;
    if (size > room || all.length === 0) {
      all.push([]);
      room = mostCharacters;
    }
    all.at(-1)?.push(document);
    room -= size;
  }
  return all;
}
