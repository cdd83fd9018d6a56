import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
  await dateline.ingestTexts({
    'states.txt':
      'date 2025-04-02\nStates Speak\n\nThe United States said the talks in Geneva had failed. “We will wait,” said Ana Prado.\n',
  });
});
afterAll(() => dateline.close());

describe('an entity', () => {
  it('has its fields on whatever speaks: a person, an organisation or a place', async () => {
    const { quotes } = await dateline.get(
      '{ quotes(first: 100, filter: { hasSpeaker: true }) { nodes { speaker { __typename id name slug articleCount } } } }',
    );
    const speakers = quotes.nodes.map(({ speaker }: { speaker: { __typename: string } }) => speaker);
    expect(new Set(speakers.map(({ __typename }: { __typename: string }) => __typename))).toEqual(
      new Set(['Person', 'Organization', 'Place']),
    );
    for (const { name, slug, articleCount } of speakers) {
      expect([typeof name, typeof slug]).toEqual(['string', 'string']);
      expect(articleCount).toBeGreaterThan(0);
    }
  });

  it('that is a place has the quotes of its government, and counts them', async () => {
    const { place } = await dateline.get(
      '{ place(name: "United States") { quoteCount quotes { totalCount nodes { text speaker { name } } } } }',
    );
    expect(place.quotes.totalCount).toBe(place.quoteCount);
    expect(place.quotes.nodes).toContainEqual({
      text: 'the talks in Geneva had failed',
      speaker: { name: 'United States' },
    });
  });

  it('is found by `node` and asked for its co-mentions and timeline without a fragment for each type', async () => {
    const { articles } = await dateline.get('{ articles(first: 1) { nodes { mentions { entity { id name } } } } }');
    for (const { entity } of articles.nodes[0].mentions.slice(0, 3)) {
      const { node } = await dateline.get(
        `{ node(id: "${entity.id}") { ... on Entity { name aliases firstSeenOn lastSeenOn
          coMentions(first: 1) { totalCount } timeline(interval: DAY) { count } } } }`,
      );
      expect(node).toMatchObject({ name: entity.name });
      expect(node.timeline.length).toBeGreaterThan(0);
    }
  });
});

describe('names of a filter that are not known', () => {
  const unresolved = async (query: string, field: string) =>
    (await dateline.get(`{ ${query} { totalCount unresolvedNames { argument name } } }`))[field];

  it('are told with where they stand, and match nothing', async () => {
    expect(
      await unresolved(
        `articles(filter: { people: { anyOf: ["Nobody Known"] }, or: [{ places: { noneOf: ["Atlantis", "Lisbon"] } }] })`,
        'articles',
      ),
    ).toEqual({
      totalCount: 0,
      unresolvedNames: [
        { argument: 'filter.people.anyOf', name: 'Nobody Known' },
        { argument: 'filter.or[0].places.noneOf', name: 'Atlantis' },
      ],
    });
  });

  it.each(['quotes(', 'searchQuotes(query: "", '])('are told by %s…), of speakers and of articles', async (field) => {
    const name = field.replace('(', '').split('query')[0] ?? '';
    const filter = 'filter: { speakers: { anyOf: ["Nobody Known"] }, articles: { trends: { allOf: ["No Label"] } } }';
    expect((await unresolved(`${field}${filter})`, name)).unresolvedNames).toEqual([
      { argument: 'filter.speakers.anyOf', name: 'Nobody Known' },
      { argument: 'filter.articles.trends.allOf', name: 'No Label' },
    ]);
  });

  it('are none where every name is known', async () => {
    expect(
      await unresolved('searchArticles(query: "", filter: { places: { anyOf: ["Lisbon"] } })', 'searchArticles'),
    ).toMatchObject({ unresolvedNames: [] });
  });
});

describe('a bad argument', () => {
  it.each([
    ['articles(filter: { countries: ["XX"] }) { totalCount }', { argument: 'filter.countries' }],
    ['articles(first: 101) { totalCount }', { argument: 'first', limit: 100 }],
    [
      'articles(filter: { not: { near: { latitude: 91, longitude: 0, radiusKm: 1 } } }) { totalCount }',
      { argument: 'near.latitude' },
    ],
    ['people(filter: { minArticles: -1 }) { totalCount }', { argument: 'filter.minArticles', limit: 0 }],
    ['trending(kind: QUOTE) { totalCount }', { argument: 'kind' }],
    ['person(id: "x", name: "y") { id }', { argument: 'name' }],
    ['articles(after: "x") { totalCount }', { argument: 'after' }],
  ])('is named in the error: %s', async (field, details) => {
    const { errors } = await dateline.ask(`{ ${field} }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', ...details });
  });

  it('is no UK: the code in wide use means GB', async () => {
    const of = async (code: string) =>
      (await dateline.get(`{ articles(filter: { countries: ["${code}"] }) { totalCount unresolvedNames { name } } }`))
        .articles;
    expect(await of('UK')).toEqual(await of('gb'));
  });
});
