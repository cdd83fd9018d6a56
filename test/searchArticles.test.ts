import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
});
afterAll(() => dateline.close());

interface Edge {
  cursor: string;
  score: number;
  snippets: { field: string }[];
  node: { externalId: string; publishedAt: string };
}
interface Page {
  edges: Edge[];
  nodes: { externalId: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
  totalIsExact: boolean;
}

const query = `query ($query: String!, $filter: ArticleFilter, $in: [SearchField!], $matching: Matching, $orderBy: SearchOrder, $first: Int, $after: String) {
  searchArticles(query: $query, filter: $filter, in: $in, matching: $matching, orderBy: $orderBy, first: $first, after: $after) {
    edges { cursor score snippets(first: 20) { field } node { externalId publishedAt } }
    nodes { externalId } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount totalIsExact
  }
}`;
const search = async (words: string, options: Record<string, unknown> = {}): Promise<Page> =>
  (await dateline.get(query, { query: words, ...options })).searchArticles;
const idsOf = ({ nodes }: Page) => nodes.map(({ externalId }) => externalId);

describe('a search of articles', () => {
  it.each([
    ['seaweed ferry engines', ['2025-03-14-thalia-star-inquiry']],
    ['"seven hours is a night\'s sleep"', ['2025-03-18-port-deal-reached']],
    ['beavers', ['2025-03-12-dresden-water-meeting', '2025-03-19-dresden-court-settlement']],
    ['siphon Chho Lung', ['2025-03-15-scientists-warn-lakes', '2025-03-23-siphon-team-sets-out']],
    ['mediator sandwiches', ['2025-03-13-mediator-named', '2025-03-23-sunday-bedtime-stories']],
    [
      'glacial lake flood Rolwaling',
      [
        '2025-03-06-rolwaling-flood',
        '2025-03-07-five-found-alive',
        '2025-03-15-scientists-warn-lakes',
        '2025-03-20-rolwaling-bridge',
      ],
    ],
  ])('finds by %s the stories that hold all of it', async (words, expected) => {
    const found = await search(words);
    expect(idsOf(found).toSorted()).toEqual(expected);
    expect(found).toMatchObject({ totalCount: expected.length, totalIsExact: true });
  });

  it('finds a word with and without its accents', async () => {
    const accented = await search('cable cars Valparaíso');
    expect(idsOf(await search('cable cars valparaiso')).toSorted()).toEqual(idsOf(accented).toSorted());
    expect(accented.totalCount).toBeGreaterThanOrEqual(3);
  });

  it('leaves out what is excluded', async () => {
    const all = idsOf(await search('leopard'));
    const without = idsOf(await search('leopard -Busan'));
    expect(without.length).toBeLessThan(all.length);
    expect(all).toEqual(expect.arrayContaining(without));
  });

  it('searches only the fields asked for', async () => {
    const idle = await search('idle cranes', { in: ['CAPTION'] });
    expect(idsOf(idle)).toEqual(['2025-03-05-rotterdam-strike-begins']);
    expect(idle.edges[0]?.snippets.every(({ field }) => field === 'CAPTION')).toBe(true);
    expect(idsOf(await search('idle cranes', { in: ['HEADLINE'] }))).toEqual([]);
    expect(idsOf(await search('falls silent', { in: ['HEADLINE'] }))).toEqual(['2025-03-05-rotterdam-strike-begins']);
    expect(idsOf(await search('cranes stopped at dawn', { in: ['STANDFIRST'] }))).toEqual([
      '2025-03-05-rotterdam-strike-begins',
    ]);
    expect((await search('Quilodrán', { in: ['NAMES'] })).totalCount).toBe(3);
    expect((await search('beavers', { in: ['HEADLINE', 'BODY'] })).totalCount).toBe(2);
  });

  it('finds all that hold most of the words, when asked, those that hold all of them first', async () => {
    const words = 'seaweed ferry engines';
    const most = idsOf(await search(words, { matching: 'MOST_WORDS' }));
    expect(most[0]).toBe('2025-03-14-thalia-star-inquiry');
    expect(most.length).toBeGreaterThan(1);
  });

  it('is ordered by relevance, newest or oldest', async () => {
    const days = async (orderBy: string) =>
      (await search('Rotterdam', { orderBy, first: 100 })).edges.map(({ node }) => node.publishedAt);
    const oldest = await days('OLDEST');
    expect(oldest.length).toBeGreaterThan(5);
    expect(oldest).toEqual(oldest.toSorted());
    expect(await days('NEWEST')).toEqual(oldest.toReversed());
    const scores = (await search('Rotterdam strike', { first: 100 })).edges.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  });

  it('with an empty query finds everything, newest first, without snippets', async () => {
    const { corpus } = await dateline.get('{ corpus { articleCount } }');
    for (const words of ['', '   ']) {
      const found = await search(words, { first: 100 });
      expect(found.totalCount).toBe(corpus.articleCount);
      const days = found.edges.map(({ node }) => node.publishedAt);
      expect(days).toEqual(days.toSorted().reverse());
      expect(found.edges.every(({ snippets }) => snippets.length === 0)).toBe(true);
    }
  });

  it('without words, or for what nobody wrote, finds nothing', async () => {
    for (const words of ['???', 'qwertzuiopasdf', '"drones over the moon"']) {
      expect(await search(words)).toMatchObject({ totalCount: 0, totalIsExact: true, edges: [] });
    }
  });

  it('finds only what passes the filter', async () => {
    const all = idsOf(await search('Rotterdam', { first: 100 }));
    const filter = { publishedOn: { from: '2025-03-10', to: '2025-03-20' }, people: { anyOf: ['Brandsma'] } };
    const found = idsOf(await search('Rotterdam', { filter, first: 100 }));
    const { articles } = await dateline.get(
      'query ($filter: ArticleFilter) { articles(filter: $filter, first: 100) { nodes { externalId } } }',
      { filter },
    );
    const passing = articles.nodes.map(({ externalId }: { externalId: string }) => externalId);
    expect(found.toSorted()).toEqual(all.filter((id) => passing.includes(id)).toSorted());
    expect(found.length).toBeGreaterThan(0);
    expect(idsOf(await search('Rotterdam', { filter: { people: { anyOf: ['Nobody Whatever'] } } }))).toEqual([]);
  });
});

describe('the pages of a search', () => {
  it.each(['RELEVANCE', 'NEWEST'])('give every hit once when walked to the end, by %s', async (orderBy) => {
    const whole = await search('the', { first: 100, orderBy });
    expect(whole.totalCount).toBeGreaterThan(30);
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await search('the', { first: 7, after, orderBy });
      expect(page.totalCount).toBe(whole.totalCount);
      expect(page.pageInfo).toMatchObject({
        hasPreviousPage: after !== null,
        startCursor: page.edges[0]?.cursor,
        endCursor: page.edges.at(-1)?.cursor,
      });
      walked.push(...idsOf(page));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(walked).toEqual(idsOf(whole));
    expect(new Set(walked).size).toBe(whole.totalCount);
  });

  it('may begin after any hit and be of any size', async () => {
    const whole = await search('Rotterdam', { first: 100 });
    for (const i of [0, 2, 5]) {
      const after = whole.edges[i]?.cursor;
      expect(idsOf(await search('Rotterdam', { first: 4, after }))).toEqual(idsOf(whole).slice(i + 1, i + 5));
    }
  });

  it('end with an empty page after the last hit', async () => {
    const { edges } = await search('beavers');
    expect(await search('beavers', { after: edges.at(-1)?.cursor })).toMatchObject({
      edges: [],
      totalCount: 2,
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  it('refuse the cursor of another search', async () => {
    const after = (await search('Rotterdam')).edges[0]?.cursor;
    const others = [
      { query: 'Lisbon', after },
      { query: 'Rotterdam', after, orderBy: 'NEWEST' },
      { query: 'Rotterdam', after, matching: 'MOST_WORDS' },
      { query: 'Rotterdam', after, in: ['BODY'] },
      { query: 'Rotterdam', after, filter: { hasPhoto: true } },
    ];
    for (const variables of others) {
      const { errors } = await dateline.ask(query, variables);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('the cost of a search', () => {
  it('is one statement for the articles of a page, and two with names in the filter', async () => {
    const hits = 'edges { node { headline } snippets { text } } totalCount';
    expect(await dateline.statementsOf(`{ searchArticles(query: "the", first: 50) { ${hits} } }`)).toHaveLength(1);
    expect(
      await dateline.statementsOf(
        `{ searchArticles(query: "the", first: 50, filter: { people: { anyOf: ["Brandsma"] } }) { ${hits} } }`,
      ),
    ).toHaveLength(2);
  });

  it('does not grow with the page for what belongs to each article', async () => {
    const of = (first: number) =>
      dateline.statementsOf(
        `{ searchArticles(query: "", first: ${first}) { nodes { people { nodes { name } } quotes { nodes { text } } photos { caption } } } }`,
      );
    expect(await of(50)).toHaveLength((await of(20)).length);
  });
});
