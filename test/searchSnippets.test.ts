import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
});
afterAll(() => dateline.close());

interface Snippet {
  field: string;
  location: { field: string; block: number | null } | null;
  start: number;
  text: string;
  ranges: { start: number; end: number }[];
}
interface Edge {
  snippets: Snippet[];
  node: { headline: string; standfirst: string | null; body: { text: string }[] };
}

const query = `query ($query: String!, $first: Int) { searchArticles(query: $query, first: $first) { edges {
  snippets(first: 20) { field location { field block } start text ranges { start end } }
  node { headline standfirst body { text } } } } }`;
const search = async (words: string, first = 20): Promise<{ edges: Edge[] }> =>
  (await dateline.get(query, { query: words, first })).searchArticles;
const marked = ({ text, ranges }: Snippet) => ranges.map(({ start, end }) => text.slice(start, end));

function wholeText(node: Edge['node'], location: Snippet['location']): string | null | undefined {
  if (location?.field === 'HEADLINE') return node.headline;
  if (location?.field === 'STANDFIRST') return node.standfirst;
  return node.body[location?.block ?? -1]?.text;
}

describe('a snippet', () => {
  it('is plain text whose ranges mark what matched', async () => {
    const { edges } = await search('beavers fence');
    const snippets = edges.flatMap(({ snippets }) => snippets);
    expect(snippets.length).toBeGreaterThan(0);
    for (const snippet of snippets) {
      expect(snippet.ranges.length).toBeGreaterThan(0);
      for (const word of marked(snippet)) expect(word.toLowerCase()).toMatch(/^(beaver|fence)/);
    }
  });

  it('is a part of the text at its location', async () => {
    for (const words of ['Rotterdam strike', 'leopard', 'Valparaíso cable', 'Tromsø', '"United Nations"']) {
      for (const { node, snippets } of (await search(words, 50)).edges) {
        for (const { field, location, start, text, ranges } of snippets) {
          for (const { start: from, end } of ranges) {
            expect(end).toBeGreaterThan(from);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          if (field === 'NAMES') {
            expect(location).toBeNull();
            continue;
          }
          expect(field === 'BODY' ? ['BODY', 'NOTE'] : [field]).toContain(location?.field);
          expect(wholeText(node, location)?.slice(start, start + text.length)).toBe(text);
        }
      }
    }
  });

  it('marks a phrase as printed', async () => {
    const { edges } = await search('"seven hours is a night\'s sleep"');
    const words = edges[0]?.snippets.flatMap(marked).join(' ') ?? '';
    expect(words).toMatch(/seven hours is a night/);
  });

  it('comes in the number asked for, at most three by default', async () => {
    const count = async (argument: string) =>
      (
        await dateline.get(
          `{ searchArticles(query: "Rotterdam", first: 1) { edges { snippets${argument} { text } } } }`,
        )
      ).searchArticles.edges[0].snippets.length;
    expect(await count('(first: 1)')).toBe(1);
    expect(await count('')).toBeLessThanOrEqual(3);
    expect(await count('(first: 20)')).toBeGreaterThan(1);
  });
});

describe('the snippets of some fields', () => {
  const snippetsOf = async (query: string, argument: string): Promise<Snippet[]> => {
    const { searchArticles } = await dateline.get(
      `query($query: String!) { searchArticles(query: $query, first: 1) { edges {
        snippets(${argument}) { field location { field block } start text ranges { start end } } } } }`,
      { query },
    );
    return searchArticles.edges[0].snippets;
  };

  it('are those of these fields alone, best first', async () => {
    const all = await snippetsOf('Rotterdam', 'first: 20');
    expect(new Set(all.map(({ field }) => field)).size).toBeGreaterThan(2);
    for (const field of ['HEADLINE', 'STANDFIRST', 'BODY', 'CAPTION', 'NAMES'])
      expect(await snippetsOf('Rotterdam', `first: 20, fields: [${field}]`)).toEqual(
        all.filter((snippet) => snippet.field === field),
      );
    const two = all.filter(({ field }) => field === 'BODY' || field === 'NAMES');
    expect(await snippetsOf('Rotterdam', 'first: 20, fields: [BODY, NAMES]')).toEqual(two);
    expect(await snippetsOf('Rotterdam', 'first: 20, fields: []')).toEqual(all);
  });
});
