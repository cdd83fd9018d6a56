import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CommandError, stopSignal } from './run.ts';

export function addBench(program: Command): void {
  program
    .command('bench')
    .description('Measure search on invented stories, beside the engine asked directly, on engines of its own.')
    .option('--stories <count>', 'how many stories to make', '20000')
    .option('--rounds <count>', 'how often the hundred queries are asked', '5')
    .addHelpText(
      'after',
      `
Nothing of your corpus is touched: a database and an index are made in a temporary folder and removed at the end.

Example:
  $ npm run bench -- --stories 2000`,
    )
    .action(bench);
}

async function bench(options: { stories: string; rounds: string }): Promise<void> {
  const [stories, rounds] = [readCount('--stories', options.stories), readCount('--rounds', options.rounds)];
  const signal = stopSignal();
  const { readConfig } = await import('../config.ts');
  const { openDatabase } = await import('../database.ts');
  const { startServices } = await import('../embedded/services.ts');
  const { applyMigrations } = await import('../migrations.ts');
  const { benchSearch } = await import('./bench/search.ts');
  const config = readConfig();
  const dataDir = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  const { stdout, stderr } = process;
  const services = await startServices({
    dataDir,
    role: 'command',
    commandName: 'dateline bench',
    meilisearchBinary: config.search.binary,
    environment: config.environment,
    log: (message) => stderr.write(`${message}\n`),
    signal,
  });
  try {
    await applyMigrations(services.databaseUrl);
    const database = openDatabase(services.databaseUrl);
    const print = (line: string) => stdout.write(`${line}\n`);
    await benchSearch({ database, search: services.search, stories, rounds, print });
    await database.$disconnect();
  } finally {
    await services.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function readCount(name: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new CommandError(`${name} is ${JSON.stringify(text)}, and must be a whole number from 1 to 999999.`);
}
