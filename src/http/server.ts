import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { ServiceError } from '../embedded/serviceError.ts';
import { startServices } from '../embedded/services.ts';
import type { Log } from '../log.ts';

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:4000`. */
  url: string;
  /** Ends open requests, the indexer and the engines it started, within five seconds. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Brings up everything and listens.
 *
 * @throws an error whose message is complete for a person, when something cannot start; nothing is left running then.
 */
export async function startServer(config: Config, log: Log, signal?: AbortSignal): Promise<RunningServer> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse())
      await close().catch((err) => log.error({ err }, 'While stopping:'));
  };
  try {
    const starting = startServices({ ...servicesOf(config), log: (message) => log.warn(message), signal });
    const loading = loadParts();
    // Seen where it is awaited, and not before: what keeps the engines from starting comes first.
    loading.catch(() => undefined);
    const services = await starting;
    closing.push(services.stop);

    const door = createStartupServer();
    const url = await listen(door.server, config.http);
    closing.push(door.close);
    const { applyMigrations, openDatabase, createSearch, startIndexer, loadSample, createApi } = await loading;

    const applied = await applyMigrations(services.databaseUrl);
    if (applied.length > 0) log.info(`Applied to the database: ${applied.join(', ')}`);
    const database = openDatabase(services.databaseUrl);
    closing.push(() => database.$disconnect());

    const search = createSearch(services.search);
    const indexer = startIndexer({ database, indexes: search.indexes, report: (message) => log.warn(message) });
    closing.push(() => indexer.stop());

    if (config.sample) await loadSample(database, log, signal);
    signal?.throwIfAborted();
    indexer.announce();

    door.setHandler(createApi({ database, search, log }));
    // Once more, to be closed before what requests under way need.
    closing.push(door.close);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Loads what is needed once the engines answer, while they start: each takes about as long as the other. */
async function loadParts() {
  const [api, database, sample, migrations, indexer, meilisearch] = await Promise.all([
    import('./api.ts'),
    import('../database/client.ts'),
    import('../ingest/sample.ts'),
    import('../database/migrations.ts'),
    import('../search/indexing/indexer.ts'),
    import('../search/createSearch.ts'),
  ]);
  return { ...api, ...database, ...sample, ...migrations, ...indexer, ...meilisearch };
}

/** A server that says it is starting until it is told who answers: a taken port is noticed before the sample is loaded. */
function createStartupServer(): { server: Server; setHandler(answer: RequestListener): void; close(): Promise<void> } {
  let answer: RequestListener = (request, response) => {
    const isLive = request.url === '/health/live';
    response.writeHead(isLive ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '1' });
    response.end(
      JSON.stringify(isLive ? { status: 'ok' } : { status: 'unavailable', missing: ['The server is starting.'] }),
    );
  };
  const server = createServer((request, response) => answer(request, response));
  return {
    server,
    setHandler: (next) => {
      answer = next;
    },
    close: () => closeServer(server),
  };
}

/** What the embedded services take from the settings. */
const servicesOf = (config: Config) => ({
  dataDir: config.dataDir,
  databaseUrl: config.database.url,
  search: config.search.url === undefined ? undefined : { url: config.search.url, apiKey: config.search.apiKey ?? '' },
  meilisearchBinary: config.search.binary,
  environment: config.environment,
  role: 'server' as const,
  commandName: 'dateline start',
});

function listen(server: Server, { host, port }: Config['http']): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListening(error, host, port)));
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`);
    });
  });
}

function explainListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is taken. Stop what listens there, or set PORT to another one (0 takes a free one).`,
    EACCES: `Port ${port} of ${host} may not be used by this account. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} is no address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`,
    ENOTFOUND: `${host} is no address that can be found. Set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses.`,
  };
  const reason = reasons[error.code ?? ''];
  return reason ? new ServiceError(reason, { cause: error }) : error;
}

const graceMs = 2500;

/** Lets requests under way end, then cuts them: the rest of the five seconds is for the engines. Does nothing to a server that is closed. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
