import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Api, createApi } from '../../src/api.ts';
import { type Database, openDatabase } from '../../src/database.ts';
import { type Counts, ingestStories, type Outcome } from '../../src/ingest/ingest.ts';
import { readStories } from '../../src/ingest/read.ts';
import { createLog } from '../../src/log.ts';
import { catchUpIndex } from '../../src/search/indexing/indexer.ts';
import { createMeilisearch } from '../../src/search/meilisearch.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are read by tests that know their own queries
type Data = any;

export interface Answer {
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

/** A corpus of its own on the engines of the run, asked through `fetch` as a client asks it. */
export interface TestDateline {
  api: Api;
  database: Database;
  databaseUrl: string;
  /** Ingests files and folders, and brings the search index up to date. */
  ingest(...paths: string[]): Promise<Counts & { outcomes: Outcome[] }>;
  /** Ingests texts, each as a file of the name it stands under. */
  ingestTexts(files: Record<string, string | Uint8Array>): Promise<Counts & { outcomes: Outcome[] }>;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Asks what must be answered without an error, and returns the data. */
  get(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The SQL statements that a query costs. */
  statementsOf(query: string, variables?: Record<string, unknown>): Promise<string[]>;
  close(): Promise<void>;
}

export async function openDateline(): Promise<TestDateline> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await copyTemplate(name);
  const statements: string[] = [];
  const database = openDatabase(databaseUrl, (statement) => statements.push(statement));
  const search = createMeilisearch({ ...inject('search'), indexPrefix: `${name}_` });
  const api = createApi({ database, search, log: createLog('silent') });

  const ingest = async (...paths: string[]) => {
    const outcomes: Outcome[] = [];
    const counts = await ingestStories(readStories(paths), { database, onOutcome: (each) => outcomes.push(each) });
    await catchUpIndex({
      database,
      indexes: search.indexes,
      report: (message) => process.stderr.write(`${message}\n`),
    });
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
    close: () => database.$disconnect(),
  };
}

/** Makes a database with all tables and no rows. PostgreSQL copies one at a time, so that test files wait for each other. */
async function copyTemplate(name: string): Promise<string> {
  const template = new URL(inject('templateUrl'));
  const maintenance = new URL(template);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(1)');
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`);
  } finally {
    await client.end();
  }
  const url = new URL(template);
  url.pathname = `/${name}`;
  return url.href;
}
