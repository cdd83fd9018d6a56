import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFolder } from '../src/ingest/sample.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openDateline();
  await dateline.ingest(sampleFolder);
});
afterAll(() => dateline.close());

const named = '__typename ... on Entity { name }';

describe('co-mentions', () => {
  it('rank by normalised mutual information, each with its count and a sentence that names the other', async () => {
    const { person, corpus } = await dateline.get(`{ corpus { articleCount }
      person(name: "Marieke van Oosterveld") { articleCount coMentions(kind: PERSON, first: 5) { edges {
        articleCount strength node { name articleCount } evidence { text sentence } } } } }`);
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

  it('are one list, page by page, of a length that every page tells', async () => {
    const page = async (args: string) =>
      (
        await dateline.get(`{ person(name: "Marieke van Oosterveld") { coMentions(${args}) {
          totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id } } } }`)
      ).person.coMentions;
    const whole = await page('first: 100');
    expect(whole.totalCount).toBe(whole.nodes.length);
    const walked: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const part = await page(`first: 4${after ? `, after: "${after}"` : ''}`);
      expect(part).toMatchObject({ totalCount: whole.totalCount, pageInfo: { hasPreviousPage: after !== null } });
      walked.push(...part.nodes.map(({ id }: { id: string }) => id));
      more = part.pageInfo.hasNextPage;
      after = part.pageInfo.endCursor;
    }
    expect(walked).toEqual(whole.nodes.map(({ id }: { id: string }) => id));
    const { endCursor } = whole.pageInfo;
    expect(await page(`after: "${endCursor}"`)).toMatchObject({ totalCount: whole.totalCount, nodes: [] });
  });

  it('are people, places and organisations, and of no other kind', async () => {
    const { errors } = await dateline.ask('{ place(name: "Nepal") { coMentions(kind: ARTICLE) { totalCount } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'kind' });
  });

  it('cost a constant number of statements', async () => {
    const query = (first: number) =>
      `{ people(first: ${first}) { nodes { coMentions { edges { node { name } evidence { text sentence } } } } } }`;
    // People, co-mentions, evidence, and its texts: blocks and, where it stands in a headline, articles.
    for (const first of [2, 20]) expect((await dateline.statementsOf(query(first))).length).toBeLessThanOrEqual(5);
  });
});

describe('what is trending', () => {
  it('can be checked by hand from the figures on its edge', async () => {
    const { trending } = await dateline.get(`{ trending(kind: PLACE, on: "2025-03-07", windowDays: 3, baselineDays: 3) {
      totalCount edges { rank score count expected baselineCount windowArticleCount baselineArticleCount node { ${named} } } } }`);
    const { edges } = trending;
    expect(trending.totalCount).toBe(edges.length);
    expect(edges.length).toBeGreaterThan(0);
    edges.forEach((edge: Record<string, number>, i: number) => {
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
      '{ trending(kind: TREND, on: "2025-03-07") { edges { node { ... on Trend { label } } count } } }',
    );
    expect(trending.edges[0].node.label).toBeTruthy();
    for (const days of ['windowDays: 0', 'baselineDays: 100000', 'first: 0']) {
      const { errors } = await dateline.ask(`{ trending(kind: PERSON, ${days}) { totalCount } }`);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('related articles', () => {
  it('share rare names or trends, give their reasons, and never hold the article itself', async () => {
    const { article } =
      await dateline.get(`{ article(externalId: "2025-03-05-rotterdam-strike-begins") { id related(first: 5) { totalCount edges {
      node { id headline people { nodes { id } } } score daysApart isCopy reasons { weight topic { ${named} ... on Trend { label } } } } } } }`);
    const { edges } = article.related;
    expect(edges.length).toBe(5);
    for (const { node, reasons } of edges) {
      expect(node.id).not.toBe(article.id);
      expect(reasons.length).toBeGreaterThan(0);
    }
    expect(edges[0].node.headline).toMatch(/Strike|Docker|Port/);
  });

  it('tell how many there are in all, and whether more follow', async () => {
    const of = async (first: number) =>
      (
        await dateline.get(`{ article(externalId: "2025-03-05-rotterdam-strike-begins") {
          related(first: ${first}) { totalCount pageInfo { hasNextPage } edges { node { id } } } } }`)
      ).article.related;
    const { totalCount } = await of(2);
    expect(await of(2)).toMatchObject({ pageInfo: { hasNextPage: true } });
    const whole = await of(100);
    expect(whole.edges).toHaveLength(totalCount);
    expect(whole.pageInfo.hasNextPage).toBe(false);
  });

  it('put copies last', async () => {
    const text =
      ' date 2025-05-02\nTwin Headline of the Day\n\nAlma Testwood met Bruno Testfield in Hobart, Tasmania, on Friday.\n';
    const other =
      ' date 2025-05-02\nAnother Meeting in Hobart\n\nAlma Testwood spoke again with Bruno Testfield in Hobart on Friday night.\n';
    await dateline.ingestTexts({ 'twin-1.txt': text, 'twin-2.txt': text, 'other.txt': other });
    const { article } = await dateline.get(
      '{ article(externalId: "twin-1") { related { totalCount pageInfo { hasNextPage } edges { node { externalId } isCopy } } } }',
    );
    expect(article.related.edges.map(({ node }: { node: { externalId: string } }) => node.externalId)).toEqual([
      'other',
      'twin-2',
    ]);
    expect(article.related.edges[1].isCopy).toBe(true);
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
    const places = [
      { slug: 'east', name: 'East', latitude: -17, longitude: 179.9 },
      { slug: 'west', name: 'West', latitude: -17, longitude: -179.9 },
      { slug: 'pole', name: 'Pole', latitude: 89.9, longitude: 10 },
      { slug: 'pole-2', name: 'Pole 2', latitude: 89.9, longitude: -170 },
    ];
    for (const { slug, name, latitude, longitude } of places)
      await dateline.database.entity.create({
        data: {
          slug,
          name,
          kind: 'PLACE',
          folded: name.toLowerCase(),
          articleCount: 1,
          firstSeenOn: new Date('2025-03-03'),
          lastSeenOn: new Date('2025-03-03'),
          place: { create: { kind: 'OTHER', latitude, longitude } },
        },
      });
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
