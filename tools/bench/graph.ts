import pg from 'pg';
import { applyMigrations } from '../../src/database/migrations.ts';
import { openReader } from '../../src/database/read/reader.ts';
import { type Api, createApi } from '../../src/http/api.ts';
import { createLog } from '../../src/log.ts';
import { SearchUnavailable, type SharedSearch } from '../../src/search/engine/port.ts';
import { fillSyntheticCorpus, namesIn } from './graphCorpus.ts';
import { type Corpus, pages } from './graphPages.ts';

const smallSize = 5_000;
const rounds = 25;

export interface GraphBench {
  /** A server on which two databases are made for the time of the measurement. */
  databaseUrl: string;
  /** How many articles the large one has. */
  articles: number;
  print: (line: string) => void;
}

/**
 * Measures how the time of a page grows from 5,000 articles to many, and which tables its plans read from end to end.
 *
 * Both corpora are asked in turn, so that other work of the machine slows both alike. Prints a table.
 */
export async function benchGraph({ databaseUrl, articles, print }: GraphBench): Promise<void> {
  const corpora: OpenCorpus[] = [];
  try {
    for (const size of [smallSize, articles]) {
      print(`Filling a database with ${size.toLocaleString('en')} articles …`);
      corpora.push(await makeCorpus(databaseUrl, size));
    }
    print(
      `\n${printRow('page', ...[smallSize, articles].map((size) => size.toLocaleString('en')), 'growth')}   read from end to end`,
    );
    for (const [name, queryOf] of Object.entries(pages)) print(await measurePage(name, queryOf, corpora));
  } finally {
    for (const corpus of corpora) await corpus.drop();
  }
}

const printRow = (name: string, ...figures: string[]) =>
  `${name.padEnd(42)} ${figures.map((each) => each.padStart(9)).join(' ')}`;

type OpenCorpus = Awaited<ReturnType<typeof openCorpus>>;

async function makeCorpus(databaseUrl: string, articles: number): Promise<OpenCorpus> {
  const name = `dateline_bench_${articles}`;
  await askServer(databaseUrl, `DROP DATABASE IF EXISTS ${name}`);
  await askServer(databaseUrl, `CREATE DATABASE ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  await applyMigrations(url.href);
  await fillSyntheticCorpus(url.href, articles);
  const corpus = openCorpus(url.href, articles);
  return {
    ...corpus,
    async drop() {
      await corpus.drop();
      await askServer(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Opens a database that is filled with so many articles. */
export function openCorpus(url: string, articles: number) {
  const asked: string[] = [];
  const reader = openReader(url, { onStatement: (statement) => asked.push(statement) });
  const api = createApi({ reader, search: noSearch, log: createLog('silent') });
  return {
    url,
    asked,
    size: { articles, names: namesIn(articles) },
    ask: (query: string) => askApi(api, query),
    drop: () => reader.close(),
  };
}

const refuse = () => Promise.reject(new SearchUnavailable('There is no search in this benchmark.'));

/** The measured pages do not search. */
const noSearch: SharedSearch = {
  forRequest: () => noSearch,
  indexedCount: async () => null,
  matchingIds: async () => null,
  searchArticles: refuse,
  searchQuotes: refuse,
  searchNames: refuse,
  suggestHeadlines: refuse,
};

async function askApi(api: Api, query: string): Promise<void> {
  const response = await api.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors?: { message: string }[] };
  if (errors) throw new Error(`${query}\n${errors.map(({ message }) => message).join('\n')}`);
}

export async function measurePage(
  name: string,
  queryOf: (corpus: Corpus) => string,
  corpora: OpenCorpus[],
): Promise<string> {
  const times = corpora.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, { ask, size }] of corpora.entries()) {
      const started = performance.now();
      await ask(queryOf(size));
      times[i]?.push(performance.now() - started);
    }
  }
  const [small = 0, large = 0] = times.map(firstQuartile);
  const scanned = await tablesScanned(corpora.at(-1) as OpenCorpus, queryOf);
  const growth = `${(large / small).toFixed(2)}×`;
  const row = printRow(name, `${small.toFixed(1)} ms`, `${large.toFixed(1)} ms`, growth);
  return `${row}   ${scanned.join(', ') || '-'}`;
}

/** Other work of the machine only ever adds to a time. */
const firstQuartile = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 4)] ?? 0;

/** Finds the tables that the plans of a query's statements, made without their values, read from end to end. */
async function tablesScanned(
  { asked, ask, size, url }: OpenCorpus,
  queryOf: (corpus: Corpus) => string,
): Promise<string[]> {
  asked.length = 0;
  await ask(queryOf(size));
  const tables = new Set<string>();
  for (const statement of [...asked]) {
    const [row] = await askServer(url, `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${statement}`);
    collectScans((row as { 'QUERY PLAN': { Plan: PlanNode }[] })['QUERY PLAN'][0]?.Plan, tables);
  }
  return [...tables];
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

function collectScans(node: PlanNode | undefined, tables: Set<string>): void {
  if (node?.['Node Type'] === 'Seq Scan' && node['Relation Name']) tables.add(node['Relation Name']);
  for (const inner of node?.Plans ?? []) collectScans(inner, tables);
}

async function askServer(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
