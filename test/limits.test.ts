import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Prisma } from '../src/database/client.ts';
import { openReader } from '../src/database/read/reader.ts';
import { createApi } from '../src/http/api.ts';
import { createLog } from '../src/log.ts';
import { createSearch } from '../src/search/createSearch.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
let server: Server;
let address: string;
beforeAll(async () => {
  dateline = await openDateline();
  const paragraph =
    'Marta Lindqvist met Pavel Horak in Lisbon, and Joana Reis flew to Oslo. “We are tired,” said Marta Lindqvist.';
  const text = Array.from({ length: 400 }, () => paragraph).join('\n\n');
  await dateline.ingestTexts({
    'long.txt': `date 2025-03-11\nA Very Long Day in Lisbon\n${text}\n`,
    'short.txt':
      'date 2025-03-12\nMarta Lindqvist Rests\nMarta Lindqvist slept in Lisbon on Tuesday, the hotel said.\n',
  });
  server = createServer(dateline.api.listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await dateline.close();
});

const post = (query: string, variables?: object, signal?: AbortSignal) =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });

/** Statements of the corpus that run or wait at this moment. */
async function running(text: string): Promise<number> {
  const rows = await dateline.database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid() AND query LIKE ${`%${text}%`}`;
  return rows[0]?.count ?? 0;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Runs work while nobody can read a table. */
async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: dateline.databaseUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; LOCK TABLE "${table}" IN ACCESS EXCLUSIVE MODE`);
    await work();
  } finally {
    await client.end();
  }
}

describe('a story of thousands of mentions', () => {
  it('has them', async () => {
    const { articles } = await dateline.get('{ articles { nodes { mentions { text } } } }');
    expect(articles.nodes[1].mentions.length).toBeGreaterThan(2000);
  });

  it.each([
    ['mentions of mentions', '{ articles { nodes { mentions { article { mentions { text } } } } } }'],
    ['mentions of mentions of mentions', '{articles{nodes{mentions{article{mentions{article{mentions{text}}}}}}}}'],
    [
      'its text under many names',
      `{ articles { nodes { mentions { article { ${Array.from({ length: 20 }, (_, i) => `a${i}: text`).join(' ')} } } } } }`,
    ],
    ['names of fields that are long', `{ articles { nodes { mentions { ${'x'.repeat(9000)}: text } } } }`],
    [
      'its page under many names',
      `{ articles { nodes { ${Array.from({ length: 200 }, (_, i) => `a${i}: html(mark: [NAMES])`).join(' ')} } } }`,
    ],
  ])('is not answered without end: %s', async (_what, query) => {
    const response = await post(query);
    const answer = await response.text();
    expect(JSON.parse(answer).errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED' } }]);
    expect([response.status, JSON.parse(answer).data ?? null]).toEqual([200, null]);
    expect(answer.length).toBeLessThan(1000);
  });

  it('is answered in full where it is asked for once', async () => {
    const { articles } = await dateline.get(
      '{ articles { nodes { text html(mark: [NAMES, QUOTES]) mentions { sentence } body { text ... on TextBlock { mentions { text } quotes { text } } } } } }',
    );
    const [, long] = articles.nodes;
    const inBlocks = long.body.flatMap(({ mentions = [] }: { mentions?: object[] }) => mentions);
    expect(inBlocks.length).toBeGreaterThan(2000);
    expect(new Set(long.mentions.map(({ sentence }: { sentence: string }) => sentence))).toContain(
      'Marta Lindqvist met Pavel Horak in Lisbon, and Joana Reis flew to Oslo.',
    );
  });
});

describe('odd values', () => {
  it.each([
    'places(filter: { near: { latitude: 5e-324, longitude: 5e-324, radiusKm: 5e-324 } }) { totalCount }',
    'articles(filter: { near: { latitude: 1e-310, longitude: -0, radiusKm: 1e-9 } }) { totalCount }',
    'timeline(interval: DAY, range: { from: "9999-12-30", to: "9999-12-31" }) { from to count }',
    'timeline(interval: YEAR, range: { from: "0001-01-01", to: "0003-01-01" }) { from to count }',
    'timeline(interval: WEEK, range: { from: "0001-01-01", to: "0001-02-01" }) { from to count articles { totalCount } }',
  ])('are answered: %s', async (field) => {
    expect((await dateline.ask(`{ ${field} }`)).errors).toBeUndefined();
  });

  it('in a cursor are told', async () => {
    const cursor = (values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    for (const moment of [
      '2025-02-30T00:00:00.000Z',
      '2025-03-11T24:00:00.000Z',
      '2025-03-11',
      '+010000-01-01T00:00:00.000Z',
    ]) {
      const after = cursor(['article PUBLISHED_AT DESC', moment, 1]);
      const { errors } = await dateline.ask('query ($after: String) { articles(after: $after) { totalCount } }', {
        after,
      });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    }
  });
});

describe('a request', () => {
  it('whose client is gone ends its statements', async () => {
    await whileLocked('Trend', async () => {
      for (const signal of [new AbortController(), new AbortController()]) {
        const asked = post('{ trends { nodes { label } } }', {}, signal.signal).catch((error) => error);
        await until(async () => (await running('"Trend"')) > 0);
        signal.abort();
        await asked;
        await until(async () => (await running('"Trend"')) === 0);
      }
    });
  });

  it('that waits for the database too long is ended with a reason', async () => {
    await whileLocked('Trend', async () => {
      const answer = await (await post('{ trends { nodes { label } } articles { totalCount } }')).json();
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'DEADLINE_EXCEEDED' } }] });
      expect(answer.errors).toHaveLength(1);
    });
    expect((await dateline.ask('{ trends { nodes { label } } }')).errors).toBeUndefined();
  }, 30_000);

  it('that gets no connection is told when to come again', async () => {
    const reader = openReader(dateline.databaseUrl, { size: 1, connectionTimeoutMs: 200 });
    const api = createApi({ reader, search: createSearch({ url: 'http://127.0.0.1:1' }), log: createLog('silent') });
    const ask = () =>
      api.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ articles { nodes { slug } } }' }),
      });
    const sleeping = reader.read(Prisma.sql`SELECT pg_sleep(1)`);
    const response = await ask();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'DATABASE_UNAVAILABLE' } }] });
    await sleeping;
    expect((await ask()).status).toBe(200);
    await reader.close();
  });
});

describe('statements that are read', () => {
  it('end when they are given up, and their connection is used again', async () => {
    const reader = openReader(dateline.databaseUrl, { size: 1 });
    for (let round = 0; round < 3; round += 1) {
      const giveUp = new AbortController();
      const sleeping = reader.read(Prisma.sql`SELECT pg_sleep(30)`, { signal: giveUp.signal });
      await until(async () => (await running('pg_sleep(30)')) > 0);
      giveUp.abort(new Error('given up'));
      await expect(sleeping).rejects.toThrow('given up');
      expect(await reader.read(Prisma.sql`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
    }
    await reader.close();
  });

  it('give no more rows than are taken', async () => {
    const reader = openReader(dateline.databaseUrl, { size: 1 });
    const rows = Prisma.sql`SELECT * FROM generate_series(1, 10000000) AS n`;
    await expect(reader.read(rows, { maxRows: 1000 })).rejects.toThrow('More than 1000 rows');
    expect(await reader.read(Prisma.sql`SELECT * FROM generate_series(1, 1000) AS n`, { maxRows: 1000 })).toHaveLength(
      1000,
    );
    await reader.close();
  });

  it('cannot write', async () => {
    const reader = openReader(dateline.databaseUrl);
    await expect(reader.read(Prisma.sql`DELETE FROM "Article" RETURNING id`)).rejects.toThrow('read-only');
    await reader.close();
  });

  it('are prepared by name when they come again, however many there are', async () => {
    const reader = openReader(dateline.databaseUrl, { size: 1 });
    for (let n = 0; n < 700; n += 1) {
      for (const value of [1, 2]) {
        const rows = await reader.read<{ sum: number }>(
          Prisma.sql`SELECT ${value}::int + ${Prisma.raw(`${n}`)} AS sum`,
        );
        expect(rows).toEqual([{ sum: value + n }]);
      }
    }
    const [prepared] = await reader.read<{ count: number }>(
      Prisma.sql`SELECT count(*) AS count FROM pg_prepared_statements`,
    );
    expect(prepared?.count).toBeGreaterThan(0);
    expect(prepared?.count).toBeLessThanOrEqual(301);
    await reader.close();
  });
});
