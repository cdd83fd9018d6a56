import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDateline, type TestDateline } from './support/dateline.ts';
import { query } from './support/engines.ts';
import { walk } from './support/walk.ts';

/**
 * 8,000 stories, of which every second names Ana Prates, every third Jane Doe and Portugal, every 400th Rui Rare and every
 * 401st Eva Rare.
 */
const filled = `
  INSERT INTO "Article" (id, slug, "externalId", headline, language, "publishedOn", "publishedAt", "datePrecision", text, "wordCount", "hasPhoto", "quoteCount")
  SELECT n, 'story-' || n, n, 'Story ' || n, 'en', day, day + interval '20 hours', 'DAY', '', n % 7, n % 4 = 0, 0
  FROM (SELECT n, date '2010-01-01' + n / 4 AS day FROM generate_series(1, 8000) n) numbered;
  INSERT INTO "Entity" (id, kind, slug, name, folded, "firstSeenOn", "lastSeenOn") VALUES
    (1, 'PERSON', 'ana-prates', 'Ana Prates', 'ana prates', '2010-01-01', '2020-01-01'),
    (2, 'PERSON', 'jane-doe', 'Jane Doe', 'jane doe', '2010-01-01', '2020-01-01'),
    (3, 'PERSON', 'rui-rare', 'Rui Rare', 'rui rare', '2010-01-01', '2020-01-01'),
    (4, 'PERSON', 'eva-rare', 'Eva Rare', 'eva rare', '2010-01-01', '2020-01-01'),
    (5, 'PLACE', 'portugal', 'Portugal', 'portugal', '2010-01-01', '2020-01-01');
  INSERT INTO "Entity" (kind, slug, name, folded, "firstSeenOn", "lastSeenOn", id)
  SELECT 'PERSON', 'made-' || n, md5(n::text), md5(n::text), '2010-01-01', '2010-01-01', n FROM generate_series(10, 3000) n;
  SELECT setval('"Article_id_seq"', 8000), setval('"Entity_id_seq"', 3000);
  UPDATE "Entity" SET surname = 'rare' WHERE id IN (3, 4);
  INSERT INTO "Place" ("entityId", kind, "countryCode") VALUES (5, 'COUNTRY', 'PT');
  INSERT INTO "ArticleEntity" ("articleId", "entityId", kind, "mentionCount", position, "publishedOn", "publishedAt", reason)
  SELECT a.id, e.id, e.kind, 1, e.id, a."publishedOn", a."publishedAt", '' FROM "Article" a JOIN "Entity" e
    ON e.id < 10 AND a.id % CASE e.id WHEN 1 THEN 2 WHEN 2 THEN 3 WHEN 3 THEN 400 WHEN 4 THEN 401 ELSE 3 END = 0;
  INSERT INTO "ArticleCountry" SELECT "articleId", 'PT', "publishedAt" FROM "ArticleEntity" WHERE "entityId" = 5;
  INSERT INTO "Country" VALUES ('PT', 2666);
  UPDATE "Entity" e SET "articleCount" = (SELECT count(*) FROM "ArticleEntity" WHERE "entityId" = e.id);
  INSERT INTO "Day" SELECT "publishedOn", count(*), 0 FROM "Article" GROUP BY 1;
  INSERT INTO "Corpus" ("articleCount", "quoteCount", "personCount", "placeCount", "organizationCount", "trendCount", "authorCount", "publicationCount")
  VALUES (8000, 0, 4, 1, 0, 0, 0, 0) ON CONFLICT (id) DO UPDATE SET "articleCount" = 8000, "personCount" = 4, "placeCount" = 1;
  ANALYZE;`;

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openDateline();
  for (const statement of filled.split(';\n')) await query(dateline.databaseUrl, statement);
});
afterAll(() => dateline.close());

const list = (filter: string, rest = '') =>
  `{ articles(first: 5, filter: { ${filter} }${rest}) { nodes { headline } } }`;

/** The plan of the last statement of a query, made before its values are known, as for a statement that comes often. */
async function planOf(text: string): Promise<string> {
  const statement = (await dateline.statementsOf(text)).at(-1);
  const rows = (await query(dateline.databaseUrl, `EXPLAIN (GENERIC_PLAN) ${statement}`)) as { 'QUERY PLAN': string }[];
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('a list by a filter', () => {
  it.each([
    [
      'one name',
      'people: { anyOf: ["Ana Prates"] }',
      /Index Only Scan Backward using "ArticleEntity_entityId_publishedAt/,
    ],
    ['two names', 'people: { allOf: ["Ana Prates", "Rui Rare"] }', /Index Only Scan using "ArticleEntity_pkey"/],
    ['any of two names', 'people: { anyOf: ["Ana Prates", "Jane Doe"] }', /Merge Append/],
    ['a country', 'countries: ["PT"]', /Index Only Scan Backward using "ArticleCountry_countryCode_publishedAt/],
    [
      'old days',
      'publishedOn: { to: "2010-03-01" }',
      /Scan Backward using "Article_publishedAt_id_idx"[\s\S]*Index Cond/,
    ],
    [
      'a name on old days',
      'people: { anyOf: ["Ana Prates"] }, publishedOn: { to: "2010-03-01" }',
      /Index Cond: \(\("entityId" = \$\d+\) AND \("publishedAt" </,
    ],
  ])('of %s begins at its place in an index', async (_name, filter, expected) => {
    const plan = await planOf(list(filter));
    expect(plan).toMatch(expected);
    expect(plan).not.toContain('Seq Scan');
  });

  it('of several names has each article once, in order, from both ends', async () => {
    const numbers = Array.from({ length: 8000 }, (_, i) => 8000 - i);
    const expected = (holds: (n: number) => boolean) => numbers.filter(holds).map((n) => `Story ${n}`);
    const headlines = async (filter: string, size: number) =>
      (await walk(dateline, `{ articles(PAGE, filter: { ${filter} }) }`, 'headline', size)).map(
        (each) => each.headline,
      );
    expect(await headlines('people: { anyOf: ["Rare"] }', 7)).toEqual(expected((n) => n % 400 === 0 || n % 401 === 0));
    expect(
      await headlines('people: { anyOf: ["Ana Prates", "Jane Doe"] }, publishedOn: { to: "2010-02-01" }', 10),
    ).toEqual(expected((n) => n < 128 && (n % 2 === 0 || n % 3 === 0)));
    expect(
      await headlines(
        'or: [{ people: { anyOf: ["Rui Rare"] } }, { people: { anyOf: ["Eva Rare"] }, hasPhoto: true }]',
        7,
      ),
    ).toEqual(expected((n) => n % 400 === 0 || (n % 401 === 0 && n % 4 === 0)));
    const { articles } = await dateline.get(
      '{ articles(last: 3, filter: { people: { anyOf: ["Ana Prates", "Jane Doe"] } }) { nodes { headline } } }',
    );
    expect(articles.nodes.map(({ headline }: { headline: string }) => headline)).toEqual([
      'Story 4',
      'Story 3',
      'Story 2',
    ]);
  });

  it('of a day has the stories of every zone', async () => {
    const story = (zone: string) =>
      JSON.stringify({
        id: zone,
        headline: `At ${zone}`,
        date: `2021-05-05T${zone[0] === '+' ? '00' : '23'}:30:00${zone}`,
        text: 'It rains.',
      });
    await dateline.ingestTexts({ 'a.json': story('+14:00'), 'b.json': story('-12:00') });
    const found = await dateline.get(list('publishedOn: { from: "2021-05-05", to: "2021-05-05" }'));
    expect(found.articles.nodes).toEqual([{ headline: 'At -12:00' }, { headline: 'At +14:00' }]);
  });

  it('of a parent holds the same as that of the parent by a filter', async () => {
    const found = await dateline.get(`{
      common: person(slug: "ana-prates") { articles(first: 100, filter: { people: { anyOf: ["Rui Rare"] } }) { totalCount nodes { headline } } }
      rare: person(slug: "rui-rare") { articles(first: 100, filter: { people: { anyOf: ["Ana Prates"] } }) { totalCount nodes { headline } } }
    }`);
    expect(found.common).toEqual(found.rare);
    expect(found.common.articles.totalCount).toBe(20);
  });
});

describe('the total of a list', () => {
  const totalOf = async (filter: string) => {
    const { articles } = await dateline.get(
      `{ articles(first: 1, filter: { ${filter} }) { totalCount totalIsExact } }`,
    );
    return [articles.totalCount, articles.totalIsExact];
  };

  it.each([
    ['publishedOn: { from: "2010-01-02", to: "2010-12-31" }', 1456],
    ['people: { anyOf: ["Ana Prates"] }', 4000],
    ['countries: ["PT"]', 2666],
    ['people: { anyOf: ["Ana Prates"] }, places: { anyOf: ["Portugal"] }', 1333],
    ['people: { anyOf: ["Rare"] }, hasPhoto: true', 24],
    ['or: [{ people: { anyOf: ["Rui Rare"] } }, { people: { anyOf: ["Eva Rare"] } }]', 39],
    ['publishedOn: { from: "2010-01-02", to: "2010-12-31" }, hasPhoto: true', 364],
  ])('is exact by %s', async (filter, count) => {
    expect(await totalOf(filter)).toEqual([count, true]);
  });

  it.each([
    ['hasPhoto: true', 751],
    ['people: { anyOf: ["Ana Prates"] }, hasPhoto: true', 1501],
    ['people: { anyOf: ["Ana Prates", "Jane Doe"] }', 3000],
  ])('tells by %s how many of the newest 3,000 that it looks at are in it', async (filter, count) => {
    const [found, isExact] = await totalOf(filter);
    expect(isExact).toBe(false);
    expect(Math.abs(found - count)).toBeLessThanOrEqual(1);
  });
});

describe('a list of names that contain a part', () => {
  const containing = async (part: string) => {
    const { people } = await dateline.get(
      `{ people(filter: { nameContains: "${part}" }) { totalCount totalIsExact nodes { name } } }`,
    );
    return [people.nodes.map(({ name }: { name: string }) => name), people.totalCount, people.totalIsExact];
  };

  it('holds those whose name or alias has it, whether it is long or short, those with the most articles first', async () => {
    await query(dateline.databaseUrl, `INSERT INTO "Alias" VALUES (2, 'Zépra', 'zepra', 1), (2, 'Prazé', 'praze', 1)`);
    expect(await containing('pra')).toEqual([['Ana Prates', 'Jane Doe'], 2, true]);
    expect(await containing('pr')).toEqual([['Ana Prates', 'Jane Doe'], 2, true]);
    expect(await containing('ZÉ')).toEqual([['Jane Doe'], 1, true]);
    expect(await containing('r')).toEqual([['Ana Prates', 'Jane Doe', 'Rui Rare', 'Eva Rare'], 4, true]);
    expect(await containing('_')).toEqual([[], 0, true]);
  });

  it('reads the names found one by one, and few letters in the order of the list', async () => {
    const people = (part: string) => `{ people(first: 5, filter: { nameContains: "${part}" }) { nodes { name } } }`;
    expect(await planOf(people('rates'))).toMatch(/Index Cond: \(id = (matched|"Entity")\.id\)/);
    const statement = (await dateline.statementsOf(people('ra'))).at(-1);
    expect(statement).not.toContain('matched');
  });
});
