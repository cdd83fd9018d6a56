import { Meilisearch } from 'meilisearch';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSearch, type Search } from '../src/search/createSearch.ts';
import { catchUpIndex, type Indexer, startIndexer } from '../src/search/indexing/indexer.ts';
import { rebuildIndex } from '../src/search/indexing/rebuild.ts';
import { openLine, openSearchBench, storeEntity, storeStory } from './support/searchBench.ts';

let bench: Awaited<ReturnType<typeof openSearchBench>>;
let client: Meilisearch;
const running: Indexer[] = [];

beforeAll(async () => {
  bench = await openSearchBench();
  client = new Meilisearch({ host: bench.search.url, apiKey: bench.search.apiKey });
}, 60_000);

afterEach(async () => {
  await Promise.all(running.splice(0).map((indexer) => indexer.stop()));
  await bench.database.searchOutbox.deleteMany();
  await bench.database.article.deleteMany();
});

afterAll(async () => bench.close());

let benches = 0;
const newEngine = (url = bench.search.url, prefix = `t${++benches}_`): Search & { prefix: string } => ({
  ...createSearch({ url, apiKey: bench.search.apiKey, indexPrefix: prefix, searchTimeoutMs: 60_000 }),
  prefix,
});
const start = (engine: Search, report: (message: string) => void = () => {}) => {
  const indexer = startIndexer({
    database: bench.database,
    indexes: engine.indexes,
    report,
    pollMs: 50,
    repairEveryMs: 100,
  });
  running.push(indexer);
  return indexer;
};
const catchUp = (engine: Search) =>
  catchUpIndex({ database: bench.database, indexes: engine.indexes, report: () => {} });
const store = (headline: string) => storeStory(bench.database, { headline });
const total = async (engine: Search, query: string) =>
  (await engine.searchArticles({ query, offset: 0, limit: 5 })).total;
const becomes = (engine: Search, query: string, count: number) =>
  expect.poll(() => total(engine, query).catch(() => null), { timeout: 25_000, interval: 20 }).toBe(count);
const outboxCount = () => bench.database.searchOutbox.count();
const onRefused = (message: string) => expect.fail(message);

describe('rows of the search outbox', () => {
  it('are deleted once the index holds what they name, and not before', async () => {
    const engine = newEngine();
    await catchUp(engine);
    expect((await engine.searchArticles({ query: 'kestrel', in: ['CAPTION'], offset: 0, limit: 5 })).total).toBe(0);
    const id = await store('Kestrel');
    expect(await outboxCount()).toBeGreaterThan(0);
    await catchUp(engine);
    expect([await total(engine, 'kestrel'), await outboxCount()]).toEqual([1, 0]);
    await bench.database.article.delete({ where: { id } });
    await bench.database.searchOutbox.create({ data: { articleId: id } });
    await catchUp(engine);
    expect([await total(engine, 'kestrel'), await outboxCount(), await engine.indexedCount()]).toEqual([0, 0, 0]);
  });

  it('cost as many statements for fifty stories as for one', async () => {
    const engine = newEngine();
    await catchUp(engine);
    const name = await storeEntity(bench.database, 'PERSON', 'Ada Quill', { aliases: ['Quill'] });
    const cost = async (stories: number) => {
      for (let index = 0; index < stories; index++)
        await storeStory(bench.database, { headline: 'Owl', names: [name] });
      const before = bench.statements.length;
      await catchUp(engine);
      return bench.statements.length - before;
    };
    await cost(1);
    expect(await cost(50)).toBe(await cost(1));
  });

  it('are found at once when announced and soon when not', async () => {
    const engine = newEngine();
    const indexer = start(engine);
    await store('Heron');
    await becomes(engine, 'heron', 1);
    await store('Heron again');
    indexer.announce();
    await becomes(engine, 'heron', 2);
  });

  it('may be applied by two processes at once', async () => {
    const engine = newEngine();
    start(engine);
    start(engine);
    const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => store(`Finch ${index}`)));
    for (const id of ids) {
      await bench.database.article.update({ where: { id }, data: { headline: 'Siskin' } });
      await bench.database.searchOutbox.create({ data: { articleId: id } });
    }
    await becomes(engine, 'siskin', 20);
    await expect.poll(outboxCount, { timeout: 25_000 }).toBe(0);
    expect(await total(engine, 'finch')).toBe(0);
  });

  it('wait for the end of an outage, which is reported once, and so is its end', async () => {
    const line = await openLine(bench.search.url);
    const engine = newEngine(line.url);
    const reports: string[] = [];
    await catchUp(engine);
    let attempts = 0;
    const state = () => {
      attempts += 1;
      return engine.indexes.state();
    };
    start({ ...engine, indexes: { ...engine.indexes, state } }, (message) => reports.push(message));
    await store('Plover');
    await becomes(engine, 'plover', 1);
    await line.cut();
    await expect.poll(() => reports.length, { timeout: 25_000 }).toBe(1);
    await store('Plover two');
    const attemptsBefore = attempts;
    await expect.poll(() => attempts, { timeout: 25_000 }).toBeGreaterThan(attemptsBefore + 1);
    await line.restore();
    await becomes(engine, 'plover', 2);
    await expect.poll(() => reports.length, { timeout: 25_000 }).toBeGreaterThan(1);
    expect(reports).toEqual([
      expect.stringMatching(/cannot be updated: .+\(.+\)\. Stories wait for it/),
      'The search index is updated again.',
    ]);
    await line.close();
  }, 60_000);

  it('let the indexer stop while the engine is silent', async () => {
    const line = await openLine(bench.search.url);
    const engine = newEngine(line.url);
    const indexer = start(engine);
    await store('Dunlin');
    await becomes(engine, 'dunlin', 1);
    line.silence(true);
    await store('Dunlin two');
    await expect.poll(() => line.unansweredRequests()).toBeGreaterThan(0);
    await indexer.stop();
    expect(await outboxCount()).toBeGreaterThan(0);
    await line.close();
  });
});

describe('the index', () => {
  it('is rebuilt by itself when it is gone, emptied, or was made with other settings', async () => {
    const engine = newEngine();
    const reports: string[] = [];
    const reported = (fault: string) => expect.poll(() => reports.shift(), { timeout: 25_000 }).toContain(fault);
    await store('Wren');
    await catchUp(engine);
    start(engine, (message) => reports.push(message));
    await client.deleteIndex(`${engine.prefix}articles`).waitTask();
    await reported('The search index was missing. It was rebuilt from the database: 1 article.');
    expect(await total(engine, 'wren')).toBe(1);
    await client.index(`${engine.prefix}articles`).deleteAllDocuments().waitTask();
    await reported('was empty');
    expect(await total(engine, 'wren')).toBe(1);
    const older = [{ id: 'articles', version: 'older' }];
    await client.index(`${engine.prefix}versions`).addDocuments(older).waitTask();
    await reported('was made with other settings');
    expect([await total(engine, 'wren'), await engine.indexes.state()]).toEqual([1, 'current']);
  }, 60_000);

  it('answers throughout a rebuild and misses no story stored, changed or withdrawn meanwhile', async () => {
    const engine = newEngine();
    const ids = await Promise.all(Array.from({ length: 30 }, (_, index) => store(`Curlew ${index}`)));
    await catchUp(engine);
    start(engine);
    let isOver = false;
    const answers = new Set<number>();
    const asking = (async () => {
      while (!isOver) answers.add(await total(engine, 'curlew'));
    })();
    const rebuilding = rebuildIndex(bench.database, engine.indexes, {
      onRefused,
      onProgress: () => expect(isOver).toBe(false),
    });
    await store('Avocet');
    await bench.database.article.delete({ where: { id: ids[0] ?? 0 } });
    await bench.database.searchOutbox.create({ data: { articleId: ids[0] ?? 0 } });
    expect(await rebuilding).toBeGreaterThanOrEqual(29);
    await becomes(engine, 'curlew', 29);
    await becomes(engine, 'avocet', 1);
    await expect.poll(outboxCount, { timeout: 25_000 }).toBe(0);
    isOver = true;
    await asking;
    expect([...answers].filter((count) => count !== 29 && count !== 30)).toEqual([]);
    expect(await client.getIndex(`${engine.prefix}articles_next`).catch(() => null)).toBeNull();
  });

  it('is rebuilt by one process at a time', async () => {
    const engine = newEngine();
    await store('Ruff');
    await catchUp(engine);
    const both = [1, 2].map(() => rebuildIndex(bench.database, engine.indexes, { onRefused }));
    expect((await Promise.all(both)).sort()).toEqual([1, null]);
    expect(await total(engine, 'ruff')).toBe(1);
  });

  it('is rebuilt after a rebuild that died half-way', async () => {
    const engine = newEngine();
    await store('Smew');
    await catchUp(engine);
    await client.createIndex(`${engine.prefix}articles_next`, { primaryKey: 'other' }).waitTask();
    expect(await rebuildIndex(bench.database, engine.indexes, { onRefused })).toBe(1);
    expect(await total(engine, 'smew')).toBe(1);
  });

  it('leaves out a story that the engine refuses, says so, and takes the others', async () => {
    const engine = newEngine();
    const reports: string[] = [];
    const ids = await Promise.all(['Teal', 'Teal two', 'Teal three'].map(store));
    const put: typeof engine.indexes.put = (target, name, documents) =>
      engine.indexes.put(
        target,
        name,
        documents.map((each) => (each.id === ids[1] ? { ...each, id: 'a b' } : each)) as never,
      );
    const indexes = { ...engine.indexes, put };
    await catchUpIndex({ database: bench.database, indexes, report: (message) => reports.push(message) });
    expect([await total(engine, 'teal'), await outboxCount()]).toEqual([2, 0]);
    expect(reports.some((report) => report.includes(`Article ${ids[1]} is not in the search index`))).toBe(true);
  });
});
