import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearch, type Search } from '../src/search/createSearch.ts';
import { type ArticleSearchRequest, SearchUnavailable, type Snippet } from '../src/search/engine/port.ts';
import type { ResolvedArticleFilter } from '../src/search/engine/resolvedArticleFilter.ts';
import { catchUpIndex } from '../src/search/indexing/indexer.ts';
import { openLine, openSearchBench, storeEntity, storeStory, type TestStory } from './support/searchBench.ts';

let bench: Awaited<ReturnType<typeof openSearchBench>>;
let engine: Search;
const reports: string[] = [];
const ids: Record<string, number> = {};
const sentence =
  'We support the right of every village to mend its own bridges and to take all possible precautions before the autumn floods arrive in earnest.';

const stories = (): Record<string, TestStory> => ({
  bridge: {
    headline: 'Village mends its bridge',
    standfirst: 'A spokesperson says it is imperative',
    on: '2023-07-01',
    captions: ['Drones are seen over the café — “naïve” ones 😀 — in Tarnow', 'Second picture of drones'],
    paragraphs: ['Nothing of note happened.', sentence, 'The mayor’s drones flew. They don’t stop.'],
    notes: ['(With AFP inputs)'],
    names: [ids.mayor ?? 0, ids.poland ?? 0],
    speaker: ids.mayor ?? 0,
    agency: ids.afp ?? 0,
  },
  drones: {
    headline: 'Drones over the harbour',
    on: '2023-07-02',
    paragraphs: ['A quiet day.'],
    names: [ids.mayor ?? 0],
  },
  tokyo: { headline: '東京の天気', on: '2023-07-03', language: 'ja', paragraphs: ['明日は晴れ'] },
  british: {
    headline: 'Harbour',
    on: '2023-07-04',
    language: 'en-GB',
    paragraphs: ['To take all of it, possible precautions.'],
  },
});

const search = (query: string, more: Partial<ArticleSearchRequest> = {}) =>
  engine.searchArticles({ query, offset: 0, limit: 20, ...more });
const found = async (query: string, more: Partial<ArticleSearchRequest> = {}) => {
  const { hits } = await search(query, more);
  return hits.map(({ articleId }) => Object.keys(ids).find((name) => ids[name] === articleId && name in stories()));
};
const filtered = (filter: ResolvedArticleFilter) => found('', { filter });
const marked = ({ text, ranges }: Snippet) => ranges.map(({ start, end }) => text.slice(start, end));

beforeAll(async () => {
  bench = await openSearchBench();
  engine = createSearch({ ...bench.search, indexPrefix: 'stories_', searchTimeoutMs: 60_000 });
  ids.mayor = await storeEntity(bench.database, 'PERSON', 'Zofia Krawczyk', { aliases: ['Krawczyk', 'Madam Mayor'] });
  ids.poland = await storeEntity(bench.database, 'PLACE', 'Tarnow', { countryCode: 'PL' });
  ids.afp = await storeEntity(bench.database, 'ORGANIZATION', 'AFP');
  for (const [name, story] of Object.entries(stories())) ids[`${name}`] = await storeStory(bench.database, story);
  await catchUpIndex({ database: bench.database, indexes: engine.indexes, report: (message) => reports.push(message) });
}, 60_000);

afterAll(async () => bench.close());

describe('searching articles', () => {
  it('finds a story by any of its fields and a headline before a body', async () => {
    expect(await found('drones')).toEqual(['drones', 'bridge']);
    expect(await found('imperative')).toEqual(['bridge']);
    expect(await found('krawczyk')).toEqual(['drones', 'bridge']);
    expect(await found('AFP inputs')).toEqual(['bridge']);
    expect(await engine.indexedCount()).toBe(4);
  });

  it('searches only the fields asked for and shows only those', async () => {
    expect(await found('drones', { in: ['CAPTION'] })).toEqual(['bridge']);
    const { hits } = await search('drones', { in: ['CAPTION'] });
    expect(hits[0]?.snippets.map(({ location }) => location)).toEqual([
      { field: 'CAPTION', block: 0 },
      { field: 'CAPTION', block: 1 },
    ]);
    expect(hits[0]?.snippets.map(marked)).toEqual([['Drones'], ['drones']]);
    expect(await found('inputs', { in: ['HEADLINE', 'NAMES'] })).toEqual([]);
  });

  it('marks what matched in every block, in UTF-16 units of that block', async () => {
    const { hits } = await search('drones naïve café');
    const blocks = hits[0]?.snippets.map((snippet) => [
      snippet.location?.field,
      snippet.location?.block,
      marked(snippet),
    ]);
    expect(blocks).toEqual([
      ['CAPTION', 0, ['Drones', 'café', 'naïve']],
      ['BODY', 4, ['drones']],
      ['CAPTION', 1, ['drones']],
    ]);
  });

  it('locates each text: a block by its position in the body, a headline without one, a name nowhere', async () => {
    const locations = async (query: string) => (await search(query)).hits[0]?.snippets.map(({ location }) => location);
    expect(await locations('AFP inputs')).toEqual([{ field: 'NOTE', block: 5 }]);
    expect(await locations('village mends')).toContainEqual({ field: 'HEADLINE', block: null });
    expect(await locations('spokesperson')).toEqual([{ field: 'STANDFIRST', block: null }]);
    expect((await search('madam')).hits[0]?.snippets).toMatchObject([{ field: 'NAMES', location: null }]);
  });

  it('marks words typed without accents, with a typo, or in part', async () => {
    const marks = async (query: string) =>
      (await search(query, { in: ['CAPTION', 'BODY'] })).hits[0]?.snippets.map(marked);
    expect(await marks('naive cafe')).toEqual([['café', 'naïve']]);
    expect(await marks('precuations')).toEqual([['precautions']]);
    expect(await marks('precaut')).toEqual([['precautions']]);
    expect((await search('東京')).hits[0]?.snippets.map(marked)).toEqual([['東京']]);
  });

  it('finds contractions and possessives with any apostrophe', async () => {
    for (const query of ["don't", 'don’t', "café's naïve", 'village’s bridge'])
      expect(await found(query)).toEqual(['bridge']);
    expect((await search("don't")).hits[0]?.snippets.map(marked)).toEqual([['don’t']]);
  });

  it('finds a phrase only where its words stand together, within one block', async () => {
    expect(await found('"take all possible precautions"')).toEqual(['bridge']);
    expect(await found('"take all possible precautions"', { filter: { language: 'en-gb' } })).toEqual([]);
    expect(await found('"happened We support"')).toEqual([]);
    expect((await search('"take all possible precautions"')).hits[0]?.snippets.map(marked)).toEqual([
      ['take all possible precautions'],
    ]);
  });

  it('leaves out what is excluded', async () => {
    expect(await found('drones -harbour')).toEqual(['bridge']);
    expect(await found('-drones')).toEqual(['british', 'tokyo']);
  });

  it('finds everything for an empty query, newest first, and nothing for marks alone', async () => {
    expect(await found('')).toEqual(['british', 'tokyo', 'drones', 'bridge']);
    expect((await search('')).hits[0]?.snippets).toEqual([]);
    expect(await found('', { orderBy: 'OLDEST' })).toEqual(['bridge', 'drones', 'tokyo', 'british']);
    expect(await found('drones', { orderBy: 'OLDEST' })).toEqual(['bridge', 'drones']);
    expect(await search('?!')).toMatchObject({ hits: [], total: 0, totalIsExact: true });
  });

  it('finds the story of a pasted sentence by all of its words and marks them all', async () => {
    const { hits, total, totalIsExact } = await search(sentence);
    expect([hits.map(({ articleId }) => articleId), total, totalIsExact]).toEqual([[ids.bridge], 1, true]);
    expect(hits[0]?.snippets[0]).toMatchObject({ location: { field: 'BODY', block: 3 }, text: sentence, start: 0 });
    expect(marked(hits[0]?.snippets[0] as Snippet)).toEqual(sentence.match(/\w+/g));
    expect(await found(`${sentence} zebra`)).toEqual([]);
    expect(await found(`${sentence} -café`)).toEqual([]);
  });

  it('finds stories that hold half of the words, whichever are missing, and those that hold more first', async () => {
    const most = (query: string, more = {}) => found(query, { matching: 'MOST_WORDS', ...more });
    expect(await most('harbour drones zebra')).toEqual(['drones']);
    expect(await most('drones zebra')).toEqual(['drones', 'bridge']);
    expect(await most('note drones harbour quiet')).toEqual(['drones', 'bridge']);
    expect(await most('note drones harbour quiet', { orderBy: 'OLDEST' })).toEqual(['bridge', 'drones']);
    expect(await most('note drones harbour quiet', { offset: 1, limit: 1 })).toEqual(['bridge']);
    expect(await most('note drones harbour quiet -mayor')).toEqual([]);
    expect(await most(`${sentence} zebra unicorn`)).toEqual(['bridge']);
    expect(await search('drones zebra', { matching: 'MOST_WORDS', limit: 1 })).toMatchObject({
      total: 2,
      totalIsExact: true,
    });
    expect(await found('harbour drones zebra')).toEqual([]);
  });

  it('pages from any offset and always counts the whole', async () => {
    for (const [offset, limit] of [
      [0, 3],
      [1, 2],
      [2, 2],
      [3, 2],
      [9, 2],
      [0, 0],
    ] as const) {
      const { hits, total, totalIsExact } = await search('', { offset, limit });
      expect(hits.map(({ position }) => position)).toEqual([0, 1, 2, 3].slice(offset, offset + limit));
      expect([total, totalIsExact]).toEqual([4, true]);
    }
  });

  it('answers anything that is typed', async () => {
    const odd = [
      '"',
      '-',
      '""',
      '-"',
      '\\',
      '\ud800',
      'a\u0000b',
      '*',
      '🏴‍☠️',
      '(',
      "'",
      'x'.repeat(10_000),
      '-'.repeat(999),
    ];
    for (const query of odd) expect((await search(query)).hits.length).toBeLessThanOrEqual(4);
  });
});

describe('filtering articles', () => {
  it('goes by people, speakers, agencies, places and countries', async () => {
    expect(await filtered({ ids: [{ field: 'speakers', anyOf: [[ids.mayor ?? 0]] }] })).toEqual(['bridge']);
    expect(await filtered({ ids: [{ field: 'people', noneOf: [[ids.mayor ?? 0]] }] })).toEqual(['british', 'tokyo']);
    expect(await filtered({ ids: [{ field: 'agencies', allOf: [[ids.afp ?? 0]] }] })).toEqual(['bridge']);
    expect(await filtered({ ids: [{ field: 'people', anyOf: [[], [ids.mayor ?? 0]] }] })).toEqual(['drones', 'bridge']);
    expect(await filtered({ ids: [{ field: 'people', allOf: [[], [ids.mayor ?? 0]] }] })).toEqual([]);
    expect(await filtered({ countries: ['PL', 'FR'] })).toEqual(['bridge']);
    const near = { latitude: 50, longitude: 21, radiusKm: 5, places: [ids.poland ?? 0] };
    expect(await filtered({ near })).toEqual(['bridge']);
    expect(await filtered({ near: { ...near, places: [] } })).toEqual([]);
  });

  it('goes by day, language, quotes and photos, and by all of them together', async () => {
    expect(await filtered({ publishedFrom: '2023-07-02', publishedTo: '2023-07-03' })).toEqual(['tokyo', 'drones']);
    expect(await filtered({ language: 'en-gb' })).toEqual(['british']);
    expect(await filtered({ language: 'en' })).toEqual(['british', 'drones', 'bridge']);
    for (const range of ['en-', 'e', 'en-g', 'en-gb-x', 'en-us', '*'])
      expect(await filtered({ language: range })).toEqual([]);
    expect(await filtered({ hasQuotes: false, not: { language: 'ja' } })).toEqual(['british', 'drones']);
    expect(await filtered({ or: [{ hasPhoto: true }, { and: [{ language: 'ja' }, { hasQuotes: false }] }] })).toEqual([
      'tokyo',
      'bridge',
    ]);
  });

  it('matches nothing for odd values, whatever they hold', async () => {
    const odd = ['"', '\\', '" OR id > 0 OR "', "'", '[]', '\n', ' en', 'én', '\u0000', 'x'.repeat(5000), '\ud800'];
    for (const value of odd) expect(await filtered({ language: value })).toEqual([]);
    for (const value of odd) expect(await filtered({ countries: [value] })).toEqual([]);
  });
});

describe('an engine that does not answer', () => {
  it('makes search unavailable and the size of the index unknown', async () => {
    const line = await openLine(bench.search.url);
    const connect = (searchTimeoutMs: number) =>
      createSearch({ url: line.url, apiKey: bench.search.apiKey, indexPrefix: 'stories_', searchTimeoutMs });
    const [distant, impatient] = [connect(60_000), connect(300)];
    const ask = (search: Search = distant) => search.searchArticles({ query: 'drones', offset: 0, limit: 1 });
    expect((await ask()).total).toBe(2);
    line.silence(true);
    await expect(ask(impatient)).rejects.toThrow(SearchUnavailable);
    line.silence(false);
    expect((await ask()).total).toBe(2);
    await line.cut();
    await expect(ask()).rejects.toThrow(SearchUnavailable);
    expect(await distant.indexedCount()).toBeNull();
    await line.restore();
    expect((await ask()).total).toBe(2);
    await line.close();
  });

  it('is unavailable with a wrong key or before there is an index', async () => {
    const stranger = createSearch({ url: bench.search.url, apiKey: 'not the key' });
    await expect(stranger.searchArticles({ query: 'x', offset: 0, limit: 1 })).rejects.toThrow(SearchUnavailable);
    const early = createSearch({ ...bench.search, indexPrefix: 'never_' });
    await expect(early.searchArticles({ query: 'x', offset: 0, limit: 1 })).rejects.toThrow(SearchUnavailable);
    expect(await early.indexedCount()).toBeNull();
  });
});

it('sends the engine nothing that it refuses', async () => {
  const client = new Meilisearch({ host: bench.search.url, apiKey: bench.search.apiKey });
  const failed = await client.tasks.getTasks({ statuses: ['failed'] });
  expect(failed.results.map(({ error }) => error?.code).filter((code) => code !== 'index_not_found')).toEqual([]);
});
