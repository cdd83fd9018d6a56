import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openDateline, openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
});
afterAll(() => dateline.close());

/** Runs a query that is refused, and returns the message of its one error. */
async function refusal(query: string, variables: Record<string, unknown> = {}): Promise<string> {
  const { errors = [] }: Answer = await dateline.ask(query, variables);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  return errors[0]?.message ?? '';
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const single = ['article', 'person', 'place', 'organization', 'trend'];
const lists = ['articles', 'quotes', 'people', 'places', 'organizations', 'trends'];
const hostile = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\'; DROP TABLE "Article"; --',
  '\\',
  '%',
  '_',
  '"',
  '$1',
  '\u202e\u200b\ufeff',
  'null',
  '-1',
  '🦭'.repeat(100),
  'x'.repeat(1_000_000),
  '\u0301'.repeat(1000),
];

/** Looks each value up, all in one request, and expects null for every one. */
async function expectNothing(field: string, argument: string, type: string, values: string[]): Promise<void> {
  const names = values.map((_, n) => `value${n}`);
  const variables = Object.fromEntries(values.map((value, n) => [`value${n}`, value]));
  const parameters = names.map((name) => `$${name}: ${type}`).join(' ');
  const fields = names.map((name) => `${name}: ${field}(${argument}: $${name}) { id }`).join(' ');
  const data = await dateline.get(`query (${parameters}) { ${fields} }`, variables);
  expect(data).toEqual(Object.fromEntries(names.map((name) => [name, null])));
}

describe('a single look-up', () => {
  it.each(single)('%s is null for an unknown id, and for what is not an id', async (field) => {
    const type = field.charAt(0).toUpperCase() + field.slice(1);
    const ids = [`${type}:999999`, `${type}:2147483648`, `${type}:0`, `${type}:x`, 'Corpus:1', `${type}:1:1`].map(
      base64,
    );
    await expectNothing(field, 'id', 'ID', [...ids, ...hostile]);
  });

  it.each(single)('%s is null for the id of something else', async (field) => {
    const { quotes } = await dateline.get('{ quotes(first: 1) { nodes { id } } }');
    expect(await dateline.get(`query ($id: ID) { ${field}(id: $id) { id } }`, { id: quotes.nodes[0].id })).toEqual({
      [field]: null,
    });
  });

  it('quote is null for an unknown id, and for what is not an id', async () => {
    await expectNothing('quote', 'id', 'ID!', [base64('Quote:999999'), base64('Person:1'), ...hostile]);
  });

  it.each([
    ['article', 'slug'],
    ['article', 'externalId'],
    ['person', 'slug'],
    ['person', 'name'],
    ['place', 'name'],
    ['organization', 'name'],
    ['trend', 'slug'],
    ['trend', 'label'],
  ])('%s is null for any unknown %s', async (field, argument) => {
    await expectNothing(field, argument, 'String', hostile);
  });

  it.each(single)('%s takes exactly one identifier', async (field) => {
    expect(await refusal(`{ ${field} { id } }`)).toMatch(/exactly one of id, slug, .*none came/);
    expect(await refusal(`{ ${field}(id: "a", slug: "b") { id } }`)).toMatch(/id and slug came/);
    expect(await refusal(`{ ${field}(id: null) { id } }`)).toMatch(/none came/);
    expect(await dateline.get(`{ ${field}(id: null, slug: "none-of-this") { id } }`)).toEqual({ [field]: null });
  });
});

describe('a page of a list', () => {
  it.each(lists)('of %s has 1 to 100 entries and one direction', async (field) => {
    for (const argument of [
      'first: 0',
      'first: -1',
      'first: 101',
      'first: 2147483647',
      'last: 0',
      'last: -1',
      'last: 101',
    ]) {
      expect(await refusal(`{ ${field}(${argument}) { totalCount } }`)).toContain(`\`${argument}\``);
    }
    expect(await refusal(`{ ${field}(first: 1, last: 1) { totalCount } }`)).toMatch(/`first` and `last`/);
    expect(await refusal(`{ ${field}(first: 1, before: "x") { totalCount } }`)).toMatch(/`before` goes with `last`/);
    expect(await refusal(`{ ${field}(last: 1, after: "x") { totalCount } }`)).toMatch(/`after` goes with `first`/);
    expect(await refusal(`{ ${field}(after: "x", before: "y") { totalCount } }`)).toMatch(/`after` and `before`/);
    expect(await refusal(`{ ${field}(first: 2147483648) { totalCount } }`)).toContain('2147483648');
    expect(await refusal(`{ ${field}(first: "ten") { totalCount } }`)).toContain('"ten"');
  });

  const json = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');

  it.each(lists)('of %s takes its own cursors only', async (field) => {
    const cursors = [...hostile, json([]), json({}), json(null), json(['article PUBLISHED_AT DESC']), json([1, 2, 3])];
    for (const cursor of cursors) {
      for (const argument of ['after', 'before']) {
        const message = await refusal(`query ($cursor: String) { ${field}(${argument}: $cursor) { totalCount } }`, {
          cursor,
        });
        expect(message).toMatch(new RegExp(`\`${argument}: .* is not a cursor of this list`, 's'));
        expect(message.length).toBeLessThan(400);
      }
    }
  });

  it('takes no forged cursor that PostgreSQL could not compare', async () => {
    const name = 'article PUBLISHED_AT DESC';
    const values = [
      [name, 'infinity', 1],
      [name, '+275760-09-13T00:00:00.000Z', 1],
      [name, '-000001-01-01T00:00:00.000Z', 1],
      [name, '0000-01-01T00:00:00.000Z', 1],
      [name, '2025-13-01T00:00:00.000Z', 1],
      [name, '2025-03-01T00:00:00.000Z', 1.5],
      [name, '2025-03-01T00:00:00.000Z', 99_999_999_999],
      [name, '2025-03-01T00:00:00.000Z'],
      [name, '2025-03-01T00:00:00.000Z', 1, 1],
      [name, null, null],
    ];
    for (const each of values) await refusal(`{ articles(after: "${json(each)}") { totalCount nodes { id } } }`);
    const headline = ['article HEADLINE ASC', 'a\u0000b', 1];
    await refusal(
      `{ articles(after: "${json(headline)}", orderBy: { field: HEADLINE, direction: ASC }) { nodes { id } } }`,
    );
    const kept = json([name, '2025-03-10T00:00:00.000Z', 2_147_483_647]);
    expect(
      (await dateline.get(`{ articles(first: 1, after: "${kept}") { nodes { publishedOn } } }`)).articles.nodes,
    ).toEqual([{ publishedOn: '2025-03-10' }]);
  });

  it('takes no cursor of another order or another list', async () => {
    const { articles, quotes } = await dateline.get(
      '{ articles(first: 1) { pageInfo { endCursor } } quotes(first: 1) { pageInfo { endCursor } } }',
    );
    const [article, quote] = [articles.pageInfo.endCursor, quotes.pageInfo.endCursor];
    await refusal(`{ articles(after: "${quote}") { totalCount } }`);
    await refusal(`{ quotes(after: "${article}") { totalCount } }`);
    await refusal(`{ articles(after: "${article}", orderBy: { field: PUBLISHED_AT, direction: ASC }) { totalCount } }`);
    await refusal(`{ articles(after: "${article}", orderBy: { field: HEADLINE, direction: DESC }) { totalCount } }`);
  });

  it('within an article is held to the same', async () => {
    for (const field of ['people', 'places', 'organizations', 'quotes']) {
      const of = (page: string) =>
        `{ article(externalId: "2025-03-05-rotterdam-strike-begins") { ${field}(${page}) { totalCount } } }`;
      expect(await refusal(of('first: 0'))).toContain('first: 0');
      expect(await refusal(of('first: 101'))).toContain('first: 101');
      await refusal(of('after: "nonsense"'));
    }
  });
});

describe('a range of days', () => {
  it.each([
    'articles(filter: { publishedOn: RANGE }) { totalCount }',
    'quotes(filter: { publishedOn: RANGE }) { totalCount }',
    'people(filter: { seenOn: RANGE }) { totalCount }',
    'places(filter: { seenOn: RANGE }) { totalCount }',
    'searchArticles(query: "", filter: { publishedOn: RANGE }) { totalCount }',
    'articles(filter: { not: { publishedOn: RANGE } }) { totalCount }',
    'trends(first: 3) { nodes { articles(filter: { publishedOn: RANGE }) { totalCount } } }',
  ])('that ends before it begins is refused in %s', async (query) => {
    const { errors = [] } = await dateline.ask(
      `{ ${query.replace('RANGE', '{ from: "2025-03-09", to: "2025-03-08" }')} }`,
    );
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.message).toMatch(/2025-03-09 to 2025-03-08: it ends before it begins/);
    for (const day of ['0000-01-01', '0001-01-01', '9999-12-31']) {
      const answer = await dateline.ask(`{ ${query.replace('RANGE', `{ from: "${day}", to: "${day}" }`)} }`);
      for (const { extensions } of answer.errors ?? []) expect(extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('of trends is held to the same, and excludes the one day', async () => {
    expect(
      await refusal('{ trends(filter: { seenOn: { from: "2025-03-09", to: "2025-03-08" } }) { totalCount } }'),
    ).toMatch(/ends before it begins/);
    expect(await refusal('{ trends(on: "2025-03-09", filter: { minArticles: 2 }) { totalCount } }')).toMatch(
      /`on` excludes/,
    );
    await refusal('{ trends(on: "0000-01-01") { totalCount } }');
    const days = await dateline.ask(
      '{ trend(label: "Port Strike") { days(range: { from: "2025-03-09", to: "2025-03-08" }) { on } } }',
    );
    expect(days.errors?.[0]?.message).toMatch(/ends before it begins/);
  });

  it.each(['2025-02-30', '2025-13-01', '25-01-01', 'yesterday', '', '2025-03-09T10:00:00Z', '02025-01-01'])(
    'takes %j for no day',
    async (day) => {
      await refusal(`{ articles(filter: { publishedOn: { from: "${day}" } }) { totalCount } }`);
      await refusal('query ($day: Date) { trends(on: $day) { totalCount } }', { day });
    },
  );

  it.each([5, true, {}, []])('takes %j for no day', async (day) => {
    await refusal('query ($day: Date) { trends(on: $day) { totalCount } }', { day });
  });
});

describe('a condition of a filter', () => {
  it('takes a country by its code only', async () => {
    for (const code of ['Nepal', 'N', '', 'N\u0000', '12', 'ÑP']) {
      for (const field of ['articles', 'places']) {
        expect(
          await refusal(`query ($filter: [String!]) { ${field}(filter: { countries: $filter }) { totalCount } }`, {
            filter: [code],
          }),
        ).toMatch(/ISO 3166-1/);
      }
    }
  });

  it('takes no negative number of articles', async () => {
    expect(await refusal('{ people(filter: { minArticles: -1 }) { totalCount } }')).toContain('minArticles: -1');
  });

  it('takes any text for a name without a fault', async () => {
    for (const name of hostile.slice(1)) {
      const { errors } = await dateline.ask(
        `query ($name: String!) {
          people(filter: { nameContains: $name }) { totalCount } places(filter: { nameContains: $name }) { totalCount }
          quotes(filter: { speakers: { anyOf: [$name] } }) { totalCount }
          articles(filter: { language: $name, people: { anyOf: [$name] }, trends: { noneOf: [$name] } }) { totalCount }
          searchArticles(query: "", filter: { language: $name }) { totalCount }
        }`,
        { name },
      );
      expect(errors).toBeUndefined();
    }
  });

  it('takes 500 different names a list, and tells of more', async () => {
    const names = Array.from({ length: 600 }, (_, i) => `Nobody ${i}`);
    const ask = (given: string[], list = 'anyOf') =>
      dateline.ask(`query ($names: [String!]) { articles(filter: { people: { ${list}: $names } }) { totalCount } }`, {
        names: given,
      });
    const some = await ask([...names.slice(0, 499), 'Willem Brandsma', 'Willem Brandsma']);
    expect(some.data.articles.totalCount).toBe(5);
    for (const [given, list, limit] of [
      [names, 'anyOf', 500],
      [names, 'noneOf', 500],
      [names.slice(0, 21), 'allOf', 20],
    ] as const) {
      const { errors } = await ask([...given], list);
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: `filter.people.${list}`, limit });
    }
    const { errors } = await ask(Array.from({ length: 5001 }, () => 'Willem Brandsma'));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'variables', limit: 5000 });
  });
});

describe('a story', () => {
  it('of values that no page can use is stored without them and says so', async () => {
    const own = await openDateline();
    const headline = Array.from({ length: 600 }, () => randomBytes(3).toString('hex')).join(' ');
    const { outcomes } = await own.ingestTexts({
      'odd.json': JSON.stringify({
        id: 'odd',
        headline,
        date: '2025-03-12',
        dateModified: 'soon',
        text: 'A ferry struck a bank.',
        url: '/news/leeds',
        captions: [{ caption: 'A ferry.', url: 'javascript:alert(1)' }],
        tags: Array.from({ length: 150 }, (_, index) => `Tag ${index}`),
      }),
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored']);
    const { article } = await own.get(
      `{ article(externalId: "odd") { url headline photos { image { url } } trends { label } warnings { code } } }`,
    );
    expect(article).toMatchObject({ url: null, photos: [{ image: null }], trends: [] });
    expect(article.headline.length).toBeLessThanOrEqual(1000);
    expect(article.warnings.map(({ code }: { code: string }) => code)).toEqual([
      'DATE_INVALID',
      'URL_INVALID',
      'URL_INVALID',
      'VALUE_TRUNCATED',
      'VALUE_TRUNCATED',
    ]);
    await own.close();
  });
});

describe('a search', () => {
  it('takes any text for words without a fault', async () => {
    for (const words of [
      ...hostile.filter((each) => each.length < 10_000),
      '-',
      '--',
      '""',
      '"',
      '-"',
      '«»',
      'AND OR NOT',
      '*',
    ]) {
      const { errors } = await dateline.ask(
        'query ($words: String!) { searchArticles(query: $words) { totalCount edges { snippets { text } } } }',
        { words },
      );
      expect(errors).toBeUndefined();
    }
  });

  it('says how many words it can take', async () => {
    const words = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ');
    expect(
      await refusal('query ($words: String!) { searchArticles(query: $words) { totalCount } }', { words }),
    ).toMatch(/300 different words; at most 200/);
  });

  it('has pages of 1 to 100 hits, and takes its own cursors only', async () => {
    for (const page of ['first: 0', 'first: -1', 'first: 101']) {
      expect(await refusal(`{ searchArticles(query: "a", ${page}) { totalCount } }`)).toContain(`\`${page}\``);
    }
    for (const after of [...hostile, base64('x 1'), base64(' 5')]) {
      expect(
        await refusal('query ($after: String) { searchArticles(query: "a", after: $after) { totalCount } }', { after }),
      ).toMatch(/is not a cursor of this list/);
    }
    const { errors } = await dateline.ask('{ searchArticles(query: "") { edges { snippets(first: 0) { text } } } }');
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['BAD_USER_INPUT']));
  });
});
