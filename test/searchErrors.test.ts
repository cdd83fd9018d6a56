import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createApi } from '../src/http/api.ts';
import { createLog } from '../src/log.ts';
import { createSearch } from '../src/search/createSearch.ts';
import { openSample, type TestDateline } from './support/dateline.ts';
import { openLine } from './support/searchBench.ts';

let dateline: TestDateline;

beforeAll(async () => {
  dateline = await openSample();
});

afterAll(async () => dateline.close());

const total = async (query: string, filter: object): Promise<number> =>
  (
    await dateline.get(
      'query($query: String!, $filter: ArticleFilter) { searchArticles(query: $query, filter: $filter) { totalCount } }',
      { query, filter },
    )
  ).searchArticles.totalCount;

describe('what cannot be answered', () => {
  const refused = async (query: string, variables: object = {}) => {
    const { errors } = await dateline.ask(query, variables as Record<string, unknown>);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    return errors?.[0]?.message ?? '';
  };

  it('is refused with the value at fault', async () => {
    expect(
      await refused(
        'query($fields: [FacetField!]!) { searchArticles(query: "") { facets(fields: $fields) { field } } }',
        { fields: ['COLOUR'] },
      ),
    ).toContain('COLOUR');
    expect(await refused('{ searchArticles(query: "") { facets(fields: [YEAR], first: 0) { field } } }')).toContain(
      'first: 0',
    );
    for (const first of [-1, 0, 101, 2_000_000_000])
      for (const field of [
        'searchArticles(query: "", first: $first) { totalCount }',
        'searchQuotes(query: "", first: $first) { totalCount }',
        'search(query: "x", first: $first) { totalCount }',
        'suggest(prefix: "x", first: $first) { text }',
      ])
        expect(await refused(`query($first: Int) { ${field} }`, { first })).toContain(`first: ${first}`);
    const words = Array.from({ length: 1300 }, (_, i) => `word${i}`)
      .join(' ')
      .slice(0, 10_000);
    for (const field of [
      'searchArticles(query: $q) { totalCount }',
      'searchQuotes(query: $q) { totalCount }',
      'search(query: $q) { totalCount }',
      'suggest(prefix: $q) { text }',
    ])
      expect(await refused(`query($q: String!) { ${field} }`, { q: words })).toContain('at most 200');
  });

  it('is a cursor of another search, of a list, or of nothing', async () => {
    const cursorOf = async (query: string, field = 'searchArticles') =>
      (await dateline.get(`{ ${field}(query: "${query}", first: 1) { pageInfo { endCursor } } }`))[field].pageInfo
        .endCursor;
    const list = (await dateline.get('{ articles(first: 1) { pageInfo { endCursor } } }')).articles.pageInfo.endCursor;
    const foreign = [
      await cursorOf('port'),
      await cursorOf('', 'searchQuotes'),
      list,
      '',
      'x',
      '💥',
      Buffer.from('a b c').toString('base64url'),
    ];
    for (const after of foreign)
      expect(
        await refused('query($after: String) { searchArticles(query: "strike", after: $after) { totalCount } }', {
          after,
        }),
      ).toContain('not a cursor of this list');
  });

  it('never is a query that a person types, whatever its marks', async () => {
    const odd = [
      'the of and',
      '?!…',
      '-strike',
      '-strike -port',
      '"',
      '“',
      '”strike',
      "don't",
      'don’t',
      'strike"',
      '-"',
      '東京',
      '😀',
      'drone-strike',
      'a\u0000b',
      '\ud800',
      'x'.repeat(10_000),
      '\\"[]{}()',
      'é'.repeat(300),
      '\n\n',
      "'",
    ];
    for (const q of odd)
      for (const field of [
        'searchArticles(query: $q) { totalCount }',
        'searchQuotes(query: $q) { totalCount }',
        'search(query: $q) { totalCount }',
        'suggest(prefix: $q) { text }',
      ])
        expect((await dateline.ask(`query($q: String!) { ${field} }`, { q })).errors).toBeUndefined();
    expect(await total('-strike', {})).toBe(54 - (await total('"strike"', {})));
    expect(await total('the', {})).toBe(54);
  });
});

describe('an engine that does not answer', () => {
  it('leaves the other fields of a request answered, and is used again without a restart', async () => {
    const line = await openLine(inject('search').url);
    const apiWith = (searchTimeoutMs: number) => {
      const indexPrefix = `${new URL(dateline.databaseUrl).pathname.slice(1)}_`;
      const search = createSearch({ ...inject('search'), url: line.url, indexPrefix, searchTimeoutMs });
      return createApi({ reader: dateline.reader, search, log: createLog('silent') });
    };
    const [patient, impatient] = [apiWith(60_000), apiWith(300)];
    const fields = {
      searchArticles: 'searchArticles(query: "strike") { totalCount facets(fields: [YEAR]) { field } }',
      searchQuotes: 'searchQuotes(query: "strike") { totalCount }',
      search: 'search(query: "strike") { totalCount }',
      suggest: 'suggest(prefix: "s") { text }',
    };
    const body = JSON.stringify({ query: `{ articles { totalCount } ${Object.values(fields).join(' ')} }` });
    const post = async (api = patient) =>
      (
        await api.fetch('http://localhost/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
      ).json() as Promise<{
        data: Record<string, unknown>;
        errors?: { path: string[]; extensions: { code: string } }[];
      }>;
    const ready = async (api = patient) => (await api.fetch('http://localhost/health/ready')).json();
    expect((await post()).errors).toBeUndefined();
    const outages = [
      { begin: line.cut, end: line.restore },
      { begin: async () => line.silence(true), end: async () => line.silence(false) },
    ];
    for (const outage of outages) {
      await outage.begin();
      const answer = await post(impatient);
      expect(answer.data).toEqual({
        articles: { totalCount: 54 },
        searchArticles: null,
        searchQuotes: null,
        search: null,
        suggest: null,
      });
      expect(answer.errors?.map(({ path, extensions }) => [path, extensions.code]).sort()).toEqual(
        Object.keys(fields)
          .sort()
          .map((name) => [[name], 'SEARCH_UNAVAILABLE']),
      );
      expect(await ready(impatient)).toMatchObject({ status: 'degraded' });
      await outage.end();
      expect((await post()).errors).toBeUndefined();
      expect(await ready()).toMatchObject({ status: 'ok' });
    }
    await line.close();
  }, 60_000);
});
