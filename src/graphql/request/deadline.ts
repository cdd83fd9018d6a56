import { setMaxListeners } from 'node:events';
import { GraphQLError } from 'graphql';
import { deadlineExceeded } from '../errors/errors.ts';

/** How long a request may take. */
export const requestTimeoutMs = 10_000;

/** When a request ends, whatever it has got by then. */
export interface Deadline {
  /** Aborted when the time is over, when the client is gone, or when `stop` is called; its reason is the error. */
  signal: AbortSignal;
  start(): void;
  /** Ends the request with an error. */
  stop(error: GraphQLError): void;
  /** Ends the request because nobody waits for it any longer. */
  leave(): void;
  /** To be called when the request is answered. */
  clear(): void;
}

/** The deadline of a request, whose time begins with `start`. */
export function createDeadline(clientSignal?: AbortSignal): Deadline {
  const controller = new AbortController();
  // Every statement and every search of the request listens.
  setMaxListeners(0, controller.signal);
  let timer: NodeJS.Timeout | undefined;
  const leave = () => controller.abort(new GraphQLError('The client is gone.'));
  return {
    signal: controller.signal,
    start() {
      timer = setTimeout(() => controller.abort(deadlineExceeded(requestTimeoutMs)), requestTimeoutMs);
      timer.unref();
      if (clientSignal?.aborted) leave();
      clientSignal?.addEventListener('abort', leave, { once: true });
    },
    stop: (error) => controller.abort(error),
    leave,
    clear: () => {
      clearTimeout(timer);
      clientSignal?.removeEventListener('abort', leave);
    },
  };
}
