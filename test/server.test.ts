import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { readClaims } from '../src/embedded/directory/claims.ts';
import { endEngines, enginesOf, query, until } from './support/engines.ts';
import { addressOf, endPrograms, type Program, runProgram } from './support/program.ts';

// A machine under load takes a minute to load the sample. Waits end with what they wait for, so this costs nothing.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

let folder: string;
let dataDir: string;
let server: Program;
let address: string;

const sampleSize = 54;
const settings = (more: Record<string, string> = {}) => ({
  PORT: '0',
  DATELINE_DATA_DIR: dataDir,
  WORKERS: '1',
  ...more,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-server-'));
  dataDir = join(folder, 'data');
});
afterAll(async () => {
  await endPrograms();
  await endEngines(dataDir);
  await rm(folder, { recursive: true, force: true });
});

async function ask(text: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: text }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

const counts = '{ corpus { articleCount indexedArticleCount } }';

/** How many articles there are, once search knows them all as well. */
async function indexed(): Promise<number> {
  let articles = 0;
  await until(async () => {
    const { corpus } = (await ask(counts)) as { corpus: { articleCount: number; indexedArticleCount: number } };
    articles = corpus.articleCount;
    return corpus.articleCount === corpus.indexedArticleCount;
  });
  return articles;
}

/** The address of the server's embedded database; empty before that runs. */
async function embeddedDatabase(): Promise<string> {
  const claims = await readClaims(join(dataDir, 'claims')).catch(() => []);
  return claims.find(({ addresses }) => addresses !== null)?.addresses?.databaseUrl ?? '';
}

/** How many articles the embedded database of a server holds that does not answer yet; 0 before it has a table. */
async function storedSoFar(): Promise<number> {
  const databaseUrl = await embeddedDatabase();
  if (!databaseUrl) return 0;
  const rows = await query(databaseUrl, 'SELECT count(*)::int AS stored FROM "Article"').catch(() => []);
  return (rows as { stored: number }[])[0]?.stored ?? 0;
}

/** Starts the server and waits until it answers. */
async function start(more: Record<string, string> = {}): Promise<void> {
  server = runProgram(['start'], settings(more));
  address = await addressOf(server);
}

/** Ends the server and reports how, and what it left running. */
async function endedBy(signal: NodeJS.Signals): Promise<unknown> {
  server.child.kill(signal);
  return { by: await server.ended, left: enginesOf(dataDir) };
}

const story = (headline: string) =>
  `date 2025-05-05\n${headline}\nIt happened on Monday.\nNobody was hurt, the port said.\n`;

async function storyFile(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

async function ingest(...paths: string[]): Promise<{ code: number | string; line: string; errors: string }> {
  const program = runProgram(['ingest', ...paths], settings(), folder);
  const code = await program.ended;
  return { code, line: program.output(), errors: program.errors() };
}

/** Settings for programs that need engines, but none of their own. */
const runningEngines = () => ({
  DATABASE_URL: inject('templateUrl'),
  MEILISEARCH_URL: inject('search').url,
  MEILISEARCH_API_KEY: inject('search').apiKey,
  DATELINE_SAMPLE: 'off',
});

describe('a server', () => {
  it('that is killed while it loads the sample leaves no engines, and the next start has the whole sample', async () => {
    server = runProgram(['start'], settings());
    await until(async () => (await storedSoFar()) > 2 || server.child.exitCode !== null);
    server.child.kill('SIGKILL');
    expect(await server.ended).toBe('SIGKILL');
    await until(() => enginesOf(dataDir).length === 0);
    await start();
    expect(await indexed()).toBe(sampleSize);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  it('prints nothing but its addresses', () => {
    expect(server.output()).toMatch(
      /^\s*GraphQL and GraphiQL\s+http:\/\/127\.0\.0\.1:\d+\/graphql\s+Health\s+\S+\/health\/ready\s*$/,
    );
  });

  it('answers a search of the sample', async () => {
    expect(await ask('{ searchArticles(query: "dockers strike", first: 1) { nodes { slug } } }')).toMatchObject({
      searchArticles: { nodes: [{ slug: expect.any(String) }] },
    });
  });

  it('finds stories that are ingested while it runs', async () => {
    const path = await storyFile('while.txt', story('Zebra Crosses Harbour Bridge'));
    expect(await ingest(path)).toEqual({
      code: 0,
      line: '1 stored, 0 updated, 0 unchanged, 0 rejected\n',
      errors: '',
    });
    expect(await indexed()).toBe(sampleSize + 1);
    expect(await ask('{ searchArticles(query: "zebra") { totalCount } }')).toEqual({
      searchArticles: { totalCount: 1 },
    });
  });

  it('that is killed has lost nothing at the next start, which needs nothing done', async () => {
    server.child.kill('SIGKILL');
    expect(await server.ended).toBe('SIGKILL');
    await start();
    expect(await indexed()).toBe(sampleSize + 1);
  });

  it('ends and leaves no process on SIGINT, also while it is asked', async () => {
    const asked = fetch(`${address}/graphql?query={corpus{articleCount}}`).catch(() => undefined);
    expect(await endedBy('SIGINT')).toEqual({ by: 0, left: [] });
    await asked;
  });

  it('ends on SIGTERM although statements run on, of its own requests and of others', async () => {
    await start();
    const other = new pg.Client({ connectionString: await embeddedDatabase() });
    other.on('error', () => undefined);
    await other.connect();
    await other.query('BEGIN; LOCK TABLE "Article" IN ACCESS EXCLUSIVE MODE');
    const sleeping = other.query('SELECT pg_sleep(3600)').catch((error: pg.DatabaseError) => error.code);
    const asked = fetch(`${address}/graphql?query={articles{nodes{slug}}}`).catch(() => 'cut off');
    const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '"Article"'::regclass`;
    await until(async () => (await query(await embeddedDatabase(), waiting)).length > 0);
    expect(await endedBy('SIGTERM')).toEqual({ by: 0, left: [] });
    expect(await sleeping).toBe('57P01');
    expect(await asked).toBe('cut off');
  });
});

describe('ingest without a server', () => {
  it('counts what it read, by code, names faults with file and line, keeps what a server stored, and leaves no process', async () => {
    const paths = [
      await storyFile('alone.txt', story('Heron Nests On Harbour Bridge')),
      await storyFile('empty.txt', ''),
      await storyFile('wire.jsonl', '{"id": "w1", "headline": "Wire", "date": "2025-05-05", "text": "T."}\n{"id": \n'),
    ];
    const { code, line, errors } = await ingest(...paths, 'while.txt', 'missing.txt');
    expect(line).toBe('2 stored, 0 updated, 1 unchanged, 2 rejected (EMPTY 1, MALFORMED 1), 1 unreadable\n');
    expect(errors).toMatch(/empty\.txt:1: EMPTY: /);
    expect(errors).toMatch(/wire\.jsonl:2: MALFORMED: /);
    expect(errors).toMatch(/missing\.txt.* does not exist/);
    expect(code).toBe(0);
    expect(enginesOf(dataDir)).toEqual([]);
  });

  it('exits with 1 when nothing could be read', async () => {
    const program = runProgram(['ingest', 'missing.txt'], runningEngines());
    expect(await program.ended).toBe(1);
    expect(program.output()).toBe('0 stored, 0 updated, 0 unchanged, 0 rejected, 1 unreadable\n');
  });
});

describe('a start with a database of its own', () => {
  it('leaves it empty with DATELINE_SAMPLE=off, uses it in place of the embedded one, and ends on SIGTERM', async () => {
    const url = new URL(inject('templateUrl'));
    const name = `served_${randomUUID().replaceAll('-', '')}`;
    url.pathname = '/postgres';
    await query(url.href, `CREATE DATABASE ${name} TEMPLATE template0`);
    url.pathname = `/${name}`;
    const { url: searchUrl, apiKey } = inject('search');
    dataDir = join(folder, 'unused');
    await start({
      DATABASE_URL: url.href,
      MEILISEARCH_URL: searchUrl,
      MEILISEARCH_API_KEY: apiKey,
      DATELINE_SAMPLE: 'off',
    });
    expect(await ask('{ corpus { articleCount } }')).toEqual({ corpus: { articleCount: 0 } });
    await expect(stat(dataDir)).rejects.toThrow('ENOENT');
    expect(await endedBy('SIGTERM')).toEqual({ by: 0, left: [] });
  });
});

describe('a start that cannot be says why and exits with 1', () => {
  async function refusal(given: Record<string, string>): Promise<string> {
    const program = runProgram(['start'], given);
    expect(await program.ended).toBe(1);
    expect(program.output()).toBe('');
    expect(program.errors()).not.toContain('    at ');
    return program.errors();
  }

  it('when its port is taken', async () => {
    const holder: Server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as AddressInfo;
    expect(await refusal({ ...runningEngines(), PORT: String(port) })).toContain(
      `Port ${port} of 127.0.0.1 is in use.`,
    );
    holder.close();
  });

  it('when settings cannot be used, all of them at once', async () => {
    const errors = await refusal({ PORT: 'http', LOG_LEVEL: 'loud', DATELINE_SAMPLE: 'maybe' });
    expect(
      errors
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['PORT', 'DATELINE_SAMPLE', 'LOG_LEVEL']);
  });

  it('when its database does not answer', async () => {
    const given = { ...runningEngines(), DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/news' };
    const errors = await refusal(given);
    expect(errors).toContain('127.0.0.1:1 cannot be reached');
    expect(errors).not.toContain('secret');
  });
});
