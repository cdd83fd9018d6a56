import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;

beforeAll(async () => {
  dateline = await openSample();
});

afterAll(async () => dateline.close());

describe('one box', () => {
  const box = async (query: string, more: object = {}): Promise<string[]> => {
    const { search } = await dateline.get(
      `query($query: String!, $kinds: [Kind!], $first: Int) { search(query: $query, kinds: $kinds, first: $first) { edges { score node {
        __typename ... on Article { headline } ... on Quote { text } ... on Entity { name } ... on Trend { label } } } } }`,
      { query, ...more },
    );
    const scores: number[] = search.edges.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    return search.edges.map(({ node }: { node: Record<string, string> }) => Object.values(node).join(' '));
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

describe('the pages of one box', () => {
  it('are one list of hits, each once, of a length that every page tells', async () => {
    const page = async (args: string) =>
      (
        await dateline.get(`{ search(query: "Rotterdam", ${args}) {
          totalCount pageInfo { hasNextPage endCursor } nodes { ... on Node { id } } } }`)
      ).search;
    const whole = await page('first: 100');
    expect(whole.totalCount).toBe(whole.nodes.length);
    const walked: string[] = [];
    for (let after = '', more = true; more; ) {
      const part = await page(`first: 7${after && `, after: "${after}"`}`);
      walked.push(...part.nodes.map(({ id }: { id: string }) => id));
      more = part.pageInfo.hasNextPage;
      after = part.pageInfo.endCursor;
    }
    expect(walked).toEqual(whole.nodes.map(({ id }: { id: string }) => id));
  });
});

describe('suggestions', () => {
  const suggest = async (prefix: string, more: object = {}): Promise<string[]> => {
    const { suggest: found } = await dateline.get(
      'query($prefix: String!, $kinds: [Kind!], $first: Int) { suggest(prefix: $prefix, kinds: $kinds, first: $first) { text kind node { __typename } } }',
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
