import type { Command } from 'commander';
import { reasonOf, stopSignal } from './run.ts';

export function addResolve(program: Command): void {
  program
    .command('resolve')
    .option('--all', 'every story, as after a change of extraction; without it, those that may gain a fuller name')
    .description(
      'Resolve the names of stored stories anew with what later stories taught. Done twice, it changes nothing.',
    )
    .addHelpText('after', '\nExample:\n  $ npm run resolve\n  $ npm run resolve -- --all')
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
        log.error({ err }, `${externalId} stays as it was.`);
        process.exitCode = 1;
      },
    });
    if (stderr.isTTY) stderr.write('\r\x1b[K');
    process.stdout.write(`${done} stories resolved anew, ${changed} of them name others than before\n`);
    const report = (message: string) => log.warn(message);
    await catchUpIndex({ database, indexes: search.indexes, report }).catch((err) => {
      log.warn(`Search does not know of it yet, and is told by the server once its engine answers: ${reasonOf(err)}`);
    });
  });
}
