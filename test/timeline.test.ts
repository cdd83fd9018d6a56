import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFolder } from '../src/ingest/sample.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openDateline();
  await dateline.ingest(sampleFolder);
});
afterAll(() => dateline.close());

const buckets = '{ from to count share }';

describe('a timeline', () => {
  it('has a bucket for every day, and every article in one of them', async () => {
    const { timeline, corpus } = await dateline.get(`{ timeline(interval: DAY) ${buckets} corpus { articleCount } }`);
    expect(timeline).toHaveLength(21);
    expect(timeline[0]).toMatchObject({ from: '2025-03-03', to: '2025-03-03', share: 1 });
    expect(timeline.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(corpus.articleCount);
  });

  it('holds empty buckets and whole weeks, months and years, both ends included', async () => {
    const { week, month, year } = await dateline.get(`{
      week: timeline(interval: WEEK, range: { from: "2025-02-26", to: "2025-03-10" }) ${buckets}
      month: timeline(interval: MONTH, range: { from: "2025-02-01", to: "2025-04-30" }) ${buckets}
      year: timeline(interval: YEAR, range: { from: "2024-06-01", to: "2025-06-01" }) ${buckets}
    }`);
    expect(week.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
      ['2025-02-24', '2025-03-02'],
      ['2025-03-03', '2025-03-09'],
      ['2025-03-10', '2025-03-16'],
    ]);
    expect(week[0]).toMatchObject({ count: 0, share: 0 });
    expect(month.map(({ count }: { count: number }) => count)).toEqual([0, 54, 0]);
    expect(year).toEqual([
      { from: '2024-01-01', to: '2024-12-31', count: 0, share: 0 },
      { from: '2025-01-01', to: '2025-12-31', count: 54, share: 1 },
    ]);
  });

  it('opens every bucket onto exactly the articles counted, in two statements however many there are', async () => {
    const query = `{ people(first: 5) { nodes { name articleCount timeline(interval: WEEK) { from to count articles(first: 100) { totalCount nodes { publishedOn } } } } } }`;
    const { people } = await dateline.get(query);
    for (const { articleCount, timeline } of people.nodes) {
      let sum = 0;
      for (const { from, to, count, articles } of timeline) {
        sum += count;
        expect(articles.totalCount).toBe(count);
        expect(articles.nodes).toHaveLength(count);
        for (const { publishedOn } of articles.nodes) expect(publishedOn >= from && publishedOn <= to).toBe(true);
      }
      expect(sum).toBe(articleCount);
    }
    const statements = await dateline.statementsOf(query);
    expect(statements).toHaveLength((await dateline.statementsOf(query.replace('first: 5', 'first: 1'))).length);
    expect(statements).toHaveLength(5);
  });

  it('counts what a query and a filter find', async () => {
    const { timeline, searchArticles } = await dateline.get(`{
      timeline(interval: WEEK, query: "dockers strike", filter: { places: { anyOf: ["Lisbon"] } }) { count articles { nodes { headline } } }
      searchArticles(query: "dockers strike", filter: { places: { anyOf: ["Lisbon"] } }) { totalCount }
    }`);
    expect(timeline.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(
      searchArticles.totalCount,
    );
  });

  it('keeps two timelines apart that share a fragment', async () => {
    const { rotterdam, nepal } = await dateline.get(`
      { rotterdam: timeline(interval: YEAR, filter: { places: { anyOf: ["Rotterdam"] } }) { ...Bucket }
        nepal: timeline(interval: YEAR, filter: { places: { anyOf: ["Nepal"] } }) { ...Bucket } }
      fragment Bucket on TimelineBucket { count articles(first: 100) { nodes { headline } } }`);
    expect(rotterdam[0].articles.nodes).toHaveLength(rotterdam[0].count);
    expect(nepal[0].articles.nodes).toHaveLength(nepal[0].count);
    expect(rotterdam[0].articles.nodes).not.toEqual(nepal[0].articles.nodes);
  });

  it('is empty for an unknown name, and refuses a range upside down or of too many buckets', async () => {
    expect(
      (await dateline.get('{ timeline(interval: DAY, filter: { people: { anyOf: ["Nobody Known"] } }) { count } }'))
        .timeline,
    ).toEqual([]);
    for (const range of ['from: "2025-03-09", to: "2025-03-01"', 'from: "0001-01-01", to: "9999-12-31"']) {
      const { errors } = await dateline.ask(`{ timeline(interval: DAY, range: { ${range} }) { count } }`);
      expect(errors?.[0]).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT', argument: 'range' },
        message: expect.stringMatching(/before it begins|at most 1000/),
      });
    }
  });
});
