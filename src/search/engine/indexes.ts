import type { Meilisearch } from 'meilisearch';
import type { ArticleDocument } from '../documents/articleDocument.ts';
import type { NameDocument } from '../documents/nameDocument.ts';
import type { QuoteDocument } from '../documents/quoteDocument.ts';
import { indexSettings, settingsHash } from './settings.ts';
import { ignoreFailure, nullIfNotFound, type Task, waitForTask } from './tasks.ts';

/** The documents of each index. */
export interface Documents {
  articles: ArticleDocument;
  quotes: QuoteDocument;
  names: NameDocument;
}

export type IndexName = keyof Documents;
export const indexNames: readonly IndexName[] = ['articles', 'quotes', 'names'];

/** The live indexes answer searches; the next ones are built next to them and are swapped in. */
export type Target = 'live' | 'next';

/** Missing: the engine lacks one of the indexes. Outdated: they were made with other settings, or by an unknown program. */
export type IndexState = 'current' | 'outdated' | 'missing';

/** The indexes of articles, quotes and names, for those who fill them. Every change is a task; it counts once waited for. */
export interface SearchIndexes {
  state(): Promise<IndexState>;
  /** How many articles the live index holds. */
  count(): Promise<number>;
  /** Creates empty indexes with the current settings; what exists already is left alone. */
  create(target: Target): Promise<void>;
  drop(target: Target): Promise<void>;
  put<Name extends IndexName>(target: Target, name: Name, documents: Documents[Name][]): Promise<Task>;
  remove(target: Target, name: IndexName, ids: (number | string)[]): Promise<Task>;
  /** Deletes the quotes of these articles, except those to keep. */
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
  /** Records that the live indexes have the current settings and form of documents. */
  markCurrent(): Promise<void>;
}

/** The engine stores no data of ours with an index, so a small index next to the others records their version. */
const versionId = 'articles';

export function createIndexes(client: Meilisearch, prefix: string): SearchIndexes {
  const uid = (target: Target, name: IndexName) => `${prefix}${name}${target === 'next' ? '_next' : ''}`;
  const index = <Name extends IndexName>(target: Target, name: Name) =>
    client.index<Documents[Name]>(uid(target, name));
  const versions = client.index<{ id: string; version: string }>(`${prefix}versions`);
  const wait = (task: Task, signal?: AbortSignal) => waitForTask(client, task, signal);
  const forEachIndex = async (change: (name: IndexName) => Promise<void>) => {
    await Promise.all(indexNames.map(change));
  };
  return {
    wait,
    async state() {
      const stats = await Promise.all(indexNames.map((name) => nullIfNotFound(index('live', name).getStats())));
      if (stats.includes(null)) return 'missing';
      const recorded = await nullIfNotFound(versions.getDocument(versionId));
      return recorded?.version === settingsHash ? 'current' : 'outdated';
    },
    count: async () => (await index('live', 'articles').getStats()).numberOfDocuments,
    create: (target) =>
      forEachIndex(async (name) => {
        await ignoreFailure('index_already_exists', async () =>
          wait(await client.createIndex(uid(target, name), { primaryKey: 'id' })),
        );
        await wait(await index(target, name).updateSettings(indexSettings[name]));
      }),
    drop: (target) =>
      forEachIndex((name) =>
        ignoreFailure('index_not_found', async () => wait(await client.deleteIndex(uid(target, name)))),
      ),
    put: (target, name, documents) => index(target, name).addDocuments(documents, { primaryKey: 'id' }),
    remove: (target, name, ids) => index(target, name).deleteDocuments({ filter: anyId(ids) }),
    removeQuotes: (target, articleIds, keep) =>
      index(target, 'quotes').deleteDocuments({
        filter: `articleId IN [${articleIds.join(', ')}] AND NOT id IN [${keep.join(', ')}]`,
      }),
    readByIds: async (name, ids) =>
      (await index('live', name).getDocuments({ filter: anyId(ids), limit: ids.length })).results,
    readIds: async (name, offset, limit) =>
      (await index('live', name).getDocuments({ fields: ['id'], offset, limit })).results.map(({ id }) => id),
    async swapInNext() {
      const swaps = indexNames.map((name) => ({
        indexes: [uid('live', name), uid('next', name)] as [string, string],
        rename: false,
      }));
      await wait(await client.swapIndexes(swaps));
      await forEachIndex(async (name) => wait(await client.deleteIndex(uid('next', name))));
    },
    async markCurrent() {
      await wait(await versions.addDocuments([{ id: versionId, version: settingsHash }], { primaryKey: 'id' }));
    },
  };
}

const anyId = (ids: (number | string)[]) => `id IN [${ids.map((id) => JSON.stringify(id)).join(', ')}]`;
