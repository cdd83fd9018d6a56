import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFolder } from '../src/ingest/sample.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openDateline();
  await dateline.ingest(sampleFolder);
});
afterAll(() => dateline.close());

const named = '__typename ... on Person { name } ... on Place { name } ... on Organization { name }';

describe('co-mentions', () => {
  it('rank by normalised mutual information, each with its count and a sentence that names the other', async () => {
    const { person, corpus } = await dateline.get(`{ corpus { articleCount }
      person(name: "Marieke van Oosterveld") { articleCount coMentions(kind: PERSON, first: 5) { edges {
        articleCount strength node { ... on Person { name articleCount } } evidence { text sentence } } } } }`);
    const { edges } = person.coMentions;
    expect(edges.length).toBeGreaterThan(2);
    for (const { articleCount: ab, strength, node, evidence } of edges) {
      const n = corpus.articleCount;
      const expected = Math.log((n * ab) / (person.articleCount * node.articleCount)) / -Math.log(ab / n);
      expect(strength).toBeCloseTo(expected, 10);
      expect(ab).toBeGreaterThanOrEqual(2);
      expect(evidence.sentence).toContain(evidence.text);
    }
    const strengths = edges.map(({ strength }: { strength: number }) => strength);
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
  });

  it('cost a constant number of statements', async () => {
    const query = (first: number) =>
      `{ people(first: ${first}) { nodes { coMentions { edges { node { ${named} } evidence { text sentence } } } } } }`;
    // People, co-mentions, evidence, and its texts: blocks and, where it stands in a headline, articles.
    for (const first of [2, 20]) expect((await dateline.statementsOf(query(first))).length).toBeLessThanOrEqual(5);
  });
});

describe('what is trending', () => {
  it('can be checked by hand from the figures on its edge', async () => {
    const { trending } = await dateline.get(`{ trending(kind: PLACE, on: "2025-03-07", windowDays: 3, baselineDays: 3) {
      rank score count expected baselineCount windowArticleCount baselineArticleCount node { ${named} } } }`);
    expect(trending.length).toBeGreaterThan(0);
    trending.forEach((edge: Record<string, number>, i: number) => {
      const {
        rank,
        score = 0,
        count = 0,
        expected = 0,
        baselineCount = 0,
        windowArticleCount = 0,
        baselineArticleCount = 1,
      } = edge;
      expect(rank).toBe(i + 1);
      expect(expected).toBeCloseTo((windowArticleCount * baselineCount) / baselineArticleCount, 10);
      expect(score).toBeCloseTo((count - expected) / Math.sqrt(expected + 1), 10);
      expect(count).toBeGreaterThanOrEqual(2);
    });
  });

  it('counts trend labels too, and refuses windows of no or too many days', async () => {
    const { trending } = await dateline.get(
      '{ trending(kind: TREND, on: "2025-03-07") { node { ... on Trend { label } } count } }',
    );
    expect(trending[0].node.label).toBeTruthy();
    for (const days of ['windowDays: 0', 'baselineDays: 100000', 'first: 0']) {
      const { errors } = await dateline.ask(`{ trending(kind: PERSON, ${days}) { rank } }`);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('related articles', () => {
  it('share rare names or trends, give their reasons, and never hold the article itself', async () => {
    const { article } =
      await dateline.get(`{ article(externalId: "2025-03-05-rotterdam-strike-begins") { id related(first: 5) { totalCount edges {
      node { id headline people { nodes { id } } } relation { score daysApart isCopy reasons { weight subject { ${named} ... on Trend { label } } } } } } } }`);
    const { edges } = article.related;
    expect(edges.length).toBe(5);
    for (const { node, relation } of edges) {
      expect(node.id).not.toBe(article.id);
      expect(relation.reasons.length).toBeGreaterThan(0);
    }
    expect(edges[0].node.headline).toMatch(/Strike|Docker|Port/);
  });

  it('put copies last', async () => {
    const text =
      ' date 2025-05-02\nTwin Headline of the Day\n\nAlma Testwood met Bruno Testfield in Hobart, Tasmania, on Friday.\n';
    const other =
      ' date 2025-05-02\nAnother Meeting in Hobart\n\nAlma Testwood spoke again with Bruno Testfield in Hobart on Friday night.\n';
    await dateline.ingestTexts({ 'twin-1.txt': text, 'twin-2.txt': text, 'other.txt': other });
    const { article } = await dateline.get(
      '{ article(externalId: "twin-1") { related { edges { node { externalId } relation { isCopy } } } } }',
    );
    expect(article.related.edges.map(({ node }: { node: { externalId: string } }) => node.externalId)).toEqual([
      'other',
      'twin-2',
    ]);
    expect(article.related.edges[1].relation.isCopy).toBe(true);
  });
});

describe('near', () => {
  it('finds places by true distance, in lists and in filters', async () => {
    const { places, articles } = await dateline.get(`{
      places(filter: { near: { latitude: 51.9, longitude: 4.5, radiusKm: 100 } }, first: 100) { nodes { name latitude longitude } }
      articles(filter: { near: { latitude: 51.9, longitude: 4.5, radiusKm: 30 } }, first: 100) { totalCount nodes { places { nodes { name } } } } }`);
    expect(places.nodes.map(({ name }: { name: string }) => name)).toContain('Rotterdam');
    expect(places.nodes.map(({ name }: { name: string }) => name)).not.toContain('Lisbon');
    expect(articles.totalCount).toBeGreaterThan(5);
  });

  it('reaches across the date line and the poles', async () => {
    for (const { slug, name, ...point } of [
      { slug: 'east', name: 'East', latitude: -17, longitude: 179.9 },
      { slug: 'west', name: 'West', latitude: -17, longitude: -179.9 },
      { slug: 'pole', name: 'Pole', latitude: 89.9, longitude: 10 },
      { slug: 'pole-2', name: 'Pole 2', latitude: 89.9, longitude: -170 },
    ]) {
      const day = new Date('2025-03-03');
      const seen = { articleCount: 1, firstSeenOn: day, lastSeenOn: day };
      const place = { create: { kind: 'OTHER' as const, ...point } };
      await dateline.database.entity.create({
        data: { kind: 'PLACE', slug, name, folded: name.toLowerCase(), ...seen, place },
      });
    }
    const at = async (near: string) =>
      (await dateline.get(`{ places(filter: { near: ${near} }) { nodes { name } } }`)).places.nodes
        .map(({ name }: { name: string }) => name)
        .sort();
    expect(await at('{ latitude: -17, longitude: 180, radiusKm: 50 }')).toEqual(['East', 'West']);
    expect(await at('{ latitude: 90, longitude: 0, radiusKm: 50 }')).toEqual(['Pole', 'Pole 2']);
    expect(await at('{ latitude: 89.9, longitude: 10, radiusKm: 23 }')).toEqual(['Pole', 'Pole 2']);
  });

  it('refuses a circle that is nowhere', async () => {
    for (const near of [
      '{ latitude: 91, longitude: 0, radiusKm: 5 }',
      '{ latitude: 0, longitude: 181, radiusKm: 5 }',
      '{ latitude: 0, longitude: 0, radiusKm: 0 }',
    ]) {
      const { errors } = await dateline.ask(`{ articles(filter: { near: ${near} }) { totalCount } }`);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});
