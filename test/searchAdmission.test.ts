import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { mapSearchErrors } from '../src/graphql/errors/searchErrors.ts';
import { createSearch } from '../src/search/createSearch.ts';
import type { ArticleDocument } from '../src/search/documents/articleDocument.ts';
import { createFairQueue } from '../src/search/engine/fairQueue.ts';
import type { MeilisearchOptions } from '../src/search/engine/meilisearch.ts';
import { type SearchEngine, SearchUnavailable } from '../src/search/engine/port.ts';
import { createRetryTimes } from '../src/search/engine/retryTimes.ts';
import { openGate } from './support/engineGate.ts';

const indexPrefix = 'admission_';
const longQuery = Array.from({ length: 35 }, (_, i) => `w${i}`).join(' ');
let gate: Awaited<ReturnType<typeof openGate>>;

beforeAll(async () => {
  const { indexes } = createSearch({ ...inject('search'), indexPrefix });
  await indexes.create('live');
  const stories = ['one', 'two'].map(
    (name, i): ArticleDocument => ({
      ...{ id: i + 1, headline: name, names: '', standfirst: '', body: longQuery, captions: '', notes: '', byline: '' },
      ...{ bodyBlocks: [0], captionBlocks: [], noteBlocks: [], publishedAt: i, publishedOn: i, year: 2023 },
      ...{ month: '2023-07', publication: null, authors: [], people: [], places: [], organizations: [], speakers: [] },
      ...{ trends: [], agencies: [], countries: [], languages: [], hasQuotes: false, hasPhoto: false },
    }),
  );
  await indexes.wait(await indexes.put('live', 'articles', stories));
});

beforeEach(async () => {
  gate = await openGate(inject('search').url);
});

afterEach(async () => gate.stop());

afterAll(async () => createSearch({ ...inject('search'), indexPrefix }).indexes.drop('live'));

const connect = (more: Partial<MeilisearchOptions> = {}) =>
  createSearch({ ...inject('search'), url: gate.url, indexPrefix, searchTimeoutMs: 60_000, ...more });
const search = async (engine: SearchEngine, query: string) =>
  (await engine.searchArticles({ query, offset: 0, limit: 5 })).total;
/** How often the engine was asked for this, and its place among all requests. */
const requestsOf = (word: string) => gate.asked.filter(([q]) => q?.startsWith(word)).length;
const placeOf = (word: string) => gate.asked.findIndex(([q]) => q === word);

describe('many who search at once', () => {
  it('take turns, so that one with a hundred searches does not delay another with one', async () => {
    const shared = connect({ atOnce: 2 });
    const [greedy, modest] = ['greedy', 'modest'].map((client) => shared.forRequest({ client }));
    if (!greedy || !modest) throw new Error('There are two.');
    gate.close();
    const many = Array.from({ length: 100 }, (_, i) => search(greedy, `greedy${i}`));
    await gate.whenAsked(2);
    const one = search(modest, 'one');
    gate.open();
    expect(await one).toBe(1);
    await Promise.all(many);
    expect(placeOf('one')).toBeLessThan(5);
    expect(gate.asked).toHaveLength(101);
  });

  it('are asked of the engine a few at once', async () => {
    const shared = connect({ atOnce: 3 });
    gate.close();
    const all = Promise.all(Array.from({ length: 20 }, (_, i) => search(shared, `any${i}`)));
    await gate.whenAsked(3);
    for (let passed = 1; passed <= 17; passed += 1) {
      await sleep(10);
      expect(gate.asked.length).toBe(passed + 2);
      gate.letThrough(1);
      await gate.whenAsked(passed + 3);
    }
    gate.open();
    expect(await all).toEqual(Array(20).fill(0));
  });

  it('share the engine with a search that takes many requests', async () => {
    const shared = connect({ atOnce: 1, searchTimeoutMs: 600_000 });
    gate.close();
    const long = search(shared.forRequest({ client: 'long' }), longQuery);
    await gate.whenAsked(1);
    const others = Array.from({ length: 20 }, (_, i) => search(shared.forRequest({ client: `c${i}` }), `other${i}`));
    await sleep(10);
    gate.open();
    expect(await long).toBe(2);
    await Promise.all(others);
    const isOfLong = gate.asked.map(([q]) => q?.startsWith('w'));
    expect(isOfLong.slice(1, 12).filter(Boolean).length).toBeGreaterThan(3);
    expect(isOfLong.slice(1, 12).filter((own) => !own).length).toBeGreaterThan(3);
  });
});

describe('a search that cannot be answered in time', () => {
  it('is refused at once with when to ask again, and the engine is not asked', async () => {
    const shared = connect({ atOnce: 1, searchTimeoutMs: 10_000 });
    gate.slowDown(400);
    for (let i = 0; i < 3; i += 1) await search(shared, 'one');
    const leaving = new AbortController();
    const settled: unknown[] = [];
    const all = Array.from({ length: 100 }, (_, i) =>
      search(shared.forRequest({ client: `c${i}`, signal: leaving.signal }), `any${i}`).then(
        () => settled.push('answered'),
        (error) => settled.push(error),
      ),
    );
    await sleep(50);
    const refused = settled.slice();
    expect(refused.length).toBeGreaterThan(50);
    for (const error of refused) {
      expect(error).toBeInstanceOf(SearchUnavailable);
      expect((error as SearchUnavailable).retryAfterSeconds).toBeGreaterThanOrEqual(1);
      expect((error as SearchUnavailable).retryAfterSeconds).toBeLessThanOrEqual(30);
    }
    const seconds = refused.map((error) => (error as SearchUnavailable).retryAfterSeconds);
    expect(new Set(seconds).size).toBeGreaterThan(5);
    leaving.abort();
    await Promise.all(all);
    expect(gate.asked.length).toBeLessThan(6);
  });

  it('is not sent to the engine when its time has passed', async () => {
    const shared = connect({ atOnce: 1, searchTimeoutMs: 300 });
    gate.close();
    const late = ['any1', 'any2', 'any3'].map((word) => search(shared.forRequest({ client: word }), word));
    for (const { reason } of (await Promise.allSettled(late)) as PromiseRejectedResult[]) {
      expect(reason).toBeInstanceOf(SearchUnavailable);
      expect(reason.retryAfterSeconds).toBeGreaterThanOrEqual(1);
    }
    gate.open();
    await expect.poll(() => search(shared, 'one').catch(() => null), { timeout: 30_000 }).toBe(1);
    expect(gate.asked.map(([q]) => q).filter((q) => q !== 'one')).toEqual(['any1']);
  });

  it('gets a place in a full queue from whoever has more searches there', async () => {
    const shared = connect({ atOnce: 1, maxWaiting: 4 });
    const [greedy, modest] = ['greedy', 'modest'].map((client) => shared.forRequest({ client }));
    if (!greedy || !modest) throw new Error('There are two.');
    gate.close();
    const many = Array.from({ length: 5 }, (_, i) => search(greedy, `greedy${i}`));
    const outcomes = Promise.allSettled(many);
    await gate.whenAsked(1);
    await expect(search(greedy, 'greedy5')).rejects.toMatchObject({ name: 'SearchUnavailable', retryAfterSeconds: 1 });
    const one = search(modest, 'one');
    gate.open();
    expect(await one).toBe(1);
    expect((await outcomes).map(({ status }) => status)).toEqual([...Array(4).fill('fulfilled'), 'rejected']);
  });

  it('is an error of the API that says when to ask again', async () => {
    const refused = mapSearchErrors(Promise.reject(new SearchUnavailable('busy', { retryAfterSeconds: 3 })));
    await expect(refused).rejects.toMatchObject({ extensions: { code: 'SEARCH_UNAVAILABLE', retryAfter: 3 } });
    const down = mapSearchErrors(Promise.reject(new SearchUnavailable('down')));
    await expect(down).rejects.toMatchObject({ extensions: { code: 'SEARCH_UNAVAILABLE' } });
    await expect(down).rejects.not.toHaveProperty('extensions.retryAfter');
  });
});

describe('a search that is given up', () => {
  const gone = new Error('The client has gone.');

  it('leaves the queue with the reason, and the engine is not asked', async () => {
    const shared = connect({ atOnce: 1 });
    const leaving = new AbortController();
    gate.close();
    const first = search(shared, 'one');
    await gate.whenAsked(1);
    const given = search(shared.forRequest({ client: 'a', signal: leaving.signal }), 'given');
    const next = search(shared.forRequest({ client: 'b' }), 'two');
    leaving.abort(gone);
    await expect(given).rejects.toBe(gone);
    gate.open();
    expect(await Promise.all([first, next])).toEqual([1, 1]);
    await expect(search(shared.forRequest({ signal: leaving.signal }), 'given')).rejects.toBe(gone);
    expect(gate.asked).toEqual([['one'], ['two']]);
  });

  it('ends at once while the engine works, which keeps its place until it has answered', async () => {
    const shared = connect({ atOnce: 1 });
    const leaving = new AbortController();
    gate.close();
    const given = search(shared.forRequest({ signal: leaving.signal }), 'given');
    await gate.whenAsked(1);
    leaving.abort(gone);
    await expect(given).rejects.toBe(gone);
    const next = search(shared, 'two');
    await sleep(50);
    expect(gate.asked).toEqual([['given']]);
    gate.open();
    expect(await next).toBe(1);
    expect(gate.asked).toEqual([['given'], ['two']]);
  });

  it('makes no further requests', async () => {
    const shared = connect();
    const leaving = new AbortController();
    gate.close();
    const given = search(shared.forRequest({ signal: leaving.signal }), longQuery);
    await gate.whenAsked(1);
    leaving.abort(gone);
    await expect(given).rejects.toBe(gone);
    gate.open();
    expect(await search(shared, 'one')).toBe(1);
    await sleep(100);
    expect(requestsOf('w')).toBe(1);
    expect(await search(shared, longQuery)).toBe(2);
    expect(requestsOf('w')).toBeGreaterThan(3);
  });
});

it('tells those who are refused different times to ask again, and each of them one', () => {
  const times = createRetryTimes();
  const tell = (client: string) => times.secondsFor(client, 2000, 600);
  expect(['a', 'b', 'c', 'd', 'a', 'b'].map(tell)).toEqual([3, 4, 4, 5, 3, 4]);
  const many = Array.from({ length: 100 }, (_, i) => tell(`client${i}`));
  expect(Math.max(...many)).toBe(30);
  expect(tell('a')).toBe(3);
  expect(createRetryTimes().secondsFor('a', 0, 0)).toBe(1);
});

describe('a fair queue', () => {
  it('knows who is last', () => {
    let seed = 1;
    const below = (count: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % count;
    };
    for (let round = 0; round < 200; round += 1) {
      const queue = createFairQueue<string>();
      for (let i = 1 + below(40); i > 0; i -= 1) queue.add(`c${below(6)}`, `x${i}`);
      for (let i = below(10); i > 0; i -= 1) queue.take();
      for (let i = below(10); i > 0; i -= 1) queue.countTurn(`c${below(6)}`);
      const last = queue.last();
      let taken: string | null = null;
      for (let next = queue.take(); next; next = queue.take()) taken = next;
      expect(last).toBe(taken);
    }
  });

  it('serves first who was served least, and forgets it in time', () => {
    const queue = createFairQueue<string>();
    for (let i = 0; i < 3; i += 1) queue.countTurn('regular');
    queue.add('regular', 'regular');
    queue.add('new', 'new');
    expect([queue.take(), queue.take(), queue.take()]).toEqual(['new', 'regular', null]);
    queue.countTurn('new');
    queue.countTurn('new');
    for (let i = 0; i < 3000; i += 1) queue.countTurn(`other${i}`);
    queue.add('new', 'new');
    queue.add('regular', 'regular');
    expect([queue.take(), queue.take()]).toEqual(['new', 'regular']);
  });
});
