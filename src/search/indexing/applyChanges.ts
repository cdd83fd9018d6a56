import type { NameId } from '../documents/nameDocument.ts';
import type { Documents, IndexName, SearchIndexes, Target } from '../engine/indexes.ts';
import { IndexTaskFailed, type Task } from '../engine/tasks.ts';
import type { ChangedRows, Changes } from './changes.ts';

/** Called with one sentence for each document that the engine refuses. */
export type OnRefused = (message: string) => void;

/** Sends changes and waits until the engine has made them. A document that it refuses is reported and left out. */
export async function applyChanges(
  indexes: SearchIndexes,
  target: Target,
  changes: Changes,
  onRefused: OnRefused,
): Promise<void> {
  await awaitTasks(indexes, target, await sendChanges(indexes, target, changes), onRefused);
}

/** The documents that one task of the engine puts into an index; none where the task deletes. */
export interface SentBatch {
  task: Task;
  name: IndexName;
  documents: Documents[IndexName][];
}

/** Sends changes to the engine. They are made once `awaitTasks` has waited for them. */
export async function sendChanges(
  indexes: SearchIndexes,
  target: Target,
  { rows, documents }: Changes,
): Promise<SentBatch[]> {
  const sent: SentBatch[] = [];
  const put = async (name: IndexName, all: Documents[IndexName][]) => {
    for (const batch of batches(all))
      sent.push({ task: await indexes.put(target, name, batch), name, documents: batch });
  };
  const remove = async (name: IndexName, ids: (number | string)[]) => {
    if (ids.length > 0) sent.push({ task: await indexes.remove(target, name, ids), name, documents: [] });
  };
  await put('articles', documents.articles);
  await put('quotes', documents.quotes);
  await put('names', documents.names);
  await remove('articles', withoutDocument(rows.articles, documents.articles));
  await remove('names', withoutDocument(nameIdsOf(rows), documents.names));
  if (rows.articles.length > 0) {
    const kept = documents.quotes.map(({ id }) => id);
    const task = await indexes.removeQuotes(target, [...new Set(rows.articles)], kept);
    sent.push({ task, name: 'quotes', documents: [] });
  }
  return sent;
}

const nameIdsOf = (rows: ChangedRows): NameId[] => [
  ...rows.entities.map((id): NameId => `entity-${id}`),
  ...rows.trends.map((id): NameId => `trend-${id}`),
  ...rows.authors.map((id): NameId => `author-${id}`),
  ...rows.publications.map((id): NameId => `publication-${id}`),
];

function withoutDocument<Id extends number | string>(ids: Id[], documents: { id: number | string }[]): Id[] {
  const present = new Set(documents.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => !present.has(id));
}

/**
 * Waits until the engine has done these tasks.
 *
 * One refused document fails its whole batch: the halves are then sent apart, until only that document is left out.
 *
 * @throws IndexTaskFailed when the engine fails for another reason.
 */
export async function awaitTasks(
  indexes: SearchIndexes,
  target: Target,
  sent: SentBatch[],
  onRefused: OnRefused,
  signal?: AbortSignal,
): Promise<void> {
  for (const { task, name, documents } of sent) {
    try {
      await indexes.wait(task, signal);
    } catch (error) {
      if (!(error instanceof IndexTaskFailed && error.isRefusal) || documents.length === 0) throw error;
      if (documents.length === 1)
        onRefused(`${nouns[name]} ${documents[0]?.id} is not in the search index: ${error.message}`);
      else await awaitTasks(indexes, target, await sendHalves(indexes, target, name, documents), onRefused, signal);
    }
  }
}

const nouns: Record<IndexName, string> = { articles: 'Article', quotes: 'Quote', names: 'Name' };

async function sendHalves(
  indexes: SearchIndexes,
  target: Target,
  name: IndexName,
  documents: Documents[IndexName][],
): Promise<SentBatch[]> {
  const middle = documents.length >> 1;
  const halves = [documents.slice(0, middle), documents.slice(middle)];
  return Promise.all(
    halves.map(async (half) => ({ task: await indexes.put(target, name, half), name, documents: half })),
  );
}

/** The engine refuses a request of more than 100 MB; far less is as fast and needs less memory on both sides. */
const maxBatchCharacters = 8_000_000;

function batches(documents: Documents[IndexName][]): Documents[IndexName][][] {
  const all: Documents[IndexName][][] = [];
  let room = 0;
  for (const document of documents) {
    const size = estimateCharacters(document);
    if (size > room || all.length === 0) {
      all.push([]);
      room = maxBatchCharacters;
    }
    all.at(-1)?.push(document);
    room -= size;
  }
  return all;
}

/** The characters of its texts, and 20 for each other value. */
const estimateCharacters = (document: Documents[IndexName]): number =>
  Object.values(document).reduce((sum, value) => sum + (typeof value === 'string' ? value.length : 20), 0);
