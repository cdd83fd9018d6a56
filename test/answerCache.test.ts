import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listenForChanges } from '../src/database/read/changes.ts';
import { openReader, type Reader } from '../src/database/read/reader.ts';
import { createApi } from '../src/http/api.ts';
import { createAnswerCache } from '../src/http/fast/answerCache.ts';
import { createLog } from '../src/log.ts';
import { createSearch } from '../src/search/createSearch.ts';
import { createRandom } from '../tools/bench/random.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
let reader: Reader;
let listening: Listening;
let server: Server;
let address: string;
/** How many statements the server with the cache has run. */
let statements = 0;
const answers = createAnswerCache();

beforeAll(async () => {
  dateline = await openDateline();
  reader = openReader(dateline.databaseUrl, { onStatement: () => statements++ });
  await new Promise<void>((resolve) => {
    const connected = () => resolve(answers.connected());
    listening = listenForChanges(dateline.databaseUrl, { ...answers, connected });
  });
  const search = createSearch({ url: 'http://127.0.0.1:1' });
  server = createServer(createApi({ reader, search, answers, log: createLog('silent') }).listener).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await listening.stop();
  await reader.close();
  await dateline.close();
});

const post = (query: string, variables: object = {}) =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
const ask = async (query: string, variables?: object) => (await post(query, variables)).json();

/** Asks until it is answered without a statement, and returns the answer. */
async function askUntilKept(query: string, variables?: object): Promise<unknown> {
  for (;;) {
    const before = statements;
    const answer = await ask(query, variables);
    if (statements === before) return answer;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

const people = ['Anna Berg', 'Pavel Horak', 'Joana Reis', 'Marta Lindqvist', 'Omar Haddad', 'Lucy Tan'];
const places = ['Lisbon', 'Oslo', 'Nairobi', 'Prague'];

const story = (day: number, headline: string, names: readonly string[], place: string) =>
  `date 2025-03-${String(day).padStart(2, '0')}\n${headline}\n${names.map((name) => `“We are tired of it,” said ${name} in ${place}.`).join('\n')}\n`;

describe('an answer that is kept', () => {
  it('is given until a commit changes what it shows, and not dropped by one that does not', async () => {
    await dateline.ingestTexts({
      'one.txt': story(1, 'Berg Is Tired in Oslo', ['Anna Berg'], 'Oslo'),
      'two.txt': story(2, 'Tan Is Tired in Nairobi', ['Lucy Tan'], 'Nairobi'),
    });
    const page =
      'query ($slug: String!) { article(slug: $slug) { headline people { nodes { name articleCount } } quotes { nodes { text speaker { name } } } } }';
    const [berg, tan] = ['berg-is-tired-in-oslo-2025-03-01', 'tan-is-tired-in-nairobi-2025-03-02'];
    const list = '{ articles { nodes { slug } } }';
    for (const slug of [berg, tan]) await askUntilKept(page, { slug });
    await askUntilKept(list);

    await dateline.ingestTexts({ 'three.txt': story(3, 'Berg Is Tired Again', ['Anna Berg'], 'Oslo') });
    await until(async () => (await ask(list)).data.articles.nodes.length === 3);
    await until(async () => (await ask(page, { slug: berg })).data.article.people.nodes[0].articleCount === 2);
    const before = statements;
    expect((await ask(page, { slug: tan })).data.article.people.nodes).toEqual([{ name: 'Lucy Tan', articleCount: 1 }]);
    expect(statements).toBe(before);
  });

  it('has a tag by which a client is told that it has it already', async () => {
    const url = `${address}?query=${encodeURIComponent('{ trends { totalCount } corpus { articleCount } }')}`;
    let etag: string | null = null;
    await until(async () => {
      etag = (await fetch(url)).headers.get('etag');
      return etag !== null;
    });
    const again = await fetch(url, { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await fetch(url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
  });

  it('is never one with errors, one of the search engine, or one of a name that others may get', async () => {
    for (const query of ['{ articles(first: 0) { nodes { slug } } }', '{ corpus { indexedArticleCount } }']) {
      await ask(query);
      for (let i = 0; i < 5; i += 1) expect((await post(query)).headers.get('etag')).toBeNull();
    }
    const byName = '{ person(name: "Reis") { name } }';
    await dateline.ingestTexts({ 'reis.txt': story(4, 'Reis Is Tired', ['Joana Reis'], 'Oslo') });
    await until(async () => (await ask(byName)).data.person?.name === 'Joana Reis');
    await askUntilKept(byName);
    await dateline.ingestTexts({ 'other.txt': story(5, 'Another Reis Is Tired', ['Bruno Reis'], 'Prague') });
    await until(async () => (await ask(byName)).data.person === null);
  });

  it('is the same as one that is read afresh, whatever is stored in between', async () => {
    const random = createRandom(7);
    const queries = [
      '{ articles(first: 5) { totalCount nodes { slug people { nodes { name quoteCount } } } } }',
      '{ people(first: 5) { totalCount nodes { name articleCount aliases articles(first: 2) { nodes { headline } } } } }',
      '{ corpus { articleCount quoteCount personCount } timeline(interval: MONTH) { from count } }',
      'query ($slug: String!) { article(slug: $slug) { headline text quoteCount people { nodes { name articleCount lastSeenOn titles { text } } } quotes { nodes { text speaker { name quoteCount } } } } }',
      'query ($slug: String!) { article(slug: $slug) { headline places { nodes { name articleCount } } body { text } } }',
      'query ($person: String!) { person(slug: $person) { name articleCount articles { nodes { headline publishedOn } } quotes { nodes { text article { headline } } } } }',
      'query ($person: String!) { person(slug: $person) { firstSeenOn lastSeenOn coMentions { nodes { name } } } }',
      'query ($id: ID!) { node(id: $id) { ... on Article { headline trends { label } } } }',
    ];
    const slugs = ['berg-is-tired-in-oslo-2025-03-01'];
    const { articles } = await dateline.get('{ articles(first: 1) { nodes { id } } }');
    for (let round = 0; round < 8; round += 1) {
      const variables = {
        slug: random.pick(slugs),
        person: random.pick(people).toLowerCase().replace(' ', '-'),
        id: articles.nodes[0].id,
      };
      const asked = queries.map((query) => ({
        query,
        variables: Object.fromEntries(Object.entries(variables).filter(([name]) => query.includes(`$${name}`))),
      }));
      for (const { query, variables: given } of asked) await askUntilKept(query, given);
      const names = people.filter(() => random.below(3) === 0);
      const id = random.below(6);
      const headline = `Story ${id} Is Told ${random.below(3)} Times`;
      await dateline.ingestTexts({ [`s${id}.txt`]: story(10 + id, headline, names, random.pick(places)) });
      for (const { nodes } of [(await dateline.get('{ articles(first: 3) { nodes { slug } } }')).articles])
        slugs.push(...nodes.map(({ slug }: { slug: string }) => slug));
      for (const { query, variables: given } of asked) {
        const { data } = await dateline.ask(query, given);
        await until(async () => JSON.stringify((await ask(query, given)).data) === JSON.stringify(data));
      }
    }
  });

  it('is no longer kept while changes are not told', async () => {
    const query = '{ articles { totalCount } }';
    await askUntilKept(query);
    const killed = await dateline.database.$queryRaw<object[]>`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND query IN ('LISTEN dateline_changes', 'SELECT 1')`;
    expect(killed.length).toBeGreaterThan(0);
    await until(async () => (await post(query)).headers.get('etag') === null);
    await askUntilKept(query);
  });
});

describe('a cache of answers', () => {
  const told = () => {
    const cache = createAnswerCache();
    cache.connected();
    return cache;
  };

  it('keeps no answer that was begun before a change', () => {
    const cache = told();
    const begun = cache.begin();
    cache.changed(['e5']);
    expect(cache.keep('query', begun, 'answer', new Set(['a1']))).toBeUndefined();
    expect(cache.find('query')).toBeUndefined();
  });

  it('drops what was used least lately when it is full', () => {
    const cache = told();
    const large = 'x'.repeat(1_000_000);
    for (let i = 0; i < 100; i += 1) {
      cache.keep(`query ${i}`, cache.begin(), large, new Set([`a${i}`]));
      cache.find('query 0');
    }
    const kept = Array.from({ length: 100 }, (_, i) => i).filter((i) => cache.find(`query ${i}`));
    expect(kept.length).toBeGreaterThan(40);
    expect(kept.length).toBeLessThan(70);
    expect([kept[0], kept.at(-1)]).toEqual([0, 99]);
    cache.changed(['a0']);
    expect(cache.find('query 0')).toBeUndefined();
  });
});
