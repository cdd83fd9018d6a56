import type { Config } from '../config.ts';
import { startServices } from '../embedded/services.ts';
import type { Log } from '../log.ts';
import type { ApiAddresses } from './openApi.ts';
import { createDistributor } from './serving/distributor.ts';
import { giveConnections } from './serving/giveConnections.ts';
import { createStartupServer, listen } from './serving/startupServer.ts';
import { createStopSteps, type StopSteps } from './serving/stopSteps.ts';
import { poolSizeOf, startWorkers } from './serving/workers.ts';

export interface RunningServer {
  /** The address it listens on, such as `http://127.0.0.1:4000`. */
  url: string;
  /** Ends open requests, the indexer, the workers and the engines that it started, within five seconds. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the engines, migrates the database, loads the sample corpus into an empty one, and serves the API: in this
 * process, or in several workers, for which this process then does all the rest.
 *
 * It listens before it migrates, so that a taken port is noticed at once; until the API is ready every request but
 * `/health/live` is answered with 503.
 *
 * @throws an error whose message tells a person what to do; whatever was started is stopped by then.
 */
export async function startServer(config: Config, log: Log, signal?: AbortSignal): Promise<RunningServer> {
  const stopSteps = createStopSteps(log);
  try {
    return { url: await start(config, log, stopSteps, signal), stop: stopSteps.run };
  } catch (error) {
    await stopSteps.run();
    throw error;
  }
}

async function start(config: Config, log: Log, stopSteps: StopSteps, signal?: AbortSignal): Promise<string> {
  const startingServices = startServices({
    ...config.services,
    role: 'server',
    commandName: 'dateline start',
    log: (message) => log.warn(message),
    signal,
  });
  const loadingModules = loadModules(config.workers === 1);
  // Awaited further down; if both fail, the error of the engines is the one to report.
  loadingModules.catch(() => undefined);
  const services = await startingServices;
  stopSteps.add('engines', 'the engines', services.stop);

  const startupServer = createStartupServer();
  stopSteps.add('work', 'open requests', startupServer.close);
  const distributor = config.workers === 1 ? null : createDistributor(giveConnections(startupServer.server));
  const url = await listen(distributor?.front ?? startupServer.server, config.http);
  const workers = distributor && startWorkers({ count: config.workers, distributor, log });
  if (workers) stopSteps.add('work', 'the workers', workers.stop);

  const { databaseUrl, search } = services;
  await prepare({ config, databaseUrl, search, log, stopSteps, signal }, await loadingModules);
  if (workers) await workers.serve({ databaseUrl, search, poolSize: poolSizeOf(config.workers) }, signal);
  else {
    const { openApi } = await import('./openApi.ts');
    startupServer.setHandler(openApi({ databaseUrl, search }, log, stopSteps));
  }
  return url;
}

interface Preparation extends ApiAddresses {
  config: Config;
  log: Log;
  stopSteps: StopSteps;
  signal: AbortSignal | undefined;
}

/** Migrates the database, has the search index kept true to it, and loads the sample. */
async function prepare({ config, log, signal, ...options }: Preparation, modules: Modules): Promise<void> {
  const applied = await modules.applyMigrations(options.databaseUrl);
  if (applied.length > 0) log.info(`Applied to the database: ${applied.join(', ')}`);
  const database = modules.openDatabase(options.databaseUrl);
  options.stopSteps.add('connections', 'statements in the database', () => database.$disconnect());

  const { indexes } = modules.createSearch(options.search);
  const indexer = modules.startIndexer({ database, indexes, report: (message) => log.warn(message) });
  options.stopSteps.add('work', 'the indexer', indexer.stop);

  if (config.sample) await modules.loadSample(database, log, signal);
  signal?.throwIfAborted();
  indexer.announce();
}

type Modules = Awaited<ReturnType<typeof loadModules>>;

/** Loads the modules that are needed once the engines answer, while they start: both take about the same time. */
async function loadModules(withApi: boolean) {
  const [database, sample, migrations, indexer, search] = await Promise.all([
    import('../database/client.ts'),
    import('../ingest/sample.ts'),
    import('../database/migrations.ts'),
    import('../search/indexing/indexer.ts'),
    import('../search/createSearch.ts'),
    withApi ? import('./openApi.ts') : null,
  ]);
  return { ...database, ...sample, ...migrations, ...indexer, ...search };
}
