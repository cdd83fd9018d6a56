import type { Command } from 'commander';
import { stopSignal } from './run.ts';

export function addStart(program: Command): void {
  program
    .command('start')
    .description('Start the engines it needs, load the sample corpus into an empty database, and serve GraphQL.')
    .addHelpText(
      'after',
      `
Settings come from the environment and from .env: HOST, PORT, DATABASE_URL, MEILISEARCH_URL, MEILISEARCH_API_KEY,
MEILISEARCH_BINARY, DATELINE_DATA_DIR, DATELINE_SAMPLE, LOG_LEVEL.

Example:
  $ PORT=0 npm start        # on a free port, which is printed`,
    )
    .action(start);
}

async function start(): Promise<void> {
  const signal = stopSignal();
  const { readConfig } = await import('../config.ts');
  const config = readConfig();
  const [{ createLog }, { startServer }] = await Promise.all([import('../log.ts'), import('../http/server.ts')]);
  const log = createLog(config.logLevel);
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
  process.exit();
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
