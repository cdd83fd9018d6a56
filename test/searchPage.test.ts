import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createApi } from '../src/http/api.ts';
import { sampleFolder } from '../src/ingest/sample.ts';
import { createLog } from '../src/log.ts';
import { createSearch } from '../src/search/createSearch.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';
import { openLine } from './support/searchBench.ts';

let dateline: TestDateline;

beforeAll(async () => {
  dateline = await openDateline();
  const stories = (await readdir(sampleFolder)).filter((name) => name.endsWith('.txt'));
  await dateline.ingest(...stories.map((name) => join(sampleFolder, name)));
}, 120_000);

afterAll(async () => dateline.close());

interface Value {
  value: string;
  label: string;
  count: number;
  node: { __typename: string; id: string } | null;
}

const fields = [
  'PEOPLE',
  'PLACES',
  'ORGANIZATIONS',
  'TRENDS',
  'PUBLICATIONS',
  'AUTHORS',
  'AGENCIES',
  'COUNTRIES',
  'SPEAKERS',
  'YEAR',
  'MONTH',
] as const;
const facetQuery = `query($query: String!, $filter: ArticleFilter, $matching: Matching, $fields: [FacetField!]!, $first: Int) {
  searchArticles(query: $query, filter: $filter, matching: $matching) { totalCount
    facets(fields: $fields, first: $first) { field values { value label count node { __typename id } } } } }`;

async function facetsOf(query: string, filter: object, names: readonly string[] = fields, more: object = {}) {
  const { searchArticles } = await dateline.get(facetQuery, { query, filter, fields: names, first: 100, ...more });
  const facets: [string, Value[]][] = searchArticles.facets.map((one: { field: string; values: Value[] }) => [
    one.field,
    one.values,
  ]);
  return new Map(facets);
}

const total = async (query: string, filter: object): Promise<number> =>
  (
    await dateline.get(
      'query($query: String!, $filter: ArticleFilter) { searchArticles(query: $query, filter: $filter) { totalCount } }',
      { query, filter },
    )
  ).searchArticles.totalCount;

/** What a reader's choice of a value adds to a filter. */
function choose(field: string, value: string): object {
  if (field === 'COUNTRIES') return { countries: [value] };
  if (field === 'YEAR') return { publishedOn: { from: `${value}-01-01`, to: `${value}-12-31` } };
  if (field === 'MONTH') return { publishedOn: { from: `${value}-01`, to: `${value}-31` } };
  return { [field.toLowerCase()]: { anyOf: [value] } };
}

describe('facets', () => {
  it('count what each value would leave if it were chosen', async () => {
    for (const [query, filter] of [
      ['strike', {}],
      ['', { places: { anyOf: ['Lisbon'] } }],
      ['strike', { and: [{ hasPhoto: true }, { hasQuotes: true }] }],
    ] as const) {
      for (const [field, values] of await facetsOf(query, filter)) {
        for (const { value, count } of values.slice(0, 4)) {
          expect([field, await total(query, { and: [filter, choose(field, value)] })]).toEqual([
            field,
            field === 'PLACES' && 'places' in filter ? expect.any(Number) : count,
          ]);
        }
      }
    }
  });

  it('ignore their own conditions at the top of a filter and in its `and`, and keep those of others', async () => {
    const lisbon = { places: { anyOf: ['Lisbon'] } };
    const all = await facetsOf('strike', {});
    const own = await facetsOf('strike', lisbon);
    expect(own.get('PLACES')).toEqual(all.get('PLACES'));
    expect(own.get('PEOPLE')).not.toEqual(all.get('PEOPLE'));
    expect((await facetsOf('strike', { and: [lisbon] })).get('PLACES')).toEqual(all.get('PLACES'));
    const kept = await facetsOf('strike', { or: [lisbon] });
    expect(kept.get('PLACES')?.every(({ count }) => count <= (own.get('PEOPLE')?.length ?? 0) + 54)).toBe(true);
    expect(kept.get('PLACES')).not.toEqual(all.get('PLACES'));
    const dated = await facetsOf('strike', { publishedOn: { from: '2025-03-20' } });
    expect([dated.get('MONTH'), dated.get('YEAR')]).toEqual([all.get('MONTH'), all.get('YEAR')]);
  });

  it('count the same for long queries and for most of the words', async () => {
    const sentence =
      'Dockers and port companies in Rotterdam and Lisbon reached a provisional agreement at dawn on Tuesday';
    expect((await facetsOf(sentence, {})).get('PLACES')?.map(({ label }) => label)).toContain('Lisbon');
    expect(
      (await facetsOf(sentence, { places: { anyOf: ['Nepal'] } })).get('PLACES')?.map(({ label }) => label),
    ).toContain('Lisbon');
    const most = await facetsOf('strike zebra', {}, ['YEAR'], { matching: 'MOST_WORDS' });
    expect(most.get('YEAR')?.[0]?.count).toBe(await total('strike', {}));
  });

  it('carry labels and nodes, in as many statements for all of them as the tables they come from', async () => {
    const facets = await facetsOf('', {});
    expect(facets.get('MONTH')).toEqual([{ value: '2025-03', label: 'March 2025', count: 54, node: null }]);
    expect(facets.get('YEAR')?.[0]).toMatchObject({ value: '2025', label: '2025' });
    const person = facets.get('PEOPLE')?.[0];
    expect(person?.node).toEqual({ __typename: 'Person', id: person?.value });
    expect(facets.get('COUNTRIES')?.find(({ value }) => value === 'NP')).toMatchObject({
      label: 'Nepal',
      node: { __typename: 'Place' },
    });
    const statements = await dateline.statementsOf(facetQuery, { query: '', fields, first: 100 });
    expect(statements.length).toBeLessThanOrEqual(6);
    expect((await dateline.statementsOf(facetQuery, { query: '', fields, first: 2 })).length).toBe(statements.length);
  });

  it('may be asked for under several aliases, in fragments, and not at all', async () => {
    const { searchArticles } = await dateline.get(
      `query($no: Boolean = false) { searchArticles(query: "") { ...Counts years: facets(fields: [YEAR]) { values { count } }
        facets(fields: [MONTH]) @include(if: $no) { field } } }
        fragment Counts on ArticleSearchConnection { people: facets(fields: [PEOPLE], first: 1) { values { count } } }`,
    );
    expect(searchArticles.people[0].values).toHaveLength(1);
    expect(searchArticles.years[0].values[0].count).toBe(54);
    expect(searchArticles.facets).toBeUndefined();
  });
});

describe('searching quotes', () => {
  const quotes = (query: string, more: object = {}) =>
    dateline.get(
      `query($query: String!, $filter: QuoteFilter, $matching: Matching, $orderBy: SearchOrder, $after: String) {
        searchQuotes(query: $query, filter: $filter, matching: $matching, orderBy: $orderBy, after: $after, first: 100) {
          totalCount totalIsExact pageInfo { hasNextPage endCursor } edges { cursor score ranges { start end }
          node { id text kind publishedOn speaker { ... on Person { name } } } } } }`,
      { query, ...more },
    );

  it('finds them by their words, marks what matched, and by their speaker', async () => {
    const { searchQuotes } = await quotes('hours sleep');
    const [edge] = searchQuotes.edges;
    const marked = edge.ranges.map(({ start, end }: { start: number; end: number }) =>
      edge.node.text.slice(start, end),
    );
    expect(edge.node.text).toContain('seven hours is a night’s sleep');
    expect(marked).toEqual(expect.arrayContaining(['hours', 'sleep']));
    const spoken = (await quotes('coffee Oyelaran')).searchQuotes.edges;
    expect(spoken[0].node.text).toContain('coffee');
    expect(searchQuotes.totalIsExact).toBe(true);
  });

  it('finds the same quotes as `quotes` for any filter', async () => {
    const filters = [
      {},
      { kinds: ['DIRECT'] },
      { hasSpeaker: false },
      { speakers: { noneOf: ['Joost Haverkort'] } },
      { speakers: { anyOf: ['Joost Haverkort', 'nobody"\\'] } },
      { speakers: { allOf: ['Joost Haverkort', 'Willem Brandsma'] } },
      { publishedOn: { from: '2025-03-10', to: '2025-03-12' }, kinds: ['PARTIAL', 'INDIRECT'] },
      { articles: { places: { anyOf: ['Nepal'] }, not: { hasPhoto: false } } },
    ];
    for (const filter of filters) {
      const listed = await dateline.get('query($filter: QuoteFilter) { quotes(filter: $filter) { totalCount } }', {
        filter,
      });
      expect((await quotes('', { filter })).searchQuotes.totalCount).toBe(listed.quotes.totalCount);
    }
  });

  it('walks every page once in any order', async () => {
    for (const orderBy of ['RELEVANCE', 'NEWEST', 'OLDEST']) {
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const {
          searchQuotes,
        }: {
          searchQuotes: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
        } = await quotes('', { orderBy, after });
        seen.push(...searchQuotes.edges.map(({ node }) => node.id));
        if (!searchQuotes.pageInfo.hasNextPage) break;
        after = searchQuotes.pageInfo.endCursor;
      }
      expect([new Set(seen).size, seen.length]).toEqual(Array(2).fill(await dateline.database.quote.count()));
    }
  });
});

describe('one box', () => {
  const box = async (query: string, more: object = {}): Promise<string[]> => {
    const { search } = await dateline.get(
      `query($query: String!, $kinds: [SearchKind!], $first: Int) { search(query: $query, kinds: $kinds, first: $first) { score node {
        __typename ... on Article { headline } ... on Quote { text } ... on Person { name } ... on Place { name } ... on Organization { name } ... on Trend { label } } } }`,
      { query, ...more },
    );
    const scores: number[] = search.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    return search.map(({ node }: { node: Record<string, string> }) => Object.values(node).join(' '));
  };

  it('ranks stories, quotes, names and trends together, with the one of that name first', async () => {
    expect((await box('Oosterveld'))[0]).toMatch(/^(Person|Trend) Marieke van Oosterveld/);
    expect((await box('Rotterdam'))[0]).toBe('Place Rotterdam');
    expect((await box('lagos bronzes'))[0]).toBe('Trend Lagos Bronzes');
    expect((await box('glacial lake swells'))[0]).toBe('Article Hundreds Leave Nepal Valley as Glacial Lake Swells');
    const mixed = new Set((await box('Haverkort', { first: 50 })).map((text) => text.split(' ')[0]));
    expect([...mixed]).toEqual(expect.arrayContaining(['Person', 'Article', 'Quote']));
  });

  it('finds a pasted sentence first, only the kinds asked for, and nothing for a query without words', async () => {
    expect(
      (
        await box(
          'It snowed on the brass band, on the guests and on the two gilded spades, but Henrike Vollbrecht was not to be put off',
          { kinds: ['ARTICLE'] },
        )
      )[0],
    ).toContain('Spades, Speeches');
    expect((await box('Rotterdam', { kinds: ['PLACE', 'TREND'] })).every((text) => /^(Place|Trend) /.test(text))).toBe(
      true,
    );
    for (const query of ['', '  ', '?!', '…']) expect(await box(query)).toEqual([]);
    expect(await box('Haverkort', { first: 1 })).toHaveLength(1);
  });
});

describe('suggestions', () => {
  const suggest = async (prefix: string, more: object = {}): Promise<string[]> => {
    const { suggest: found } = await dateline.get(
      'query($prefix: String!, $kinds: [SearchKind!], $first: Int) { suggest(prefix: $prefix, kinds: $kinds, first: $first) { text kind node { __typename } } }',
      { prefix, ...more },
    );
    return found.map(({ text, kind }: { text: string; kind: string }) => `${kind} ${text}`);
  };

  it('come from the first letter, those in most articles first, with headlines among them', async () => {
    const found = await suggest('l');
    expect(found).toHaveLength(8);
    expect(found[0]).toBe('PLACE Lisbon');
    expect(found).toContain('PERSON Leïla Ben Tahir');
    expect(found.filter((text) => text.startsWith('ARTICLE'))).toHaveLength(2);
    expect((await suggest('rotterdam do')).some((text) => text.startsWith('ARTICLE Rotterdam Dockers Vote'))).toBe(
      true,
    );
  });

  it('forgive typos and missing accents, and know aliases', async () => {
    for (const [prefix, text] of [
      ['oosterv', 'PERSON Marieke van Oosterveld'],
      ['achterbreg', 'PERSON J. P. Achterberg'],
      ['simoes', 'PERSON Duarte Simões-Prata'],
      ['tromso', 'PLACE Tromsø'],
      ['valparaiso m', 'TREND Valparaíso Mayoral Race'],
      ['ROTTERDAM', 'PLACE Rotterdam'],
    ] as const)
      expect(await suggest(prefix)).toContain(text);
  });

  it('are of the kinds asked for, and empty for a query without words', async () => {
    expect((await suggest('l', { kinds: ['TREND'] })).every((text) => text.startsWith('TREND'))).toBe(true);
    expect(await suggest('l', { kinds: ['QUOTE'] })).toEqual([]);
    for (const prefix of ['', ' ', '"', '-', '…']) expect(await suggest(prefix)).toEqual([]);
  });
});

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
        'search(query: "x", first: $first) { score }',
        'suggest(prefix: "x", first: $first) { text }',
      ])
        expect(await refused(`query($first: Int) { ${field} }`, { first })).toContain(`first: ${first}`);
    const words = Array.from({ length: 1300 }, (_, i) => `word${i}`)
      .join(' ')
      .slice(0, 10_000);
    for (const field of [
      'searchArticles(query: $q) { totalCount }',
      'searchQuotes(query: $q) { totalCount }',
      'search(query: $q) { score }',
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
      ).toContain('not a cursor of this search');
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
        'search(query: $q) { score }',
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
      return createApi({ database: dateline.database, search, log: createLog('silent') });
    };
    const [patient, impatient] = [apiWith(60_000), apiWith(300)];
    const fields = {
      searchArticles: 'searchArticles(query: "strike") { totalCount facets(fields: [YEAR]) { field } }',
      searchQuotes: 'searchQuotes(query: "strike") { totalCount }',
      search: 'search(query: "strike") { score }',
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
