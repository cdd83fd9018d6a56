import pg from 'pg';
import { openDatabase } from '../../src/database/client.ts';
import { applyMigrations } from '../../src/database/migrations.ts';
import { openReader } from '../../src/database/read/reader.ts';
import { type Api, createApi } from '../../src/http/api.ts';
import { createLog } from '../../src/log.ts';
import { type SearchEngine, SearchUnavailable } from '../../src/search/engine/port.ts';
import { fillSyntheticCorpus } from './graphCorpus.ts';

/** Pages whose cost must not grow with the corpus, as the queries of clients. */
const pages: Record<string, string> = {
  'newest articles with everything': `{ articles(first: 20) { nodes { headline
    people { nodes { name } } places { nodes { name } } organizations { nodes { name } } photos { caption } trends { label }
    quotes { nodes { text speaker { ... on Person { name } } } } } } }`,
  'articles of one person': '{ person(slug: "person-40") { articles(first: 20) { nodes { headline } } } }',
  'articles filtered by person and place':
    '{ articles(first: 20, filter: { people: { anyOf: ["person-5"] }, places: { anyOf: ["place-7"] } }) { nodes { headline } } }',
  'articles of a rare person':
    '{ articles(first: 20, filter: { people: { anyOf: ["person-499"] } }) { nodes { headline } } }',
  'articles of a country': '{ articles(first: 20, filter: { countries: ["BA"] }) { nodes { headline } } }',
  'quotes of a speaker': '{ quotes(first: 20, filter: { speakers: { anyOf: ["person-9"] } }) { nodes { text } } }',
  'people in most articles': '{ people(first: 20) { nodes { name articles(first: 3) { nodes { headline } } } } }',
  'trends of a day': '{ trends(on: "2010-03-01") { nodes { label } } }',
  'timeline of a person': '{ person(slug: "person-300") { timeline(interval: YEAR) { count share } } }',
  'what is trending': '{ trending(kind: PERSON, on: "2010-03-10") { score } }',
  'co-mentions of a person': '{ person(slug: "person-300") { coMentions(first: 10) { edges { strength } } } }',
  'related articles': '{ article(slug: "story-3000") { related(first: 5) { nodes { headline } } } }',
};

const sizes = [5_000, 50_000] as const;
const rounds = 25;

/**
 * Measures how the time of a page grows from 5,000 to 50,000 articles, and which tables its plans read from end to end.
 *
 * Both corpora are asked in turn, so that other work of the machine slows both alike. Prints a table.
 *
 * @param databaseUrl A server on which two databases are made for the time of the measurement.
 */
export async function benchGraph(databaseUrl: string, print: (line: string) => void): Promise<void> {
  const corpora = [];
  try {
    for (const size of sizes) {
      print(`Filling a database with ${size} articles …`);
      corpora.push(await makeCorpus(databaseUrl, size));
    }
    print('\npage                                      5,000    50,000   growth   read from end to end');
    for (const [name, query] of Object.entries(pages)) print(await measurePage(name, query, corpora));
  } finally {
    for (const corpus of corpora) await corpus.drop();
  }
}

type Corpus = Awaited<ReturnType<typeof makeCorpus>>;

async function makeCorpus(databaseUrl: string, size: number) {
  const name = `dateline_bench_${size}`;
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  await askServer(databaseUrl, `DROP DATABASE IF EXISTS ${name}`);
  await askServer(databaseUrl, `CREATE DATABASE ${name}`);
  await applyMigrations(url.href);
  const asked: { statement: string; parameters: unknown[] }[] = [];
  const database = openDatabase(url.href);
  const reader = openReader(url.href, {
    onStatement: (statement, parameters) => asked.push({ statement, parameters }),
  });
  await fillSyntheticCorpus(database, size);
  const api = createApi({ reader, search: noSearch, log: createLog('silent') });
  return {
    url: url.href,
    asked,
    ask: (query: string) => askApi(api, query),
    async drop() {
      await reader.close();
      await database.$disconnect();
      await askServer(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

const refuse = () => Promise.reject(new SearchUnavailable('There is no search in this benchmark.'));

/** The measured pages do not search. */
const noSearch: SearchEngine = {
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

async function measurePage(name: string, query: string, corpora: Corpus[]): Promise<string> {
  const times = corpora.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, corpus] of corpora.entries()) {
      const started = performance.now();
      await corpus.ask(query);
      times[i]?.push(performance.now() - started);
    }
  }
  const [small = 0, large = 0] = times.map(median);
  const scanned = await tablesScanned(corpora.at(-1) as Corpus, query);
  const figures = [`${small.toFixed(1)} ms`, `${large.toFixed(1)} ms`, `${(large / small).toFixed(2)}×`];
  return `${name.padEnd(38)} ${figures.map((each) => each.padStart(9)).join(' ')}   ${scanned.join(', ') || '-'}`;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Finds the tables that the plans of a query's statements read from end to end. */
async function tablesScanned(corpus: Corpus, query: string): Promise<string[]> {
  corpus.asked.length = 0;
  await corpus.ask(query);
  const tables = new Set<string>();
  for (const { statement, parameters } of [...corpus.asked]) {
    const [row] = await askServer(corpus.url, `EXPLAIN (FORMAT JSON) ${statement}`, parameters);
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

async function askServer(url: string, statement: string, parameters: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement, parameters)).rows;
  } finally {
    await client.end();
  }
}
