import {
  type Documents,
  type IndexName,
  IndexTaskFailed,
  type SearchIndexes,
  type Target,
  type Task,
} from '../engine/indexes.ts';
import { loadArticleDocuments, loadNameDocuments, type Reader } from './loadDocuments.ts';

/** The engine refuses a request of more than 100 MB; far less is as fast and needs less memory on both sides. */
const mostCharacters = 8_000_000;

export type Refused = (message: string) => void;

/** What the indexes must be told of some rows: the documents of those that are there, and which are gone. */
export interface Changes {
  touched: { articles: number[]; entities: number[]; trends: number[] };
  documents: { [Name in IndexName]: Documents[Name][] };
}

export async function readChanges(database: Reader, touched: Changes['touched']): Promise<Changes> {
  const [stories, names] = [
    await loadArticleDocuments(database, touched.articles),
    await loadNameDocuments(database, touched),
  ];
  return { touched, documents: { ...stories, names } };
}

/** Sends changes and waits until the engine has made them; a document that it refuses is reported and left out. */
export async function bring(indexes: SearchIndexes, target: Target, changes: Changes, refused: Refused): Promise<void> {
  await awaitTasks(indexes, target, await send(indexes, target, changes), refused);
}

/** What was sent in one task. */
export interface Load {
  task: Task;
  name: IndexName;
  documents: Documents[IndexName][];
}

/** Sends changes; they count once `awaitTasks` has waited for them. */
export async function send(indexes: SearchIndexes, target: Target, { touched, documents }: Changes): Promise<Load[]> {
  const sent: Load[] = [];
  const put = async (name: IndexName, every: Documents[IndexName][]) => {
    for (const load of loads(every)) sent.push({ task: await indexes.put(target, name, load), name, documents: load });
  };
  const remove = async (name: IndexName, ids: (number | string)[]) => {
    if (ids.length > 0) sent.push({ task: await indexes.remove(target, name, ids), name, documents: [] });
  };
  await put('articles', documents.articles);
  await put('quotes', documents.quotes);
  await put('names', documents.names);
  await remove('articles', missing(touched.articles, documents.articles));
  const namesTouched = [...touched.entities.map((id) => `entity-${id}`), ...touched.trends.map((id) => `trend-${id}`)];
  await remove('names', missing(namesTouched, documents.names));
  if (touched.articles.length > 0) {
    const keep = documents.quotes.map(({ id }) => id);
    const task = await indexes.removeQuotes(target, [...new Set(touched.articles)], keep);
    sent.push({ task, name: 'quotes', documents: [] });
  }
  return sent;
}

const missing = <Id extends number | string>(ids: Id[], documents: { id: number | string }[]): Id[] => {
  const there = new Set(documents.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => !there.has(id));
};

/** One refused document fails its whole load: the halves are tried apart until only that document is left out. */
export async function awaitTasks(
  indexes: SearchIndexes,
  target: Target,
  sent: Load[],
  refused: Refused,
  signal?: AbortSignal,
): Promise<void> {
  for (const { task, name, documents } of sent) {
    try {
      await indexes.wait(task, signal);
    } catch (error) {
      if (!(error instanceof IndexTaskFailed && error.isRefusal) || documents.length === 0) throw error;
      if (documents.length === 1)
        refused(`${nouns[name]} ${documents[0]?.id} is not in the search index: ${error.message}`);
      else await awaitTasks(indexes, target, await sendHalves(indexes, target, name, documents), refused, signal);
    }
  }
}

const nouns: Record<IndexName, string> = { articles: 'Article', quotes: 'Quote', names: 'Name' };

async function sendHalves(
  indexes: SearchIndexes,
  target: Target,
  name: IndexName,
  documents: Documents[IndexName][],
): Promise<Load[]> {
  const middle = documents.length >> 1;
  const halves = [documents.slice(0, middle), documents.slice(middle)];
  return Promise.all(
    halves.map(async (half) => ({ task: await indexes.put(target, name, half), name, documents: half })),
  );
}

function loads(documents: Documents[IndexName][]): Documents[IndexName][][] {
  const all: Documents[IndexName][][] = [];
  let room = 0;
  for (const document of documents) {
    const size = sizeOf(document);
    if (size > room || all.length === 0) {
      all.push([]);
      room = mostCharacters;
    }
    all.at(-1)?.push(document);
    room -= size;
  }
  return documents.length === 0 ? [] : all;
}

/** Characters of its texts, and a guess at the rest. */
const sizeOf = (document: Documents[IndexName]): number =>
  Object.values(document).reduce((sum, value) => sum + (typeof value === 'string' ? value.length : 20), 0);
