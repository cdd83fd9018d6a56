import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../src/database/read/reader.ts';
import { type Api, createApi } from '../src/http/api.ts';
import { createLog, type Log } from '../src/log.ts';
import { createSearch } from '../src/search/createSearch.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
/** The same corpus with a search engine that does not answer. */
let withoutSearch: Api;
let server: Server;
let address: string;

const closedPort = 'http://127.0.0.1:1';
const silent = createLog('silent');

beforeAll(async () => {
  dateline = await openDateline();
  await dateline.ingestTexts({
    'ferry.txt': 'date 2025-03-11\nFerry Runs Aground Off Lisbon\nThe ship struck a bank on Monday, the port said.\n',
  });
  withoutSearch = createApi({
    reader: dateline.reader,
    search: createSearch({ url: closedPort }),
    log: silent,
  });
  server = createServer(dateline.api.listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await dateline.close();
});

interface Answer {
  status: number;
  type: string;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by tests that know their own queries
  json: any;
}

async function post(
  body: string | Uint8Array<ArrayBuffer>,
  type = 'application/json',
  accept = 'application/json',
): Promise<Answer> {
  return read(await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': type, accept }, body }));
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text, json: /json/.test(type) ? JSON.parse(text) : null };
}

async function ask(api: Api, query: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return read(
    await api.fetch('http://localhost/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) }),
  );
}

describe('GraphQL over HTTP', () => {
  it.each(
    serverAudits({ url: () => `${address}/graphql`, fetchFn: fetch }).map((audit) => [audit.name, audit] as const),
  )('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect('reason' in result ? result.reason : result.status).toBe('ok');
  });

  it('answers a query in the address', async () => {
    const query = encodeURIComponent('query ($n: Int) { articles(first: $n) { nodes { headline } } }');
    const variables = encodeURIComponent('{"n": 1}');
    const answer = await read(await fetch(`${address}/graphql?query=${query}&variables=${variables}`));
    expect(answer.json).toEqual({ data: { articles: { nodes: [{ headline: 'Ferry Runs Aground Off Lisbon' }] } } });
  });

  it('leads from / to /graphql', async () => {
    const response = await fetch(address, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
  });

  it('knows no other address', async () => {
    for (const path of ['/nothing', '/health', '/graphql/more', '/%00', '//'])
      expect([path, (await fetch(`${address}${path}`)).status]).toEqual([path, 404]);
  });
});

describe('a request that cannot be read', () => {
  const query = '{ corpus { articleCount } }';

  it.each([
    ['no JSON', '{"query": "{ corpus', 'application/json'],
    ['nothing', '', 'application/json'],
    ['a list of nothing', '[]', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a number', '7', 'application/json'],
    ['no query', '{}', 'application/json'],
    ['a query that is a number', '{"query": 7}', 'application/json'],
    ['variables that are text', `{"query": "${query}", "variables": "a"}`, 'application/json'],
    ['an operation name that is a list', `{"query": "${query}", "operationName": ["a"]}`, 'application/json'],
    ['bytes', new Uint8Array([0xff, 0xfe, 0, 1]), 'application/json'],
    ['another type', query, 'text/plain'],
    ['no known type', query, 'application/x-unknown'],
    ['a form without parts', 'x', 'multipart/form-data; boundary=y'],
  ])('for it holds %s is answered with 4xx and a message', async (_name, body, type) => {
    const answer = await post(body, type, 'application/graphql-response+json');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    if (answer.text !== '') expect(answer.json.errors[0].message).not.toMatch(/unexpected error/i);
  });

  it.each([
    ['a syntax error', '{ corpus {'],
    ['an unknown field', '{ nothing }'],
    ['a value of another type', '{ articles(first: "a") { totalCount } }'],
    ['an unknown operation', 'query A { corpus { articleCount } } query B { corpus { articleCount } }'],
  ])('for %s has the code BAD_USER_INPUT', async (_name, text) => {
    const { json } = await post(JSON.stringify({ query: text }));
    expect(json.errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code)).toEqual(
      json.errors.map(() => 'BAD_USER_INPUT'),
    );
  });

  it('for its size is answered with 413', async () => {
    const answer = await post(JSON.stringify({ query, variables: { text: 'x'.repeat(3_000_000) } }));
    expect(answer.status).toBe(413);
    expect(answer.json.errors[0]).toMatchObject({
      message: 'Request body too large',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('for its size without saying it is answered with 413', async () => {
    const pieces = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 30; n += 1) controller.enqueue(new TextEncoder().encode('x'.repeat(100_000)));
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: pieces, duplex: 'half' };
    expect((await fetch(`${address}/graphql`, request as RequestInit)).status).toBe(413);
  });

  it.each([
    ['its depth', { query: '{ a '.repeat(4_000) }, 'nested 100 deep'],
    ['its depth of values', { query: `{ a(b: ${'['.repeat(200)}` }, 'nested 100 deep'],
    ['its length', { query: `{ ${'a '.repeat(20_000)} }` }, '5000 names'],
    ['the depth of its variables', { query, variables: nested(1_000) }, 'nested 100 deep'],
  ])('for %s is refused, and the next is answered', async (_name, request, message) => {
    const { status, json } = await post(
      JSON.stringify(request),
      'application/json',
      'application/graphql-response+json',
    );
    expect([status, json.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(json.errors[0].message).toContain(message);
    expect((await post(JSON.stringify({ query }))).json.data.corpus.articleCount).toBe(1);
  });
});

function nested(depth: number): object {
  let value = {};
  for (let n = 0; n < depth; n += 1) value = { and: value };
  return value;
}

describe('health', () => {
  const health = async (api: Api, path: string) => read(await api.fetch(`http://localhost/health/${path}`));

  it('is ok when everything answers', async () => {
    expect(await health(dateline.api, 'live')).toMatchObject({ status: 200, json: { status: 'ok' } });
    expect(await health(dateline.api, 'ready')).toMatchObject({ status: 200, json: { status: 'ok', missing: [] } });
  });

  it('is degraded, with 200, when the search engine does not answer', async () => {
    const { status, json } = await health(withoutSearch, 'ready');
    expect([status, json.status]).toEqual([200, 'degraded']);
    expect(json.missing).toEqual([expect.stringContaining('search engine does not answer')]);
  });

  it('is unavailable, with 503 and the reason, when the database does not answer; the process lives', async () => {
    const reader = openReader('postgresql://nobody@127.0.0.1:1/none');
    const api = createApi({ reader, search: createSearch({ url: closedPort }), log: silent });
    const { status, json } = await health(api, 'ready');
    expect([status, json.status]).toEqual([503, 'unavailable']);
    expect(json.missing).toEqual([
      expect.stringContaining('database does not answer'),
      expect.stringContaining('search engine does not answer'),
    ]);
    expect((await health(api, 'live')).status).toBe(200);
    await reader.close();
  });

  it('is unavailable when migrations are not applied', async () => {
    const url = new URL(dateline.databaseUrl);
    url.pathname = '/postgres';
    const reader = openReader(url.href);
    const api = createApi({ reader, search: createSearch({ url: closedPort }), log: silent });
    expect((await health(api, 'ready')).status).toBe(503);
    await reader.close();
  });
});

describe('a search engine that does not answer', () => {
  const query =
    '{ found: searchArticles(query: "ferry") { totalCount } articles { totalCount } corpus { articleCount indexedArticleCount } }';

  it('takes the search alone out of an answer', async () => {
    const { json } = await ask(withoutSearch, query);
    expect(json.data).toEqual({
      found: null,
      articles: { totalCount: 1 },
      corpus: { articleCount: 1, indexedArticleCount: null },
    });
    expect(json.errors).toHaveLength(1);
    expect(json.errors[0]).toMatchObject({ path: ['found'], extensions: { code: 'SEARCH_UNAVAILABLE' } });
  });

  it('that hangs does so too', async () => {
    const hanging = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => hanging.once('listening', resolve));
    const search = createSearch({ url: `http://127.0.0.1:${(hanging.address() as AddressInfo).port}` });
    const { json } = await ask(createApi({ reader: dateline.reader, search, log: silent }), query);
    expect(json.data).toMatchObject({ found: null, articles: { totalCount: 1 } });
    expect(json.errors[0].extensions.code).toBe('SEARCH_UNAVAILABLE');
    hanging.closeAllConnections();
    hanging.close();
  });
});

describe('a database that does not answer', () => {
  it('is told once, with 503 and when to try again, and without details', async () => {
    const reader = openReader('postgresql://nobody:secret@127.0.0.1:1/none');
    const api = createApi({ reader, search: createSearch({ url: closedPort }), log: silent });
    const response = await api.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ corpus { articleCount } articles { nodes { headline } } }' }),
    });
    const text = await response.text();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(JSON.parse(text).errors).toEqual([
      expect.objectContaining({ extensions: { code: 'DATABASE_UNAVAILABLE', retryAfter: 5 } }),
    ]);
    expect(text).not.toMatch(/secret|127\.0\.0\.1/);
    await reader.close();
  });
});

describe('a fault of ours', () => {
  it('is masked for the client and whole in the log', async () => {
    const logged: { err: Error }[] = [];
    const log = { ...silent, error: (entry: { err: Error }) => logged.push(entry) } as unknown as Log;
    const withoutTables = new URL(dateline.databaseUrl);
    withoutTables.pathname = '/postgres';
    const reader = openReader(withoutTables.href);
    const api = createApi({ reader, search: createSearch({ url: closedPort }), log });
    const { status, json, text } = await ask(api, '{ corpus { articleCount } }');
    expect(status).toBeLessThan(500);
    expect(json.errors).toEqual([
      expect.objectContaining({ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
    ]);
    expect(text).not.toMatch(/relation|Article"|prisma/i);
    expect(logged[0]?.err.message).toMatch(/does not exist/);
    await reader.close();
  });
});
