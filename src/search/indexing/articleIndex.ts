import { setTimeout as sleep } from 'node:timers/promises';
import { type EnqueuedTask, type Meilisearch, MeilisearchApiError } from 'meilisearch';
import type { ArticleDocument } from '../document.ts';
import { articleSettings, articleSettingsHash } from '../settings.ts';

/** The live index answers searches; the next one is built beside it and takes its place. */
export type Target = 'live' | 'next';

/** Missing: the engine has no such index. Outdated: it was made with other settings, or by nobody knows whom. */
export type IndexState = 'current' | 'outdated' | 'missing';

/** The index of articles, as indexing knows it. Every change is a task: it counts once waited for. */
export interface ArticleIndex {
  state(): Promise<IndexState>;
  count(): Promise<number>;
  /** Makes an empty index with today's settings; one that is there already is left alone. */
  create(target: Target): Promise<void>;
  drop(target: Target): Promise<void>;
  put(target: Target, documents: ArticleDocument[]): Promise<Task>;
  remove(target: Target, ids: number[]): Promise<Task>;
  /**
   * @throws IndexTaskFailed when the engine could not do it.
   * @throws the signal's reason when the wait is given up; the task may still be done.
   */
  wait(task: Task, signal?: AbortSignal): Promise<void>;
  /** Puts the next index in the live one's place, and drops the old one. */
  promoteNext(): Promise<void>;
  /** Says that the live index has today's settings and form of documents. */
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

export function createArticleIndex(client: Meilisearch, prefix: string): ArticleIndex {
  const uids: Record<Target, string> = { live: `${prefix}articles`, next: `${prefix}articles_next` };
  const versions = client.index<{ id: string; version: string }>(`${prefix}versions`);
  const live = client.index(uids.live);

  const wait = (task: Task, signal?: AbortSignal) => waitForTask(client, task, signal);
  return {
    wait,
    async state() {
      const stats = await foundOr(null, live.getStats());
      if (stats === null) return 'missing';
      const recorded = await foundOr(null, versions.getDocument(versionId));
      return recorded?.version === articleSettingsHash ? 'current' : 'outdated';
    },
    async count() {
      return (await live.getStats()).numberOfDocuments;
    },
    async create(target) {
      await unless('index_already_exists', async () =>
        wait(await client.createIndex(uids[target], { primaryKey: 'id' })),
      );
      await wait(await client.index(uids[target]).updateSettings(articleSettings));
    },
    async drop(target) {
      await unless('index_not_found', async () => wait(await client.deleteIndex(uids[target])));
    },
    put: (target, documents) => client.index(uids[target]).addDocuments(documents, { primaryKey: 'id' }),
    remove: (target, ids) => client.index(uids[target]).deleteDocuments(ids),
    async promoteNext() {
      await wait(await client.swapIndexes([{ indexes: [uids.live, uids.next], rename: false }]));
      await wait(await client.deleteIndex(uids.next));
    },
    async markCurrent() {
      await wait(await versions.addDocuments([{ id: versionId, version: articleSettingsHash }], { primaryKey: 'id' }));
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
