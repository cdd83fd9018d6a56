import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/database/client.ts';
import { openReader, type Reader } from '../../src/database/read/reader.ts';
import { type Api, createApi } from '../../src/http/api.ts';
import { type Counts, ingestStories, type Outcome } from '../../src/ingest/ingest.ts';
import { readStories } from '../../src/ingest/intake/readStories.ts';
import { loadSample } from '../../src/ingest/sample.ts';
import { createLog } from '../../src/log.ts';
import { createSearch } from '../../src/search/createSearch.ts';
import { catchUpIndex } from '../../src/search/indexing/indexer.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are read by tests that know their own queries
type Data = any;

export interface Answer {
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

/** A corpus in its own database on the engines of the run, queried through `fetch` as a client does. */
export interface TestDateline {
  api: Api;
  database: Database;
  reader: Reader;
  databaseUrl: string;
  /** Ingests files and folders, and brings the search index up to date. */
  ingest(...paths: string[]): Promise<Counts & { outcomes: Outcome[] }>;
  /** Ingests texts by the name of the file that each is written to. */
  ingestTexts(files: Record<string, string | Uint8Array>): Promise<Counts & { outcomes: Outcome[] }>;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Runs a query and returns its data. Throws when it is answered with an error. */
  get(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The SQL statements that a query runs. */
  statementsOf(query: string, variables?: Record<string, unknown>): Promise<string[]>;
  close(): Promise<void>;
}

/** An empty corpus. */
export const openDateline = (): Promise<TestDateline> => openCopyOf(new URL(inject('templateUrl')).pathname.slice(1));

/** A corpus with the sample stories. They are ingested once in a run, for the test file that needs them first. */
export const openSample = async (): Promise<TestDateline> => openCopyOf(await makeSampleTemplate());

async function openCopyOf(template: string): Promise<TestDateline> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await copyDatabase(template, name);
  const statements: string[] = [];
  const database = openDatabase(databaseUrl, (statement) => statements.push(statement));
  const reader = openReader(databaseUrl, { onStatement: (statement) => statements.push(statement) });
  // A slow machine may take its time: no test is about how fast the engine answers.
  const search = createSearch({ ...inject('search'), indexPrefix: `${name}_`, searchTimeoutMs: 60_000 });
  const api = createApi({ reader, search, log: createLog('silent') });

  const index = (report: (message: string) => void) => catchUpIndex({ database, indexes: search.indexes, report });
  await index(() => undefined);
  const ingest = async (...paths: string[]) => {
    const outcomes: Outcome[] = [];
    const counts = await ingestStories(readStories(paths), { database, onOutcome: (each) => outcomes.push(each) });
    await index((message) => process.stderr.write(`${message}\n`));
    return { ...counts, outcomes };
  };
  const ask = async (query: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
    const response = await api.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  const get = async (query: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    const { data, errors } = await ask(query, variables);
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
    return data;
  };
  return {
    api,
    database,
    reader,
    databaseUrl,
    ingest,
    async ingestTexts(files) {
      const folder = await mkdtemp(join(tmpdir(), 'dateline-stories-'));
      try {
        for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
        return await ingest(folder);
      } finally {
        await rm(folder, { recursive: true });
      }
    },
    ask,
    get,
    async statementsOf(query, variables) {
      statements.length = 0;
      await get(query, variables);
      return [...statements];
    },
    close: async () => {
      await reader.close();
      await database.$disconnect();
    },
  };
}

const sampleTemplate = 'sample_template';

/** Creates the database with the sample stories that tests copy, unless another test file has done so. */
function makeSampleTemplate(): Promise<string> {
  return exclusively('sample', async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [sampleTemplate]);
    if (rowCount) return sampleTemplate;
    const filling = `${sampleTemplate}_filling`;
    await client.query(`DROP DATABASE IF EXISTS ${filling}`);
    const database = openDatabase(await copyDatabase(new URL(inject('templateUrl')).pathname.slice(1), filling));
    await loadSample(database, createLog('silent'));
    await database.$disconnect();
    await client.query(`ALTER DATABASE ${filling} RENAME TO ${sampleTemplate}`);
    return sampleTemplate;
  });
}

/** Copies a database and returns the address of the copy. PostgreSQL allows one copy at a time. */
async function copyDatabase(template: string, name: string): Promise<string> {
  await exclusively('copy', (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const url = new URL(inject('templateUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs something that two test files must not do at the same time. */
async function exclusively<Result>(
  what: 'sample' | 'copy',
  act: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const maintenance = new URL(inject('templateUrl'));
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [what]);
    return await act(client);
  } finally {
    await client.end();
  }
}
