import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { ServiceError } from '../embedded/process/serviceError.ts';
import { startServices } from '../embedded/services.ts';
import type { Log } from '../log.ts';
import { createStopSteps } from './stopSteps.ts';

export interface RunningServer {
  /** The address it listens on, such as `http://127.0.0.1:4000`. */
  url: string;
  /** Ends open requests, the indexer and the engines that it started, within five seconds. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the engines, migrates the database, loads the sample corpus into an empty one, and serves the API.
 *
 * It listens before it migrates, so that a taken port is noticed at once; until the API is ready every request but
 * `/health/live` is answered with 503.
 *
 * @throws an error whose message tells a person what to do; whatever was started is stopped by then.
 */
export async function startServer(config: Config, log: Log, signal?: AbortSignal): Promise<RunningServer> {
  const stopSteps = createStopSteps(log);
  try {
    const startingServices = startServices({
      ...config.services,
      role: 'server',
      commandName: 'dateline start',
      log: (message) => log.warn(message),
      signal,
    });
    const loadingModules = loadModules();
    // Awaited further down; if both fail, the error of the engines is the one to report.
    loadingModules.catch(() => undefined);
    const services = await startingServices;
    stopSteps.add('engines', 'the engines', services.stop);

    const startupServer = createStartupServer();
    const url = await listen(startupServer.server, config.http);
    stopSteps.add('work', 'open requests', startupServer.close);
    const { applyMigrations, openDatabase, openReader, createSearch, startIndexer, loadSample, createApi } =
      await loadingModules;

    const applied = await applyMigrations(services.databaseUrl);
    if (applied.length > 0) log.info(`Applied to the database: ${applied.join(', ')}`);
    const database = openDatabase(services.databaseUrl);
    stopSteps.add('connections', 'statements in the database', () => database.$disconnect());
    const reader = openReader(services.databaseUrl);
    stopSteps.add('connections', 'statements of requests', reader.close);

    const search = createSearch(services.search);
    const indexer = startIndexer({ database, indexes: search.indexes, report: (message) => log.warn(message) });
    stopSteps.add('work', 'the indexer', indexer.stop);

    if (config.sample) await loadSample(database, log, signal);
    signal?.throwIfAborted();
    indexer.announce();

    startupServer.setHandler(createApi({ reader, search, log }).listener);
    return { url, stop: stopSteps.run };
  } catch (error) {
    await stopSteps.run();
    throw error;
  }
}

/** Loads the modules that are needed once the engines answer, while they start: both take about the same time. */
async function loadModules() {
  const [api, database, reader, sample, migrations, indexer, meilisearch] = await Promise.all([
    import('./api.ts'),
    import('../database/client.ts'),
    import('../database/read/reader.ts'),
    import('../ingest/sample.ts'),
    import('../database/migrations.ts'),
    import('../search/indexing/indexer.ts'),
    import('../search/createSearch.ts'),
  ]);
  return { ...api, ...database, ...reader, ...sample, ...migrations, ...indexer, ...meilisearch };
}

/** A server that answers 503 (and 200 for `/health/live`) until it is given the handler that answers in its place. */
function createStartupServer(): { server: Server; setHandler(next: RequestListener): void; close(): Promise<void> } {
  let handler: RequestListener = (request, response) => {
    const isLive = request.url === '/health/live';
    response.writeHead(isLive ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '1' });
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
    close: () => closeServer(server),
  };
}

function listen(server: Server, { host, port }: Config['http']): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, host, port)));
    server.listen(port, host, () => {
      const { port: chosen } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${chosen}`);
    });
  });
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

const graceMs = 2000;

/**
 * Waits for open requests, and cuts them off after the grace period: the rest of the five seconds is for the engines.
 */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
