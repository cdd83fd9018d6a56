import { setTimeout as sleep } from 'node:timers/promises';
import { type EnqueuedTask, type Meilisearch, MeilisearchApiError } from 'meilisearch';

/** A change that the engine took and makes in its own time. */
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

/**
 * Asks for the state of a task, at first often and then every 200 ms, until the engine has done it.
 *
 * @throws IndexTaskFailed when the engine could not do it.
 * @throws the signal's reason when the wait is given up; the task may still be done.
 */
export async function waitForTask(client: Meilisearch, { taskUid }: Task, signal?: AbortSignal): Promise<void> {
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

/** The engine's answer, or null when it has no such index or document. */
export async function nullIfNotFound<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.response.status === 404) return null;
    throw error;
  }
}

/** Makes a change; a task that fails with this code was not needed. */
export async function ignoreFailure(code: string, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof IndexTaskFailed && error.code === code)) throw error;
  }
}
