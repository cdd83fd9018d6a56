import { Socket } from 'node:net';
import { z } from 'zod';

const serveOrder = z.object({
  databaseUrl: z.string(),
  search: z.object({ url: z.string(), apiKey: z.string() }),
  /** How many connections to the database the worker may read through. */
  poolSize: z.number(),
});

/** What a worker needs to serve. It goes through a pipe between the processes, because it holds passwords. */
export type ServeOrder = z.infer<typeof serveOrder>;

/** What the first process sends to a worker; a `connection` comes with its socket. */
export type ToWorker = ServeOrder | 'connection' | 'stop';

const toWorker = z.union([serveOrder, z.literal(['connection', 'stop'])]);

/** What a worker sends: that it has loaded the API, that it serves, and that it has taken the connection it was sent. */
export type FromWorker = 'loaded' | 'serving' | 'taken';

/** What the first process asks of this one, a worker. */
export interface Orders {
  /** Resolves with the order to serve; null when the order to stop comes before. */
  serve: Promise<ServeOrder | null>;
  /** Resolves at the order to stop. */
  stop: Promise<void>;
}

/** @param signal Aborted when this process alone is asked to stop, which counts as the order to stop. */
export function readOrders(signal: AbortSignal): Orders {
  const stop = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    process.on('message', (message) => toWorker.parse(message) === 'stop' && resolve());
  });
  const serve = new Promise<ServeOrder>((resolve) => {
    process.on('message', (message) => {
      const order = toWorker.parse(message);
      if (typeof order === 'object') resolve(order);
    });
  });
  return { serve: Promise.race([serve, stop.then(() => null)]), stop };
}

/** Calls `take` with each connection that the first process gives to this one. A client may be gone by then. */
export function takeConnections(take: (socket: Socket) => void): void {
  process.on('message', (message, socket) => {
    if (message !== 'connection') return;
    tell('taken');
    if (socket instanceof Socket) take(socket);
  });
}

/** Sends a message to the first process. */
export function tell(message: FromWorker): void {
  process.send?.(message);
}
