import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CommandError, stopSignal } from './run.ts';

export function addBench(program: Command): void {
  program
    .command('bench')
    .argument(
      '[what]',
      'search: beside the engine asked directly; graph: pages of 5,000 against 50,000 stories; both when left out',
    )
    .description(
      'Measure search and the graph on invented stories, each beside what it is compared with, on engines of its own.',
    )
    .option('--stories <count>', 'search: how many stories to make', '20000')
    .option('--rounds <count>', 'search: how often the hundred queries are asked', '5')
    .addHelpText(
      'after',
      `
Nothing of your corpus is touched: a database and an index are made in a temporary folder and removed at the end.

Example:
  $ npm run bench -- search --stories 2000
  $ npm run bench -- graph`,
    )
    .action(bench);
}

async function bench(what: string | undefined, options: { stories: string; rounds: string }): Promise<void> {
  if (what !== undefined && what !== 'search' && what !== 'graph') {
    throw new CommandError(`${JSON.stringify(what)} cannot be measured: name search or graph.`);
  }
  const [stories, rounds] = [readCount('--stories', options.stories), readCount('--rounds', options.rounds)];
  const signal = stopSignal();
  const { readConfig } = await import('../config.ts');
  const { openDatabase } = await import('../database/client.ts');
  const { startServices } = await import('../embedded/services.ts');
  const { applyMigrations } = await import('../database/migrations.ts');
  const { benchSearch } = await import('../../tools/bench/search.ts');
  const { benchGraph } = await import('../../tools/bench/graph.ts');
  const config = readConfig();
  const dataDir = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  const { stdout, stderr } = process;
  const services = await startServices({
    dataDir,
    role: 'command',
    commandName: 'dateline bench',
    meilisearchBinary: config.services.meilisearchBinary,
    environment: config.services.environment,
    log: (message) => stderr.write(`${message}\n`),
    signal,
  });
  try {
    const print = (line: string) => stdout.write(`${line}\n`);
    if (what !== 'search') await benchGraph(services.databaseUrl, print);
    if (what === 'graph') return;
    await applyMigrations(services.databaseUrl);
    const database = openDatabase(services.databaseUrl);
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
