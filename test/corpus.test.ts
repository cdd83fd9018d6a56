import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDateline, openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
});
afterAll(() => dateline.close());

const everything = `{ corpus {
  articleCount quoteCount personCount placeCount organizationCount trendCount
  firstPublishedOn lastPublishedOn publications(orderBy: { field: NAME, direction: ASC }) { totalCount nodes { name } } indexedArticleCount
} }`;

describe('the corpus', () => {
  it('counts what the lists hold', async () => {
    const { corpus } = await dateline.get(everything);
    const lists = await dateline.get(`{
      articles { totalCount } quotes { totalCount } people { totalCount }
      places { totalCount } organizations { totalCount } trends { totalCount }
    }`);
    expect(corpus).toMatchObject({
      articleCount: lists.articles.totalCount,
      quoteCount: lists.quotes.totalCount,
      personCount: lists.people.totalCount,
      placeCount: lists.places.totalCount,
      organizationCount: lists.organizations.totalCount,
      trendCount: lists.trends.totalCount,
      indexedArticleCount: lists.articles.totalCount,
    });
  });

  it('knows its first and its last day', async () => {
    expect((await dateline.get(everything)).corpus).toMatchObject({
      firstPublishedOn: '2025-03-03',
      lastPublishedOn: '2025-03-23',
    });
  });

  it('lists its publications by name, without regard to case', async () => {
    await dateline.ingestTexts({
      'a.json': JSON.stringify({
        id: 'a',
        headline: 'One',
        date: '2025-03-04',
        text: 'A.',
        publication: 'alpha Gazette',
      }),
      'b.json': JSON.stringify({ id: 'b', headline: 'Two', date: '2025-03-04', text: 'B.', publication: 'Zeta Post' }),
    });
    const names = (await dateline.get(everything)).corpus.publications.nodes.map(({ name }: { name: string }) => name);
    expect(names[0]).toBe('alpha Gazette');
    expect(names.at(-1)).toBe('Zeta Post');
    expect(names).toContain('The Harbour Post');
  });

  it('that is empty has counts of 0, no days and no publications', async () => {
    const empty = await openDateline();
    expect(await empty.get(everything)).toEqual({
      corpus: {
        articleCount: 0,
        quoteCount: 0,
        personCount: 0,
        placeCount: 0,
        organizationCount: 0,
        trendCount: 0,
        firstPublishedOn: null,
        lastPublishedOn: null,
        publications: { totalCount: 0, nodes: [] },
        indexedArticleCount: 0,
      },
    });
    expect(
      await empty.get(`{
        articles { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
        quotes { totalCount } people { totalCount } places { totalCount } organizations { totalCount } trends { totalCount }
        searchArticles(query: "anything", in: [CAPTION]) { totalCount totalIsExact edges { cursor } }
        person(name: "Nobody") { id }
      }`),
    ).toEqual({
      articles: {
        totalCount: 0,
        nodes: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      },
      quotes: { totalCount: 0 },
      people: { totalCount: 0 },
      places: { totalCount: 0 },
      organizations: { totalCount: 0 },
      trends: { totalCount: 0 },
      searchArticles: { totalCount: 0, totalIsExact: true, edges: [] },
      person: null,
    });
    await empty.close();
  });
});
