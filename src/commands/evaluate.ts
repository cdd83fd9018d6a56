import { join, resolve } from 'node:path';
import type { Command } from 'commander';

export function addEvaluate(program: Command): void {
  program
    .command('evaluate')
    .argument('[folder]', 'folder of annotated stories (default: ../shared/data next to the project)')
    .option('--misses <file>', 'file for the misses of the tuned half', 'evaluate-misses.log')
    .description('Score extraction on annotated stories and print one table beside the published figures.')
    .addHelpText(
      'after',
      `
Every second story is set aside: it is scored, but its misses are not written. A missing folder is reported.

Example:
  $ npm run evaluate -- ../shared/data --misses misses.log`,
    )
    .action(run);
}

async function run(folder: string | undefined, { misses }: { misses: string }): Promise<void> {
  const { root, callerFolder } = await import('../config.ts');
  const { evaluate } = await import('../../tools/evaluate/evaluate.ts');
  const data = folder === undefined ? join(root, '..', 'shared', 'data') : resolve(callerFolder(), folder);
  // A reader may go away, as in `evaluate | head`: the misses are written all the same.
  process.stdout.on('error', () => {});
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const isThere = await evaluate(data, { misses: resolve(callerFolder(), misses), print });
  if (!isThere && folder !== undefined) process.exitCode = 1;
}
