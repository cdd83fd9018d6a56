import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Server as Listener } from 'node:net';
import type { Config } from '../../config.ts';
import { isSystemError, ServiceError } from '../../embedded/process/serviceError.ts';
import { createCloser } from './closer.ts';

export interface StartupServer {
  server: Server;
  setHandler(next: RequestListener): void;
  close(): Promise<void>;
}

/** A server that answers 503 (and 200 for `/health/live`) until it is given the handler that answers in its place. */
export function createStartupServer(): StartupServer {
  let handler: RequestListener = (request, response) => {
    const isLive = request.url === '/health/live';
    // The connection is closed, so that the next try comes to a worker.
    const headers = { 'content-type': 'application/json', 'retry-after': '1', connection: 'close' };
    response.writeHead(isLive ? 200 : 503, headers);
    response.end(
      JSON.stringify(isLive ? { status: 'ok' } : { status: 'unavailable', missing: ['The server is starting.'] }),
    );
  };
  const server = createServer((request, response) => handler(request, response));
  return {
    server,
    setHandler: (next) => {
      handler = next;
    },
    close: createCloser(server),
  };
}

/**
 * Listens, and resolves with the address, such as `http://127.0.0.1:4000`.
 *
 * @throws an error that says why the port cannot be had.
 */
export async function listen(server: Listener, { host, port }: Config['http']): Promise<string> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw isSystemError(error) ? explainListenError(error, host, port) : error;
  }
  const { port: chosen } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`;
}

function explainListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is in use. Stop the program that listens on it, or set PORT to another one (0 picks a free one).`,
    EACCES: `Port ${port} of ${host} may not be used by this account. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`,
    ENOTFOUND: `${host} cannot be resolved to an address. Set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses.`,
  };
  const reason = reasons[error.code ?? ''];
  return reason ? new ServiceError(reason, { cause: error }) : error;
}
