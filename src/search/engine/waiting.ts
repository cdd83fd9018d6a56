import type { FairQueue } from './fairQueue.ts';
import type { SearchUnavailable } from './port.ts';

/** A search that waits for its turn. */
export interface Waiting {
  client: string;
  deadline: number;
  /** Ends the wait: with a place, or without one for this reason. */
  end: (refusal?: SearchUnavailable) => void;
}

export interface AdmittedSearch {
  client: string;
  /** Ends the wait of one who gave up. */
  signal: AbortSignal;
  /** When the search must be answered, in the time of `performance.now()`. */
  deadline: number;
}

/**
 * Waits in a queue until the turn comes.
 *
 * @throws the refusal, or the signal's reason.
 */
export function waitIn(queue: FairQueue<Waiting>, { client, signal, deadline }: AdmittedSearch): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      queue.remove(client, entry);
      signal.removeEventListener('abort', giveUp);
    };
    const giveUp = () => {
      leave();
      reject(signal.reason);
    };
    const end = (refusal?: SearchUnavailable) => {
      leave();
      if (refusal) reject(refusal);
      else resolve();
    };
    const entry = { client, deadline, end };
    signal.addEventListener('abort', giveUp, { once: true });
    queue.add(client, entry);
  });
}

/** The answer, or the signal's reason if that aborts first. */
export function untilAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    const settle = () => signal.removeEventListener('abort', giveUp);
    signal.addEventListener('abort', giveUp, { once: true });
    answer.then(resolve, reject).finally(settle);
  });
}
