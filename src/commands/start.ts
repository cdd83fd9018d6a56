import type { Command } from 'commander';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { stopSignal } from './run.ts';

export function addStart(program: Command): void {
  program
    .command('start')
    .description('Start the engines it needs, load the sample corpus into an empty database, and serve GraphQL.')
    .option('--workers <count>', 'how many processes answer requests, or auto; instead of WORKERS')
    .addHelpText(
      'after',
      `
Settings come from the environment and from .env: HOST, PORT, DATABASE_URL, MEILISEARCH_URL, MEILISEARCH_API_KEY,
MEILISEARCH_BINARY, DATELINE_DATA_DIR, DATELINE_SAMPLE, WORKERS, LOG_LEVEL.

Examples:
  $ PORT=0 npm start              # on a free port, which is printed
  $ npm start -- --workers 4      # requests are answered by four processes`,
    )
    .action(start);
}

async function start({ workers }: { workers?: string }): Promise<void> {
  const signal = stopSignal();
  const { readConfigWith } = await import('../config.ts');
  const config = readConfigWith({ WORKERS: workers });
  const [{ createLog }, { isWorker }] = await Promise.all([import('../log.ts'), import('../http/serving/workers.ts')]);
  const log = createLog(config.logLevel);
  if (isWorker) await work(log, signal);
  else await serve(config, log, signal);
  process.exit();
}

async function work(log: Log, signal: AbortSignal): Promise<void> {
  const { serveAsWorker } = await import('../http/worker.ts');
  const workerLog = log.child({ worker: process.pid });
  try {
    await serveAsWorker(workerLog, signal);
  } catch (err) {
    workerLog.fatal({ err }, 'The worker cannot serve.');
    process.exit(1);
  }
}

async function serve(config: Config, log: Log, signal: AbortSignal): Promise<void> {
  const { startServer } = await import('../http/server.ts');
  try {
    const server = await startServer(config, log, signal);
    process.stdout.write(
      `\n  GraphQL and GraphiQL  ${server.url}/graphql\n  Health                ${server.url}/health/ready\n\n`,
    );
    await aborted(signal);
    log.info('Stopping.');
    await server.stop();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
