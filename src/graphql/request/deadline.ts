import { setMaxListeners } from 'node:events';
import { GraphQLError } from 'graphql';
import { deadlineExceeded } from '../errors/errors.ts';

/** How long a request may take. */
export const requestTimeoutMs = 10_000;

/** When a request ends, whatever it has got by then. */
export interface Deadline {
  /** Aborted when the time is over, when the client is gone, or when `stop` is called; its reason is the error. */
  signal: AbortSignal;
  /** Ends the request with an error. */
  stop(error: GraphQLError): void;
  /** To be called when the request is answered. */
  clear(): void;
}

/** Starts the time of a request. */
export function createDeadline(clientSignal?: AbortSignal): Deadline {
  const controller = new AbortController();
  // Every statement and every search of the request listens.
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(() => controller.abort(deadlineExceeded(requestTimeoutMs)), requestTimeoutMs);
  timer.unref();
  const leave = () => controller.abort(new GraphQLError('The client is gone.'));
  if (clientSignal?.aborted) leave();
  clientSignal?.addEventListener('abort', leave, { once: true });
  return {
    signal: controller.signal,
    stop: (error) => controller.abort(error),
    clear: () => {
      clearTimeout(timer);
      clientSignal?.removeEventListener('abort', leave);
    },
  };
}
