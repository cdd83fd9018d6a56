import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDateline, openSample, type TestDateline } from './support/dateline.ts';
import { walk } from './support/walk.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
});
afterAll(() => dateline.close());

interface Day {
  on: string;
  rank: number;
  articleCount: number;
}
interface Trend {
  id: string;
  slug: string;
  label: string;
  firstSeenOn: string;
  lastSeenOn: string;
  articleCount: number;
  days: Day[];
}
const fields = 'id slug label articleCount firstSeenOn lastSeenOn days { on rank articleCount }';
const list = (range = ''): Promise<Trend[]> => walk(dateline, `{ trends(${range} PAGE) }`, fields, 100);
const trend = async (label: string, selection: string) =>
  (await dateline.get(`query ($label: String) { trend(label: $label) { ${selection} } }`, { label })).trend;

describe('the trends of a day', () => {
  it('come in the order of print', async () => {
    const labels = async (on: string) => (await list(`on: "${on}"`)).map(({ label }) => label);
    expect(await labels('2025-03-05')).toEqual([
      'Port Strike',
      'Dresden Chip Plant',
      'Glacier Lake Alert',
      'Henrike Vollbrecht',
    ]);
    expect(await labels('2025-03-16')).toEqual([
      'Atlantic Cup',
      'Tunde Oyelaran',
      'Busan Film Week',
      'Seville Heat',
      'Valparaíso Mayoral Race',
    ]);
    expect(await labels('2025-03-22')).toEqual(['Halcyon Images', 'Glacier Lakes', 'Prakriti Tuladhar']);
    expect(await labels('2024-01-01')).toEqual([]);
  });

  it('are ranked from 1 without a gap', async () => {
    for (const day of ['2025-03-03', '2025-03-10', '2025-03-18', '2025-03-23']) {
      const ranks = (await list(`on: "${day}"`)).map(({ days }) => days.find(({ on }) => on === day)?.rank);
      expect(ranks).toEqual(ranks.map((_rank, i) => i + 1));
    }
  });

  it('are paged by their rank from either end', async () => {
    const whole = await list('on: "2025-03-10"');
    expect(whole).toHaveLength(4);
    expect(await walk(dateline, '{ trends(on: "2025-03-10", PAGE) }', fields, 3)).toEqual(whole);
    expect(await walk(dateline, '{ trends(on: "2025-03-10", PAGE) }', fields, 1, 'end')).toEqual(whole);
  });
});

describe('the list of trends', () => {
  it('has those of most articles first, and each once', async () => {
    const all = await list();
    const counts = all.map(({ articleCount }) => articleCount);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const newest = await list('orderBy: { field: LAST_SEEN_ON, direction: DESC },');
    const days = newest.map(({ lastSeenOn }) => lastSeenOn);
    expect(days).toEqual(days.toSorted().reverse());
    expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
    expect(await walk(dateline, '{ trends(PAGE) }', fields, 6, 'end')).toEqual(all);
  });

  it('holds those of a range of days, both ends included', async () => {
    const all = await list();
    const within = (from: string, to: string) =>
      all.filter(({ days }) => days.some(({ on }) => on >= from && on <= to));
    expect(await list('filter: { seenOn: { from: "2025-03-06", to: "2025-03-08" } },')).toEqual(
      within('2025-03-06', '2025-03-08'),
    );
    expect(await list('filter: { seenOn: { from: "2025-03-21" } },')).toEqual(within('2025-03-21', '9999-12-31'));
    expect(await list('filter: { seenOn: { to: "2025-03-03" } },')).toEqual(within('0001-01-01', '2025-03-03'));
  });

  it('costs no more for all of them with days, subjects and articles than for two', async () => {
    const query = (first: number) =>
      `{ trends(first: ${first}) { totalCount nodes { days { on rank } subject { __typename } articles(first: 2) { totalCount nodes { slug } } } } }`;
    const all = await dateline.statementsOf(query(100));
    expect(all.length).toBeLessThanOrEqual(6);
    expect((await dateline.statementsOf(query(2))).length).toBeGreaterThanOrEqual(all.length - 1);
    const about = (first: number) =>
      `{ trends(first: ${first}) { nodes { articles(relation: ABOUT) { nodes { slug } } } } }`;
    expect(await dateline.statementsOf(about(100))).toHaveLength(2);
  });
});

describe('a trend', () => {
  it('is found by its id, its slug and its label without regard to case and accents', async () => {
    const { id, slug } = await trend('Valparaíso Mayoral Race', 'id slug');
    expect(slug).toBe('valparaiso-mayoral-race');
    const found = await dateline.get(
      'query ($id: ID, $slug: String) { a: trend(id: $id) { id } b: trend(slug: $slug) { id } c: trend(label: "VALPARAISO mayoral  race") { id } }',
      { id, slug },
    );
    expect(found).toEqual({ a: { id }, b: { id }, c: { id } });
    expect(await trend('No Such Trend', 'id')).toBeNull();
  });

  it('has every day on which it was printed, oldest first, with its rank and its articles of the day', async () => {
    expect(await trend('Port Strike', 'firstSeenOn lastSeenOn days { on rank articleCount }')).toMatchObject({
      firstSeenOn: '2025-03-03',
      lastSeenOn: '2025-03-13',
      days: [
        { on: '2025-03-03', rank: 1 },
        { on: '2025-03-04', rank: 1 },
        { on: '2025-03-05', rank: 1 },
        { on: '2025-03-06', rank: 4 },
        { on: '2025-03-07', rank: 2 },
        { on: '2025-03-10', rank: 2 },
        { on: '2025-03-13', rank: 2 },
      ],
    });
    const { days } = await trend('Port Strike', 'days(range: { from: "2025-03-05", to: "2025-03-07" }) { on }');
    expect(days).toEqual([{ on: '2025-03-05' }, { on: '2025-03-06' }, { on: '2025-03-07' }]);
  });

  it('counts with each day the articles that carried it then', async () => {
    for (const { label, days } of (await list()).slice(0, 8)) {
      const carried: { publishedOn: string }[] = await walk(
        dateline,
        `{ trend(label: "${label}") { articles(PAGE) } }`,
        'publishedOn',
        100,
      );
      for (const { on, articleCount } of days) {
        expect(carried.filter(({ publishedOn }) => publishedOn === on)).toHaveLength(articleCount);
      }
      expect(carried).toHaveLength(days.reduce((sum, { articleCount }) => sum + articleCount, 0));
    }
  });

  it('has the person it names as its subject, and nobody where it names nobody', async () => {
    const subject = 'subject { __typename ... on Person { name } }';
    expect(await trend('Henrike Vollbrecht', subject)).toEqual({
      subject: { __typename: 'Person', name: 'Henrike Vollbrecht' },
    });
    expect(await trend('Port Strike', subject)).toEqual({ subject: null });
  });

  it('tells the articles that carried it from those that are about it', async () => {
    const of = async (label: string, list: string) =>
      (await trend(label, `articles(${list} first: 100) { nodes { externalId } }`)).articles.nodes.map(
        ({ externalId }: { externalId: string }) => externalId,
      );
    const carried = await of('Henrike Vollbrecht', '');
    expect(await of('Henrike Vollbrecht', 'relation: CARRIED,')).toEqual(carried);
    expect(carried.every((id: string) => /^2025-03-(05|19)/.test(id))).toBe(true);
    expect(await of('Henrike Vollbrecht', 'relation: ABOUT,')).toEqual([
      '2025-03-19-dresden-court-settlement',
      '2025-03-12-dresden-water-meeting',
      '2025-03-05-dresden-ground-breaking',
      '2025-03-03-elbtal-names-date',
    ]);
    const about = await of('Lagos Bronzes', 'relation: ABOUT,');
    expect(about.length).toBeGreaterThan(0);
    expect(about.every((id: string) => /bronzes|lagos|busan/.test(id))).toBe(true);
    expect(await of('Henrike Vollbrecht', 'relation: ABOUT, filter: { publishedOn: { to: "2025-03-05" } },')).toEqual([
      '2025-03-05-dresden-ground-breaking',
      '2025-03-03-elbtal-names-date',
    ]);
  });

  it('about something is of the articles that have all its words in one block, or in headline and standfirst', async () => {
    const own = await openDateline();
    const story = (day: string, headline: string, text: string) =>
      `date ${day} Trends :Bridge Toll\n${headline}\n\n${text}\n`;
    await own.ingestTexts({
      'carries.txt': story('2026-01-02', 'Rain on the Coast', 'It rained on Friday along the whole of the coast.'),
      'block.txt': 'date 2026-01-03\nDrivers Complain\n\nA toll on the bridge annoyed all drivers on Saturday.\n',
      'headline.txt':
        'date 2026-01-04\nBridge Toll Is Too High, Drivers Say\n\nThey said so on Sunday in the town hall.\n',
      'apart.txt':
        'date 2026-01-05\nTraffic Is Slow\n\nThe bridge was full on Monday.\n\nThe toll was paid by nobody at all.\n',
    });
    const of = async (relation: string) =>
      (
        await own.get(
          `{ trend(label: "bridge toll") { articles(relation: ${relation}) { totalCount nodes { externalId } } } }`,
        )
      ).trend.articles;
    expect(await of('CARRIED')).toEqual({ totalCount: 1, nodes: [{ externalId: 'carries' }] });
    expect(await of('ABOUT')).toEqual({ totalCount: 2, nodes: [{ externalId: 'headline' }, { externalId: 'block' }] });
    await own.close();
  });
});

describe('the trends of an article', () => {
  it('are those printed with it, in printed order', async () => {
    const { article } = await dateline.get(
      '{ article(externalId: "2025-03-05-rotterdam-strike-begins") { trends { label } } }',
    );
    expect(article.trends.map(({ label }: { label: string }) => label)).toEqual([
      'Port Strike',
      'Dresden Chip Plant',
      'Glacier Lake Alert',
      'Henrike Vollbrecht',
    ]);
  });

  it('are none where the story prints none', async () => {
    expect(
      await dateline.get('{ article(externalId: "2025-03-19-lisbon-ships-return") { trends { label } } }'),
    ).toEqual({
      article: { trends: [] },
    });
  });
});
