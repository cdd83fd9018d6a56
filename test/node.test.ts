import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
let ids: Record<string, string>;
beforeAll(async () => {
  dateline = await openSample();
  const found = await dateline.get(`{
    articles(first: 1, filter: { publications: { anyOf: ["the-harbour-post"] } }) {
      nodes { id authors { id } publication { id } }
    }
    quotes(first: 1) { nodes { id } } people(first: 1) { nodes { id } } places(first: 1) { nodes { id } }
    organizations(first: 1) { nodes { id } } trends(first: 1) { nodes { id } }
  }`);
  const [article] = found.articles.nodes;
  ids = {
    Article: article.id,
    Author: article.authors[0].id,
    Publication: article.publication.id,
    Quote: found.quotes.nodes[0].id,
    Person: found.people.nodes[0].id,
    Place: found.places.nodes[0].id,
    Organization: found.organizations.nodes[0].id,
    Trend: found.trends.nodes[0].id,
  };
});
afterAll(() => dateline.close());

const idOf = (text: string) => Buffer.from(text).toString('base64');
const rowOf = (id = '') => Buffer.from(id, 'base64').toString().split(':')[1];

describe('node', () => {
  it('finds each kind of thing again by its id', async () => {
    for (const [type, id] of Object.entries(ids)) {
      expect(await dateline.get('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).toEqual({
        node: { __typename: type, id },
      });
    }
  });

  it('is null for an id that nothing has', async () => {
    for (const id of ['Article:999999', 'Quote:2147483647', 'Person:999999', 'Corpus:1', 'Block:1'].map(idOf)) {
      expect(await dateline.get('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
    }
  });

  it('is null for the row of a person asked for as a place', async () => {
    for (const type of ['Place', 'Organization', 'Person']) {
      for (const other of ['Person', 'Place', 'Organization'].filter((each) => each !== type)) {
        const id = idOf(`${type}:${rowOf(ids[other])}`);
        expect(await dateline.get('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
      }
    }
  });

  it.each([
    '',
    'x',
    'Article',
    '\u0000',
    idOf('Article:'),
    idOf('Article:1:2'),
    idOf('Article:-1'),
    idOf('Article:1e3'),
    idOf('Article:99999999999'),
    'Ω'.repeat(50_000),
  ])('is null for what is no id of ours (%#)', async (id) => {
    expect(await dateline.get('query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }', { id })).toEqual({
      node: null,
      nodes: [null],
    });
  });
});

describe('nodes', () => {
  it('keeps the order asked for, with null where there is nothing, and the same twice', async () => {
    const asked = [ids.Trend, 'nonsense', ids.Article, idOf('Quote:2147483647'), ids.Place, ids.Article];
    const { nodes } = await dateline.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', { ids: asked });
    expect(nodes).toEqual([
      { id: ids.Trend, __typename: 'Trend' },
      null,
      { id: ids.Article, __typename: 'Article' },
      null,
      { id: ids.Place, __typename: 'Place' },
      { id: ids.Article, __typename: 'Article' },
    ]);
    expect(await dateline.get('{ nodes(ids: []) { id } }')).toEqual({ nodes: [] });
  });

  it('takes a hundred ids and no more', async () => {
    const of = (count: number) =>
      dateline.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(count).fill(ids.Person) });
    expect((await of(100)).data.nodes).toHaveLength(100);
    const { errors } = await of(101);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('101'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('costs a few statements for a hundred ids', async () => {
    const { articles } = await dateline.get('{ articles(first: 100) { nodes { id } } }');
    const statements = await dateline.statementsOf(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Article { headline } } }',
      {
        ids: articles.nodes.map(({ id }: { id: string }) => id),
      },
    );
    expect(statements.length).toBeLessThanOrEqual(2);
  });
});
