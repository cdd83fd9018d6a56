import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { RunningServices } from '../embedded/services.ts';
import { CommandError, stopSignal } from './run.ts';

const benchmarks = ['search', 'relevance', 'graph', 'serve'] as const;
type Benchmark = (typeof benchmarks)[number];

export function addBench(program: Command): void {
  program
    .command('bench')
    .argument(
      '[what]',
      'search: times next to those of the engine asked directly; relevance: scores next to those of the engine’s defaults; graph: pages of 5,000 stories next to those of many more; serve: requests a second next to those of PostGraphile and of hand-written SQL; all of them when left out',
    )
    .description('Measure search, the graph and serving, each next to what it is compared with, on engines of its own.')
    .option('--stories <count>', 'search: how many stories to invent', '20000')
    .option(
      '--rounds <count>',
      'search: how often the hundred queries are asked; serve: how often each server takes its turn',
      '5',
    )
    .option('--articles <count>', 'graph: how many articles the large corpus has', '300000')
    .addHelpText(
      'after',
      `
Your corpus is not touched: databases and indexes are made in a temporary folder and removed at the end.

Examples:
  $ npm run bench -- search --stories 2000
  $ npm run bench -- graph --articles 500000
  $ npm run bench -- serve`,
    )
    .action(bench);
}

interface BenchOptions {
  stories: string;
  rounds: string;
  articles: string;
}

async function bench(what: string | undefined, options: BenchOptions): Promise<void> {
  const chosen = benchmarks.filter((name) => what === undefined || name === what);
  if (chosen.length === 0) {
    throw new CommandError(`${JSON.stringify(what)} cannot be measured: name search, relevance, graph or serve.`);
  }
  const counts = {
    stories: readCount('--stories', options.stories),
    rounds: readCount('--rounds', options.rounds),
    articles: readCount('--articles', options.articles),
  };
  const signal = stopSignal();
  const { readConfig } = await import('../config.ts');
  const { startServices } = await import('../embedded/services.ts');
  const config = readConfig();
  for (const name of chosen) {
    const dataDir = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
    const services = await startServices({
      dataDir,
      role: 'command',
      commandName: 'dateline bench',
      meilisearchBinary: config.services.meilisearchBinary,
      environment: config.services.environment,
      log: (message) => process.stderr.write(`${message}\n`),
      signal,
    });
    try {
      await runBenchmark(name, services, counts);
    } finally {
      await services.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  }
}

async function runBenchmark(
  name: Benchmark,
  services: RunningServices,
  { articles, ...counts }: { stories: number; rounds: number; articles: number },
): Promise<void> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const { databaseUrl, search } = services;
  if (name === 'serve') {
    const { benchServe } = await import('../../tools/bench/serve/serve.ts');
    return benchServe(services, counts.rounds, print);
  }
  if (name === 'graph') {
    const { benchGraph } = await import('../../tools/bench/graph.ts');
    return benchGraph({ databaseUrl, articles, print });
  }
  const { openDatabase } = await import('../database/client.ts');
  const { applyMigrations } = await import('../database/migrations.ts');
  const { benchRelevance } = await import('../../tools/bench/relevance.ts');
  const { benchSearch } = await import('../../tools/bench/search.ts');
  await applyMigrations(databaseUrl);
  const database = openDatabase(databaseUrl);
  if (name === 'relevance') await benchRelevance({ database, search, print });
  else await benchSearch({ database, databaseUrl, search, ...counts, print });
  await database.$disconnect();
}

function readCount(name: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new CommandError(`${name} is ${JSON.stringify(text)}, and must be a whole number from 1 to 999999.`);
}
