import { setMaxListeners } from 'node:events';
import type { Admission, RequestWhenAdmitted } from './admission.ts';
import { type RequestScope, SearchUnavailable } from './port.ts';

/** What the client of one search makes its requests with. */
export interface RequestsOfSearch {
  whenAdmitted: RequestWhenAdmitted;
  /** Aborts when the search is given up, is late or has ended. */
  signal: AbortSignal;
}

/**
 * Makes one search, within its time.
 *
 * When it ends, whatever the reason, so do all of its requests: none is left to the engine for nobody.
 *
 * @throws SearchUnavailable when there is no answer in time.
 * @throws the reason of the scope's signal once that aborts.
 */
export type RunSearch = <Answer>(
  scope: RequestScope,
  search: (requests: RequestsOfSearch) => Promise<Answer>,
) => Promise<Answer>;

export function createSearchRunner(admission: Admission, timeoutMs: number): RunSearch {
  return async ({ signal: given, client = '' }, search) => {
    given?.throwIfAborted();
    const controller = new AbortController();
    const { signal } = controller;
    const giveUp = () => controller.abort(given?.reason);
    const deadline = performance.now() + timeoutMs;
    const timer = setTimeout(() => controller.abort(late(timeoutMs, admission.retryAfterSeconds(client))), timeoutMs);
    if (given) setMaxListeners(0, given);
    given?.addEventListener('abort', giveUp, { once: true });
    try {
      return await search({ signal, whenAdmitted: admission.admit({ client, signal, deadline }) });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(timer);
      given?.removeEventListener('abort', giveUp);
      controller.abort(ended);
    }
  };
}

const late = (timeoutMs: number, retryAfterSeconds: number) =>
  new SearchUnavailable(`The search engine does not answer within ${timeoutMs} ms.`, { retryAfterSeconds });

const ended = new Error('The search has ended.');
