import { setTimeout as sleep } from 'node:timers/promises';
import { type EnqueuedTask, type Meilisearch, MeilisearchApiError } from 'meilisearch';
import type { ArticleDocument } from '../documents/articleDocument.ts';
import type { NameDocument } from '../documents/nameDocument.ts';
import type { QuoteDocument } from '../documents/quoteDocument.ts';
import { indexSettings, settingsHash } from './settings.ts';

/** The documents of each index. */
export interface Documents {
  articles: ArticleDocument;
  quotes: QuoteDocument;
  names: NameDocument;
}

export type IndexName = keyof Documents;
export const indexNames: readonly IndexName[] = ['articles', 'quotes', 'names'];

/** The live indexes answer searches; the next ones are built beside them and take their place. */
export type Target = 'live' | 'next';

/** Missing: the engine lacks one of them. Outdated: they were made with other settings, or by nobody knows whom. */
export type IndexState = 'current' | 'outdated' | 'missing';

/** The indexes of articles, quotes and names, as indexing knows them. Every change is a task: it counts once waited for. */
export interface SearchIndexes {
  state(): Promise<IndexState>;
  /** How many articles search knows. */
  count(): Promise<number>;
  /** Makes empty indexes with today's settings; what is there already is left alone. */
  create(target: Target): Promise<void>;
  drop(target: Target): Promise<void>;
  put<Name extends IndexName>(target: Target, name: Name, documents: Documents[Name][]): Promise<Task>;
  remove(target: Target, name: IndexName, ids: (number | string)[]): Promise<Task>;
  /** Takes out the quotes of these articles, but for those to be kept. */
  removeQuotes(target: Target, articleIds: number[], keep: number[]): Promise<Task>;
  /** Loads live documents by their ids, whole and in no order; an id that is not there is left out. */
  readByIds<Name extends IndexName>(name: Name, ids: (number | string)[]): Promise<Documents[Name][]>;
  /** The ids of live documents, a page of them. */
  readIds(name: IndexName, offset: number, limit: number): Promise<(number | string)[]>;
  /**
   * @throws IndexTaskFailed when the engine could not do it.
   * @throws the signal's reason when the wait is given up; the task may still be done.
   */
  wait(task: Task, signal?: AbortSignal): Promise<void>;
  /** Swaps the next indexes in for the live ones, all at one moment, and drops the old ones. */
  swapInNext(): Promise<void>;
  /** Says that the live indexes have today's settings and form of documents. */
  markCurrent(): Promise<void>;
}

export type Task = EnqueuedTask;

/** A task that the engine took and could not do. */
export class IndexTaskFailed extends Error {
  override name = 'IndexTaskFailed';
  /** Whether the fault is in what was sent: the same again would fail again. */
  readonly isRefusal: boolean;
  readonly code: string;

  constructor(message: string, code: string, isRefusal: boolean) {
    super(message);
    this.code = code;
    this.isRefusal = isRefusal;
  }
}

/** The engine says what an index was made with only in its own words, so a small index beside it keeps our name for it. */
const versionId = 'articles';

export function createIndexes(client: Meilisearch, prefix: string): SearchIndexes {
  const uid = (target: Target, name: IndexName) => `${prefix}${name}${target === 'next' ? '_next' : ''}`;
  const index = <Name extends IndexName>(target: Target, name: Name) =>
    client.index<Documents[Name]>(uid(target, name));
  const versions = client.index<{ id: string; version: string }>(`${prefix}versions`);
  const wait = (task: Task, signal?: AbortSignal) => waitForTask(client, task, signal);
  const all = async (change: (name: IndexName) => Promise<void>) => {
    await Promise.all(indexNames.map(change));
  };
  return {
    wait,
    async state() {
      const stats = await Promise.all(indexNames.map((name) => foundOr(null, index('live', name).getStats())));
      if (stats.includes(null)) return 'missing';
      const recorded = await foundOr(null, versions.getDocument(versionId));
      return recorded?.version === settingsHash ? 'current' : 'outdated';
    },
    count: async () => (await index('live', 'articles').getStats()).numberOfDocuments,
    create: (target) =>
      all(async (name) => {
        await unless('index_already_exists', async () =>
          wait(await client.createIndex(uid(target, name), { primaryKey: 'id' })),
        );
        await wait(await index(target, name).updateSettings(indexSettings[name]));
      }),
    drop: (target) =>
      all((name) => unless('index_not_found', async () => wait(await client.deleteIndex(uid(target, name))))),
    put: (target, name, documents) => index(target, name).addDocuments(documents, { primaryKey: 'id' }),
    remove: (target, name, ids) => index(target, name).deleteDocuments(ids as number[]),
    removeQuotes: (target, articleIds, keep) =>
      index(target, 'quotes').deleteDocuments({
        filter: `articleId IN [${articleIds.join(', ')}] AND NOT id IN [${keep.join(', ')}]`,
      }),
    async readByIds(name, ids) {
      const filter = `id IN [${ids.map((id) => JSON.stringify(id)).join(', ')}]`;
      return (await index('live', name).getDocuments({ filter, limit: ids.length })).results;
    },
    readIds: async (name, offset, limit) =>
      (await index('live', name).getDocuments({ fields: ['id'], offset, limit })).results.map(({ id }) => id),
    async swapInNext() {
      const swaps = indexNames.map((name) => ({
        indexes: [uid('live', name), uid('next', name)] as [string, string],
        rename: false,
      }));
      await wait(await client.swapIndexes(swaps));
      await all(async (name) => wait(await client.deleteIndex(uid('next', name))));
    },
    async markCurrent() {
      await wait(await versions.addDocuments([{ id: versionId, version: settingsHash }], { primaryKey: 'id' }));
    },
  };
}

/** Asks after a task, at first often and then less so, until the engine has done it. */
async function waitForTask(client: Meilisearch, { taskUid }: Task, signal?: AbortSignal): Promise<void> {
  for (let pause = 5; ; pause = Math.min(pause * 1.5, 200)) {
    const task = await client.tasks.getTask(taskUid, signal ? { signal } : {});
    if (task.status === 'succeeded') return;
    if (task.status === 'failed' || task.status === 'canceled') {
      const reason = task.error?.message ?? 'it was cancelled';
      throw new IndexTaskFailed(
        `The search engine could not do its task ${taskUid} (${task.type}): ${reason}`,
        task.error?.code ?? task.status,
        task.error?.type === 'invalid_request',
      );
    }
    await sleep(pause, undefined, signal ? { signal } : {});
  }
}

async function foundOr<T, U>(otherwise: U, answer: Promise<T>): Promise<T | U> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.response.status === 404) return otherwise;
    throw error;
  }
}

async function unless(code: string, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof IndexTaskFailed && error.code === code)) throw error;
  }
}
