import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../src/database/read/reader.ts';
import { type Api, createApi } from '../src/http/api.ts';
import { examples } from '../src/http/examples.ts';
import { createLog } from '../src/log.ts';
import { createSearch } from '../src/search/createSearch.ts';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
const servers: Server[] = [];
let address: string;

beforeAll(async () => {
  dateline = await openSample();
  address = await listen(dateline.api);
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await dateline.close();
});

async function listen(api: Api): Promise<string> {
  const server = createServer(api.listener).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

interface Told {
  status: number;
  text: string;
  type: string | null;
  origin: string | null;
}

const told = async (response: Response): Promise<Told> => ({
  status: response.status,
  text: await response.text(),
  type: response.headers.get('content-type'),
  origin: response.headers.get('access-control-allow-origin'),
});

const requestOf = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** The same request four times, by which it is known, and compiled. */
async function askAgain(url: string, request: RequestInit): Promise<Told[]> {
  const answers: Told[] = [];
  for (let i = 0; i < 4; i += 1) answers.push(await told(await fetch(url, request)));
  return answers;
}

const slug = 'sunday-portrait-the-woman-who-stopped-two-harbours-2025-03-23';

describe('the fast path', () => {
  it.each([
    [
      'a page',
      {
        query:
          '{ articles(first: 3) { totalCount nodes { slug publishedOn publishedAt url people { edges { cursor mentionCount reason node { __typename name } } pageInfo { endCursor hasNextPage } } } } }',
      },
    ],
    [
      'variables',
      {
        query:
          'query Q($s: String!) { article(slug: $s) { headline body { __typename position text } quotes(first: 2) { nodes { ranges { start end } attribution { method } } } } }',
        variables: { s: slug },
      },
    ],
    [
      'one of two operations',
      {
        query: 'query A { corpus { articleCount } } query B { trends(first: 2) { nodes { label } } }',
        operationName: 'B',
      },
    ],
    [
      'what is skipped and included',
      {
        query:
          'query ($y: Boolean!, $n: Boolean!) { corpus { articleCount @include(if: $n) quoteCount @skip(if: $n) ... @include(if: $y) { trendCount } } }',
        variables: { y: true, n: false },
      },
    ],
    [
      'fragments of several types',
      {
        query:
          '{ quotes(first: 30) { nodes { speaker { ...Who ... on Person { titles { text } } ... on Organization { isAgency } } } } } fragment Who on Entity { __typename id name aliases }',
      },
    ],
    ['not found', { query: '{ article(slug: "none") { slug } node(id: "none") { id } nodes(ids: ["none"]) { id } }' }],
    ['errors of arguments', { query: '{ ok: corpus { articleCount } bad: articles(first: 1000) { nodes { slug } } }' }],
    ['errors within lists', { query: '{ articles(first: 2) { nodes { headline excerpt(words: 0) } } }' }],
    [
      'errors of variables',
      { query: 'query ($n: Int!) { articles(first: $n) { totalCount } }', variables: { n: 'many' } },
    ],
    ['missing variables', { query: 'query ($n: Int!) { articles(first: $n) { totalCount } }' }],
    [
      'pages that cost too much',
      {
        query:
          'query ($n: Int!) { articles(first: $n) { nodes { related(first: $n) { nodes { people(first: $n) { nodes { name } } } } } } }',
        variables: { n: 100 },
      },
    ],
    ['unknown fields', { query: '{ nothing }' }],
    ['an unknown operation', { query: 'query A { corpus { articleCount } }', operationName: 'B' }],
    ['introspection', { query: '{ __schema { queryType { name } } __typename }' }],
    ...examples.map((query, i): [string, { query: string }] => [`example ${i}`, { query }]),
  ])('answers as the whole way does: %s', async (_what, body) => {
    const request = requestOf(body, { origin: 'https://example.org' });
    const whole = await told(await dateline.api.fetch('http://localhost/graphql', request));
    for (const answer of await askAgain(address, request)) expect(answer).toEqual(whole);
  });

  it.each([
    [
      'another type of answer',
      requestOf({ query: '{ corpus { articleCount } }' }, { accept: 'application/graphql-response+json' }),
    ],
    [
      'a type of answer that cannot be given',
      requestOf({ query: '{ corpus { articleCount } }' }, { accept: 'image/png' }),
    ],
    [
      'types of answers in order of preference',
      requestOf(
        { query: '{ corpus { articleCount } }' },
        { accept: 'application/graphql-response+json, application/json;q=0.9' },
      ),
    ],
    ['several requests in one', requestOf([{ query: '{ corpus { articleCount } }' }])],
    ['what is no JSON', requestOf('{')],
    ['what is no object', requestOf('"query"')],
    ['no query', requestOf({ variables: {} })],
    ['an unknown parameter', requestOf({ query: '{ corpus { articleCount } }', more: 1 })],
    ['extensions', requestOf({ query: '{ corpus { articleCount } }', extensions: { a: 1 } })],
    ['variables that are a list', requestOf({ query: '{ corpus { articleCount } }', variables: [] })],
    [
      'a long list of types',
      requestOf({ query: '{ corpus { articleCount } }' }, { accept: 'image/png, '.repeat(500) }),
    ],
  ])('leaves to the whole way: %s', async (_what, request) => {
    await askAgain(address, requestOf({ query: '{ corpus { articleCount } }' }));
    const accept = new Headers(request.headers).get('accept') ?? '';
    const short = { ...request, headers: { ...request.headers, ...(accept.length > 1000 && { accept: '*/*' }) } };
    const whole = await told(await dateline.api.fetch('http://localhost/graphql', short));
    for (const answer of await askAgain(address, request)) expect(answer).toEqual(whole);
  });

  it('answers a GET, and shows a browser GraphiQL', async () => {
    const query = 'query ($s: String!) { article(slug: $s) { headline } }';
    const url = `${address}?${new URLSearchParams({ query, variables: JSON.stringify({ s: slug }) })}`;
    const answers = await askAgain(url, {});
    expect(JSON.parse(answers[0]?.text ?? '').data.article.headline).toMatch(/Harbours/);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await fetch(url, { headers: { accept: 'text/html' } })).headers.get('content-type')).toMatch('text/html');
    for (const bad of ['variables=%7B', 'operationName=B', 'query=%7Bnothing%7D'])
      expect((await fetch(`${url}&${bad}`)).status).not.toBe(500);
  });

  it('takes a body that comes in pieces', async () => {
    const body = JSON.stringify({ query: '{ corpus { articleCount } }', variables: { long: 'é'.repeat(200_000) } });
    for (const { text } of await askAgain(address, requestOf(body)))
      expect(JSON.parse(text).data.corpus.articleCount).toBe(54);
  });

  it('hides faults of ours, too', async () => {
    const withoutTables = new URL(dateline.databaseUrl);
    withoutTables.pathname = '/postgres';
    const reader = openReader(withoutTables.href);
    const url = await listen(
      createApi({ reader, search: createSearch({ url: 'http://127.0.0.1:1' }), log: createLog('silent') }),
    );
    for (const { text } of await askAgain(url, requestOf({ query: '{ articles { nodes { slug } } }' }))) {
      expect(JSON.parse(text).errors).toEqual([
        expect.objectContaining({ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
      ]);
      expect(text).not.toMatch(/relation|Article"/);
    }
    await reader.close();
  });
});
