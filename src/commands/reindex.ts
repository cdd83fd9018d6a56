import type { Command } from 'commander';
import { CommandError, stopSignal } from './run.ts';

export function addReindex(program: Command): void {
  program
    .command('reindex')
    .description('Rebuild the search index from the database, while the old one goes on answering.')
    .addHelpText('after', '\nExample:\n  $ npm run reindex')
    .action(reindex);
}

async function reindex(): Promise<void> {
  const signal = stopSignal();
  const { withServices } = await import('./services.ts');
  const { rebuildIndex } = await import('../search/indexing/rebuild.ts');
  await withServices('dateline reindex', signal, async ({ database, search, log }) => {
    const { stderr } = process;
    const count = await rebuildIndex(database, search.indexes, {
      signal,
      onRefused: (message) => log.warn(message),
      onProgress: (done, total) => stderr.isTTY && stderr.write(`\r\x1b[K${done} of ${total} articles`),
    });
    if (stderr.isTTY) stderr.write('\r\x1b[K');
    if (count === null) throw new CommandError('Another process is rebuilding the index just now. Let it end.');
    process.stdout.write(`${count} articles indexed\n`);
  });
}
