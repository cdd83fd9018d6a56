import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from './api.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { ServiceError } from './embedded/serviceError.ts';
import { startServices } from './embedded/services.ts';
import { loadSample } from './ingest/sample.ts';
import type { Log } from './log.ts';
import { applyMigrations } from './migrations.ts';
import { startIndexer } from './search/indexing/indexer.ts';
import { createMeilisearch } from './search/meilisearch.ts';

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
    const services = await startServices({ ...servicesOf(config), log: (message) => log.warn(message), signal });
    closing.push(services.stop);

    const applied = await applyMigrations(services.databaseUrl);
    if (applied.length > 0) log.info(`Applied to the database: ${applied.join(', ')}`);
    const database = openDatabase(services.databaseUrl);
    closing.push(() => database.$disconnect());

    const search = createMeilisearch(services.search);
    const indexer = startIndexer({ database, indexes: search.indexes, report: (message) => log.warn(message) });
    closing.push(() => indexer.stop());

    if (config.sample) await loadSample(database, log, signal);
    signal?.throwIfAborted();
    indexer.announce();

    const server = createServer(createApi({ database, search, log }));
    closing.push(() => closeServer(server));
    return { url: await listen(server, config.http), stop };
  } catch (error) {
    await stop();
    throw error;
  }
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

/** Lets requests under way end for a second, then cuts them. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 1000);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
