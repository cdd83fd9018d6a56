import { print } from 'graphql';
import type { AttackRequest } from '../request.ts';
import type { Chance } from './chance.ts';
import type { Operation } from './document.ts';

/** Writes an operation as a request: mostly as clients send it, now and then in every way that the specification forbids. */
export function envelope(chance: Chance, operation: Operation): AttackRequest {
  const query = print(operation.document);
  const params = { query, variables: operation.variables };
  const operationName = chance.holds(0.05) ? { operationName: chance.one(['Attack', 'Exploding', 'None', '', 7]) } : {};
  const json = JSON.stringify({ ...params, ...operationName });
  return chance.weighted<() => AttackRequest>([
    [80, () => postOf(json)],
    [6, () => getOf(params)],
    [2, () => postOf(`[${Array.from({ length: chance.one([1, 2, 50]) }, () => json.slice(0, 15_000)).join(',')}]`)],
    [2, () => postOf(JSON.stringify({ ...params, extensions: chance.one(extensions) }))],
    [2, () => postOf(json.slice(0, chance.below(json.length)))],
    [2, () => postOf(json, { 'content-type': chance.one(contentTypes) })],
    [1, () => postOf(query, { 'content-type': 'application/graphql' })],
    [2, () => postOf(oddBody(chance, json))],
    [1, () => ({ ...postOf(json), method: chance.one(['PUT', 'DELETE', 'PATCH', 'OPTIONS']) })],
    [1, () => postOf(json, { accept: chance.one(accepts) })],
    [1, () => ({ ...postOf(json), path: chance.one(paths) })],
  ])();
}

/** Writes an operation as most clients do. */
export const plainEnvelope = ({ document, variables }: Operation): AttackRequest =>
  postOf(JSON.stringify({ query: print(document), variables }));

const postOf = (body: string | Buffer, headers: Record<string, string> = {}): AttackRequest => ({
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(body),
});

function getOf({ query, variables }: { query: string; variables: object }): AttackRequest {
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  return { method: 'GET', path: `/graphql?${parameters}`, headers: { accept: 'application/json' } };
}

const hash = 'a'.repeat(64);
const extensions = [
  { persistedQuery: { version: 1, sha256Hash: hash } },
  { persistedQuery: { version: 1, sha256Hash: hash.repeat(5000) } },
  { persistedQuery: { version: '1', sha256Hash: ['a'] } },
  { persistedQuery: null },
  Array.from({ length: 10_000 }, () => ({})),
  'x',
];

const contentTypes = [
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', ''],
  ...[
    'application/json; charset=utf-16',
    'application/json; charset=none',
    'APPLICATION/JSON',
    'application/json;;;',
    '*/*',
  ],
];

const accepts = [
  ...['text/event-stream', 'multipart/mixed', 'text/html', 'application/graphql-response+json', 'image/png', ''],
  Array.from({ length: 500 }, (_, n) => `a/b${n};q=0.${n}`).join(','),
];

const paths = [
  '/',
  '/graphql/',
  '/graphql/../graphql',
  '/GRAPHQL',
  '/health/ready',
  '/graphql?query={',
  '/graphiql/x',
  '/%00',
];

/** What is no request: deep, long, cut or empty JSON, or no text at all. */
function oddBody(chance: Chance, json: string): string | Buffer {
  const deep = chance.one([50, 5000, 250_000]);
  return chance.one<() => string | Buffer>([
    () => '['.repeat(deep),
    () => `${'['.repeat(deep)}${']'.repeat(deep)}`,
    () => `{"query":"{__typename}","variables":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`,
    () => `{"query":"${'{a'.repeat(deep)}"}`,
    () => `{"query":"{__typename}","variables":{"a":"${'x'.repeat(1_000_000)}"}}`,
    () => `{"query":"{__typename}${' '.repeat(1_040_000)}"}`,
    () => `{"query":"{__typename #${'#'.repeat(1_100_000)}"}`,
    () => `{"query":"{${'a '.repeat(300_000)}}"}`,
    () => `{"query":"query(${'$a:Int '.repeat(100_000)}){__typename}"}`,
    () => `{${Array.from({ length: 50_000 }, (_, n) => `"k${n}":0`).join(',')}}`,
    () => `{"__proto__":{"query":"{__typename}"},"query":${JSON.stringify('{__typename}')}}`,
    () => Buffer.concat([Buffer.from(json), Buffer.from([0xff, 0xfe, 0xc0, 0x80])]),
    () => Buffer.from(json, 'utf16le'),
    () =>
      chance.one([
        '',
        'null',
        '[]',
        '{}',
        '0',
        '"x"',
        '{"query":null}',
        '{"query":[]}',
        '{"query":""}',
        '{"variables":{}}',
      ]),
  ])();
}
