import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;

beforeAll(async () => {
  dateline = await openSample();
});

afterAll(async () => dateline.close());

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
