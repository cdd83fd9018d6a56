import type { Command } from 'commander';
import { reasonOf, stopSignal } from './run.ts';

export function addResolve(program: Command): void {
  program
    .command('resolve')
    .option('--all', 'every story, as after an update of Dateline; by default only those that may gain a fuller name')
    .description(
      'Resolve the names of stored stories again, with what later stories say. A second run changes nothing.',
    )
    .addHelpText('after', '\nExamples:\n  $ npm run resolve\n  $ npm run resolve -- --all')
    .action(resolve);
}

async function resolve({ all = false }: { all?: boolean }): Promise<void> {
  const signal = stopSignal();
  const { withServices } = await import('./services.ts');
  const { reresolve } = await import('../ingest/reresolve.ts');
  const { catchUpIndex } = await import('../search/indexing/indexer.ts');
  await withServices('dateline resolve', signal, async ({ database, search, log }) => {
    const { stderr } = process;
    const { done, changed } = await reresolve(database, {
      all,
      signal,
      onProgress: (count) => stderr.isTTY && stderr.write(`\r\x1b[K${count} stories`),
      onError: (externalId, err) => {
        log.error({ err }, `${externalId} is left unchanged.`);
        process.exitCode = 1;
      },
    });
    if (stderr.isTTY) stderr.write('\r\x1b[K');
    process.stdout.write(`${done} ${done === 1 ? 'story' : 'stories'} resolved again, ${changed} changed\n`);
    const report = (message: string) => log.warn(message);
    await catchUpIndex({ database, indexes: search.indexes, report }).catch((err) => {
      log.warn(
        `The search index has not been updated yet. A running server does so once its engine answers: ${reasonOf(err)}`,
      );
    });
  });
}
