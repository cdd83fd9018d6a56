import { createApi } from '../api.ts';
import { type Database, openDatabase } from '../database.ts';
import { createLog } from '../log.ts';
import type { SearchEngine } from '../search/port.ts';

/** The pages whose cost must not grow with the corpus, each a query that a client asks. */
export const pages: Record<string, string> = {
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
 * Both corpora are asked in turn, so that what else the machine does meets both alike. Prints a table.
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
  await onServer(databaseUrl, `DROP DATABASE IF EXISTS ${name}`, `CREATE DATABASE ${name}`);
  await applyMigrations(url.href);
  const asked: string[] = [];
  const database = openDatabase(url.href, (statement, parameters) => asked.push(explained(statement, parameters)));
  await fillSyntheticCorpus(database, size);
  const search = { indexedCount: async () => null } as unknown as SearchEngine;
  const api = createApi({ database, search, log: createLog('silent') });
  return {
    size,
    database,
    asked,
    ask: (query: string) => askApi(api, query),
    async drop() {
      await database.$disconnect();
      await onServer(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
