import type { Command } from 'commander';
import type { WrongCounts } from '../ingest/store/recount.ts';
import type { Comparison, Differences } from '../search/indexing/compareIndexes.ts';
import { stopSignal } from './run.ts';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('Compare the counts in the database and the search index with the stories, and correct what differs.')
    .option('--check', 'only compare; exit code 1 when something differs')
    .addHelpText(
      'after',
      `
Works next to a running server and without one. Exit code 0 when all is the same, before or after the repair.

Examples:
  $ npm run verify
  $ npm run verify -- --check`,
    )
    .action(verify);
}

async function verify({ check = false }: { check?: boolean }): Promise<void> {
  const signal = stopSignal();
  const { withServices } = await import('./services.ts');
  const { catchUpIndex } = await import('../search/indexing/indexer.ts');
  const { compareIndexes, isSame } = await import('../search/indexing/compareIndexes.ts');
  const { addToOutbox } = await import('../search/indexing/outbox.ts');
  const { compareCounts, repairCounts } = await import('../ingest/store/recount.ts');
  await withServices('dateline verify', signal, async ({ database, search: { indexes }, log }) => {
    const { stderr, stdout } = process;
    const report = (message: string) => log.warn(message);
    const onProgress = (rows: number) => stderr.isTTY && stderr.write(`\r\x1b[K${rows} rows compared`);
    const compare = async () => {
      await catchUpIndex({ database, indexes, report });
      const comparison = await compareIndexes(database, indexes, { signal, onProgress });
      if (stderr.isTTY) stderr.write('\r\x1b[K');
      return comparison;
    };
    const wrong = await compareCounts(database);
    stdout.write(printWrongCounts(wrong));
    if (wrong.length > 0 && !check) {
      await repairCounts(database);
      stdout.write('Repaired: the counts are those of the stories.\n');
    } else if (wrong.length > 0) process.exitCode = 1;
    const found = await compare();
    stdout.write(printComparison(found));
    if (isSame(found)) return;
    if (!check) {
      await addToOutbox(database, found.rows);
      if (isSame(await compare())) {
        stdout.write('Repaired: the index is the same as the database.\n');
        return;
      }
      stdout.write('Not all of it could be repaired. Run `npm run reindex` to rebuild the index.\n');
    }
    process.exitCode = 1;
  });
}

/** `counts compared: 3 rows of EntityMonth wrong`. */
export const printWrongCounts = (wrong: WrongCounts[]): string =>
  `counts compared: ${wrong.map(({ table, rows }) => `${rows} rows of ${table}`).join(', ') || 'none'} wrong\n`;

/** One line for each index: `54 articles compared: 1 missing, 0 outdated, 2 superfluous`. */
export function printComparison({ articles, quotes, names }: Comparison): string {
  const print = (noun: string, { compared, missing, outdated, superfluous }: Differences) =>
    `${compared} ${noun} compared: ${missing} missing, ${outdated} outdated, ${superfluous} superfluous\n`;
  return print('articles', articles) + print('quotes', quotes) + print('names', names);
}
