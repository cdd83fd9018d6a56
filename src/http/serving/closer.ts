import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What open requests are given to end. */
const graceMs = 2000;

/**
 * Makes the function that closes a server: it waits for open requests, and cuts them off after the grace period.
 *
 * It counts connections itself, because a server counts only those that it has accepted, not those that it was given.
 */
export function createCloser(server: Server): () => Promise<void> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return async () => {
    server.close();
    const deadline = performance.now() + graceMs;
    while (open.size > 0) {
      if (performance.now() < deadline) server.closeIdleConnections();
      else server.closeAllConnections();
      await sleep(20);
    }
  };
}
