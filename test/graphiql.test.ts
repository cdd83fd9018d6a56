import { getIntrospectionQuery } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { openReader } from '../src/database/read/reader.ts';
import { createApi } from '../src/http/api.ts';
import { examples } from '../src/http/examples.ts';
import { createLog } from '../src/log.ts';
import { createSearch } from '../src/search/createSearch.ts';

// Neither engine answers: the page and its files need none.
const reader = openReader('postgresql://nobody@127.0.0.1:1/none');
const search = createSearch({ url: 'http://127.0.0.1:1' });
const api = createApi({ reader, search, log: createLog('silent') });
afterAll(() => reader.close());

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  api.fetch(`http://localhost${path}`, { headers });
const readPage = async () => (await openPage()).text();
const openPage = (headers: Record<string, string> = {}) => get('/graphql', { accept: 'text/html', ...headers });
const assetsOf = (page: string) => [...new Set([...page.matchAll(/\/graphiql\/[^"']+/g)].map(([path]) => path))];

describe('GraphiQL', () => {
  it('is a small page that a browser asks for again and that answers 304 while it is the same', async () => {
    const first = await openPage();
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await first.clone().text()).length).toBeLessThan(100_000);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const etag = first.headers.get('etag') ?? '';
    for (const tag of [etag, `W/${etag}`]) expect((await openPage({ 'if-none-match': tag })).status).toBe(304);
    expect((await openPage({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('loads its files from here alone', async () => {
    const text = await readPage();
    const files = assetsOf(text);
    expect(files.map((file) => file.replace(/\.[0-9a-f]{16}\./, '.')).sort()).toEqual([
      '/graphiql/editor-worker.js',
      '/graphiql/favicon.ico',
      '/graphiql/graphiql.css',
      '/graphiql/graphiql.js',
      '/graphiql/graphql-worker.js',
      '/graphiql/json-worker.js',
      '/graphiql/schema.json',
    ]);
    const loaded = [...text.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, path]) => path);
    expect(loaded.length).toBeGreaterThan(0);
    for (const path of loaded) expect(files).toContain(path);
    for (const each of [text, ...(await Promise.all(files.map(async (file) => (await get(file)).text())))]) {
      expect(each).not.toMatch(/\b(?:import|importScripts|fetch|Worker)\(["'`](?:https?:)?\/\//);
      expect(each).not.toMatch(/@import\s+(?:url\()?["']?https?:|\burl\(["']?https?:/);
      expect(each).not.toMatch(/unpkg\.com|jsdelivr\.net|cdnjs|esm\.sh|googleapis\.com/);
    }
  });

  it.each([
    ['br', 'gzip, deflate, br, zstd'],
    ['gzip', 'gzip'],
    ['gzip', 'br;q=0, gzip;q=0.5'],
    [null, 'identity'],
  ])('lets a browser keep its files for ever, sent as %s when it accepts %s', async (encoding, accepted) => {
    for (const file of assetsOf(await readPage())) {
      const response = await get(file, { 'accept-encoding': accepted });
      expect([file, response.status, response.headers.get('content-encoding')]).toEqual([file, 200, encoding]);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('vary')).toBe('accept-encoding');
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    }
  });

  it('has no other files', async () => {
    for (const path of ['/graphiql/', '/graphiql/graphiql.js', '/graphiql/graphiql.0000000000000000.js'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it('stores its editor where the page sets it up, and has the schema that the API has', async () => {
    const text = await readPage();
    const files = assetsOf(text);
    const file = (pattern: RegExp) => files.find((path) => pattern.test(path)) ?? '';
    const script = await (await get(file(/\/graphiql\.\w+\.js$/))).text();
    expect(script.includes('globalThis.__MONACO=')).toBe(true);
    expect(text).toContain("'__MONACO'");
    const query = getIntrospectionQuery({ schemaDescription: true });
    const introspected = await get(`/graphql?query=${encodeURIComponent(query)}`);
    const { data } = (await introspected.json()) as { data: { __schema: object } };
    const { __schema } = (await (await get(file(/\.json$/))).json()) as { __schema: object };
    expect(__schema).toMatchObject(data.__schema);
  });

  it('opens with the examples', async () => {
    const text = await readPage();
    for (const query of examples) expect(text).toContain(JSON.stringify(query).slice(1, 40));
  });
});
