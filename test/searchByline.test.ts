import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSearch } from '../src/search/createSearch.ts';
import { compareIndexes, isSame } from '../src/search/indexing/compareIndexes.ts';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
const story = (id: string, publication: string, authors: string[]) =>
  JSON.stringify({ id, headline: `Story ${id}`, date: '2025-03-04', text: 'It was so.', publication, authors });

beforeAll(async () => {
  dateline = await openSample();
});

afterAll(async () => dateline.close());

interface Article {
  externalId: string;
  authors: { name: string }[];
}

const author = 'Nadia Ferreira-Lund';
const idsOf = (articles: { nodes: Article[] }) => articles.nodes.map(({ externalId }) => externalId);
const writtenBy = async (name: string) => {
  const { articles } = await dateline.get('{ articles(first: 100) { nodes { externalId authors { name } } } }');
  return articles.nodes.filter(({ authors }: Article) => authors.some((each) => each.name === name)) as Article[];
};
const found = async (query: string, kinds: string[]): Promise<string[]> => {
  const { search } = await dateline.get(
    `query($query: String!, $kinds: [Kind!]) { search(query: $query, kinds: $kinds) {
      nodes { __typename ... on Author { name } ... on Publication { name } } } }`,
    { query, kinds },
  );
  return search.nodes.map(({ __typename, name }: { __typename: string; name: string }) => `${__typename} ${name}`);
};
const suggested = async (prefix: string): Promise<string[]> => {
  const { suggest } = await dateline.get('query($prefix: String!) { suggest(prefix: $prefix) { text kind } }', {
    prefix,
  });
  return suggest.map(({ text, kind }: { text: string; kind: string }) => `${kind} ${text}`);
};
const compare = () => {
  const indexPrefix = `${new URL(dateline.databaseUrl).pathname.slice(1)}_`;
  return compareIndexes(dateline.database, createSearch({ ...inject('search'), indexPrefix }).indexes);
};

describe('an author', () => {
  it('is who a search by their name finds the stories of', async () => {
    const { searchArticles } = await dateline.get(
      'query($query: String!) { searchArticles(query: $query, first: 100) { nodes { externalId } } }',
      { query: author },
    );
    const written = await writtenBy(author);
    expect(written.length).toBeGreaterThan(4);
    expect(idsOf(searchArticles)).toEqual(expect.arrayContaining(written.map(({ externalId }) => externalId)));
  });

  it('is a facet, whose value filters a search and a list alike', async () => {
    const { searchArticles } = await dateline.get(
      `{ searchArticles(query: "") { facets(fields: [AUTHORS], first: 100) { values {
        value label count node { __typename id } } } } }`,
    );
    const written = await writtenBy(author);
    const facet = searchArticles.facets[0].values.find(({ label }: { label: string }) => label === author);
    expect(facet).toMatchObject({ count: written.length, node: { __typename: 'Author', id: facet.value } });
    for (const name of [facet.value, author, 'nadia-ferreira-lund']) {
      const both = await dateline.get(
        `query($filter: ArticleFilter) { articles(filter: $filter, first: 100) { nodes { externalId } }
          searchArticles(query: "", filter: $filter, first: 100) { nodes { externalId } } }`,
        { filter: { authors: { anyOf: [name] } } },
      );
      expect(idsOf(both.articles)).toEqual(written.map(({ externalId }) => externalId));
      expect(idsOf(both.searchArticles)).toEqual(idsOf(both.articles));
    }
  });

  it('is found by name, also with an unfinished word and without accents', async () => {
    expect(await found('ferreira', ['AUTHOR'])).toEqual([`Author ${author}`]);
    expect(await found('nadia', ['PERSON', 'PUBLICATION'])).not.toContain(`Author ${author}`);
    expect(await suggested('nadia ferr')).toContain(`AUTHOR ${author}`);
  });
});

describe('a publication', () => {
  it('is found by name, also with an unfinished word', async () => {
    expect(await found('harbour post', ['PUBLICATION'])).toEqual(['Publication The Harbour Post']);
    expect(await suggested('harbour p')).toContain('PUBLICATION The Harbour Post');
  });
});

it('follows the bylines and the publications of stories that are stored again', async () => {
  await dateline.ingestTexts({ 'a.json': story('a', 'Zoë’s Weekly', ['Ödön Kvist']) });
  expect(await suggested('zoes')).toContain('PUBLICATION Zoë’s Weekly');
  expect(await suggested('odon')).toContain('AUTHOR Ödön Kvist');
  expect(isSame(await compare())).toBe(true);
  await dateline.ingestTexts({ 'a.json': story('a', 'The Other Paper', ['Somebody Else']) });
  expect(await suggested('zoes')).toEqual([]);
  expect(await suggested('odon')).toEqual([]);
  expect(await suggested('somebody e')).toContain('AUTHOR Somebody Else');
  const comparison = await compare();
  expect(isSame(comparison)).toBe(true);
  const { authors, publications } = comparison.rows;
  expect([authors, publications]).toEqual([[], []]);
});
