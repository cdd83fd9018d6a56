import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase, Prisma } from '../src/database/client.ts';
import { applyMigrations, migrationList, readMigrations } from '../src/database/migrations.ts';
import { withSchemaEngine } from '../src/database/schemaEngine.ts';
import { ingestStories } from '../src/ingest/ingest.ts';
import { readStories } from '../src/ingest/intake/readStories.ts';
import { sampleFolder } from '../src/ingest/sample.ts';
import { freeSlugs, selectFreeNumbers } from '../src/ingest/store/freeSlugs.ts';
import { compareCounts } from '../src/ingest/store/recount.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';
import { query } from './support/engines.ts';

/** Makes a database without any table. */
async function emptyDatabase(options = ''): Promise<string> {
  const url = new URL(inject('templateUrl'));
  const name = `storage_${randomBytes(6).toString('hex')}`;
  url.pathname = '/postgres';
  await query(url.href, `CREATE DATABASE ${name} TEMPLATE template0 ${options}`);
  url.pathname = `/${name}`;
  return url.href;
}

/** The lines of a plan, in which no table is read from end to end where an index could tell. */
async function planOf(database: Database, statement: Prisma.Sql): Promise<string> {
  const rows = await database.$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`EXPLAIN ${statement}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const sameHeadlines = (count: number) => Prisma.sql`
  INSERT INTO "Article" (slug, "externalId", headline, language, "publishedOn", "publishedAt", "datePrecision", text, "wordCount", "hasPhoto")
  SELECT 'rain-2025-01-01' || CASE WHEN n = 1 THEN '' ELSE '-' || n END, 'rain-' || n, 'Rain', 'en', '2025-01-01', '2025-01-01', 'DAY', '', 0, false
  FROM generate_series(1, ${count}::int) n`;

describe('a database with an ordinary collation', () => {
  let database: Database;
  beforeAll(async () => {
    const url = await emptyDatabase("LOCALE_PROVIDER icu ICU_LOCALE 'en-US' ENCODING 'UTF8'");
    await applyMigrations(url);
    database = openDatabase(url);
    await database.$executeRaw(sameHeadlines(10_000));
    await database.$executeRaw`ANALYZE`;
  });
  afterAll(() => database.$disconnect());

  it('compares slugs, external ids and folded names byte by byte', async () => {
    const rows = await database.$queryRaw<{ name: string }[]>`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND collation_name = 'C' ORDER BY 1`;
    const names = rows.map(({ name }) => name);
    for (const name of ['Article.externalId', 'Entity.key', 'Entity.surname']) expect(names).toContain(name);
    for (const table of ['Author', 'Entity', 'Publication', 'Trend']) {
      expect(names).toContain(`${table}.slug`);
      expect(names).toContain(`${table}.folded`);
    }
    expect(names).toEqual(expect.arrayContaining(['Article.slug', 'Alias.folded']));
  });

  it('has free slugs looked up in the index', async () => {
    for (const space of ['Article', 'PERSON', 'Trend'] as const) {
      const plan = await planOf(database, selectFreeNumbers(space, ['rain-2025-01-01'], []));
      if (space === 'Article')
        expect(plan).toMatch(/Index Only Scan using "Article_slug_key"[\s\S]*Index Cond: \(slug = /);
      expect(plan).not.toContain('Seq Scan on "Article"');
    }
    const byPrefix = Prisma.sql`SELECT slug FROM "Article" WHERE slug LIKE 'rain-2025-01-01-99%'`;
    expect(await planOf(database, byPrefix)).toContain('Index Cond: ((slug >=');
  });

  it('numbers the ten thousand and first story of one headline and day', async () => {
    expect(await freeSlugs(database, 'Article', ['rain-2025-01-01', 'snow', 'rain-2025-01-01', 'snow'])).toEqual([
      'rain-2025-01-01-10001',
      'snow',
      'rain-2025-01-01-10002',
      'snow-2',
    ]);
  });

  it('has parts of names looked up in the index', async () => {
    await database.$executeRaw`
      INSERT INTO "Entity" (kind, slug, name, folded, "firstSeenOn", "lastSeenOn")
      SELECT 'PERSON', 'made-' || n, md5(n::text), md5(n::text), '2025-01-01', '2025-01-01' FROM generate_series(1, 3000) n`;
    await database.$executeRaw`ANALYZE "Entity"`;
    const plan = await planOf(database, Prisma.sql`SELECT id FROM "Entity" WHERE folded LIKE '%c4ca42%'`);
    expect(plan).toContain('Bitmap Index Scan on "Entity_folded_parts_idx"');
  });

  it('takes stories', async () => {
    const files = (await readdir(sampleFolder)).filter((name) => name.endsWith('.txt')).sort();
    const paths = files.slice(0, 6).map((name) => join(sampleFolder, name));
    const { stored, failed } = await ingestStories(readStories(paths), { database });
    expect({ stored, failed }).toEqual({ stored: 6, failed: 0 });
    expect(await database.quote.count()).toBeGreaterThan(20);
  });
});

describe('a database of the first version', () => {
  it('keeps its rows when it is upgraded', async () => {
    const url = await emptyDatabase();
    const former = (await readMigrations()).filter(({ name }) => name < '20261128');
    await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({
        migrationsList: migrationList(former),
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    await query(url, formerRows);
    await applyMigrations(url);
    const rows = async (statement: string) => (await query(url, statement)) as object[];
    expect(await rows(`SELECT field, block, text FROM "Mention" ORDER BY "articleId", position`)).toEqual([
      { field: 'HEADLINE', block: null, text: 'Doe' },
      { field: 'STANDFIRST', block: null, text: 'Jane Doe' },
      { field: 'CAPTION', block: 0, text: 'Lisbon' },
      { field: 'BODY', block: 1, text: 'Jane Doe' },
      { field: 'BODY', block: 1, text: 'Doe' },
      { field: 'HEADLINE', block: null, text: 'Doe' },
    ]);
    expect(await rows(`SELECT id, field, block FROM "Quote" ORDER BY id`)).toEqual([
      { id: '7', field: 'BODY', block: 1 },
      { id: '8', field: 'STANDFIRST', block: null },
    ]);
    expect(await rows(`SELECT nextval('"Quote_id_seq"') AS id`)).toEqual([{ id: '9' }]);
    expect(await rows(`SELECT position, code, field, block FROM "ParseWarning" ORDER BY position`)).toEqual([
      { position: 0, code: 'DATE_AMBIGUOUS', field: null, block: null },
      { position: 1, code: 'QUOTE_UNBALANCED', field: 'HEADLINE', block: null },
      { position: 2, code: 'TEXT_TRUNCATED', field: 'NOTE', block: 2 },
    ]);
    expect(await rows(`SELECT "organizationId", role, evidence FROM "AgencyCredit"`)).toEqual([
      { organizationId: 4, role: 'TEXT', evidence: '(AFP)' },
    ]);
    expect(await rows(`SELECT "entityId", kind, "countryId", "countryCode", latitude FROM "Place" ORDER BY 1`)).toEqual(
      [
        { entityId: 2, kind: 'CITY', countryId: 3, countryCode: 'PT', latitude: 38.7 },
        { entityId: 3, kind: 'OTHER', countryId: null, countryCode: 'PT', latitude: null },
      ],
    );
    expect(await rows(`SELECT text, "articleCount", "articleId" FROM "PersonTitle" ORDER BY text`)).toEqual([
      { text: 'Mayor', articleCount: 2, articleId: 2 },
      { text: 'Senator', articleCount: 1, articleId: 1 },
    ]);
    expect(await rows(`SELECT id, "quoteCount" FROM "Article" ORDER BY id`)).toEqual([
      { id: 1, quoteCount: 2 },
      { id: 2, quoteCount: 0 },
    ]);
    expect(await rows(`SELECT "imageUrl" FROM "Block" WHERE kind = 'PHOTO'`)).toEqual([
      { imageUrl: 'https://x.org/1' },
    ]);
    const counts = (table: string) =>
      rows(
        `SELECT "articleCount", "firstSeenOn"::text AS first, "lastSeenOn"::text AS last FROM "${table}" ORDER BY id`,
      );
    expect(await counts('Author')).toEqual([{ articleCount: 1, first: '2025-01-01', last: '2025-01-01' }]);
    expect(await counts('Publication')).toEqual([{ articleCount: 2, first: '2025-01-01', last: '2025-01-02' }]);
    expect(await counts('Trend')).toEqual([{ articleCount: 2, first: '2025-01-01', last: '2025-01-02' }]);
    const database = openDatabase(url);
    const wrong = await compareCounts(database);
    await database.$disconnect();
    expect(wrong.filter(({ table }) => table !== 'Entity' && table !== 'Day')).toEqual([]);
    expect(await rows('SELECT * FROM "Country"')).toEqual([{ code: 'PT', articleCount: 1 }]);
    expect(
      await rows('SELECT "entityId", month::text, "articleCount" FROM "EntityMonth" WHERE "entityId" = 1'),
    ).toEqual([{ entityId: 1, month: '2025-01-01', articleCount: 2 }]);
    expect(
      await rows(`SELECT "articleId", "reindexEntityId", "lastArticleId" FROM "SearchOutbox" ORDER BY id`),
    ).toEqual([
      { articleId: 1, reindexEntityId: null, lastArticleId: 0 },
      { articleId: null, reindexEntityId: 1, lastArticleId: 1 },
    ]);
  });
});

/** Two stories as the first version stored them, with one row of every sort at least. */
const formerRows = `
  INSERT INTO "Publication" VALUES (1, 'post', 'Post', 'post');
  INSERT INTO "Author" VALUES (1, 'roe', 'Roe', 'roe', NULL);
  INSERT INTO "Article" (id, slug, "externalId", "publicationId", headline, standfirst, language, "publishedOn", "publishedAt", "datePrecision", text, "wordCount", "hasPhoto", "hasQuotes") VALUES
    (1, 'one', 'one', 1, 'Doe Speaks', 'Jane Doe spoke.', 'en', '2025-01-01', '2025-01-01', 'DAY', '', 0, true, true),
    (2, 'two', 'two', 1, 'Doe Rests', NULL, 'en', '2025-01-02', '2025-01-02', 'DAY', '', 0, false, false);
  INSERT INTO "ArticleAuthor" VALUES (1, 1, 0);
  INSERT INTO "Entity" (id, kind, slug, name, folded, "placeKind", "countryId", "countryCode", latitude, longitude, "firstSeenOn", "lastSeenOn") VALUES
    (1, 'PERSON', 'jane-doe', 'Jane Doe', 'jane doe', NULL, NULL, NULL, NULL, NULL, '2025-01-01', '2025-01-02'),
    (3, 'PLACE', 'portugal', 'Portugal', 'portugal', NULL, NULL, 'PT', NULL, NULL, '2025-01-01', '2025-01-01'),
    (2, 'PLACE', 'lisbon', 'Lisbon', 'lisbon', 'CITY', 3, 'PT', 38.7, -9.1, '2025-01-01', '2025-01-01'),
    (4, 'ORGANIZATION', 'afp', 'AFP', 'afp', NULL, NULL, NULL, NULL, NULL, '2025-01-01', '2025-01-01');
  INSERT INTO "Block" ("articleId", position, kind, text, url, "noteKind") VALUES
    (1, 0, 'PHOTO', 'Lisbon', 'https://x.org/1', NULL), (1, 1, 'PARAGRAPH', 'Jane Doe said so. Doe left.', NULL, NULL),
    (1, 2, 'NOTE', '(AFP', NULL, 'AGENCY');
  INSERT INTO "ArticleEntity" ("articleId", "entityId", kind, "mentionCount", position, "publishedOn", "publishedAt", reason) VALUES
    (1, 1, 'PERSON', 4, 0, '2025-01-01', '2025-01-01', ''), (1, 2, 'PLACE', 1, 2, '2025-01-01', '2025-01-01', ''),
    (1, 4, 'ORGANIZATION', 0, 9, '2025-01-01', '2025-01-01', ''), (2, 1, 'PERSON', 1, 0, '2025-01-02', '2025-01-02', '');
  INSERT INTO "Mention" ("articleId", "entityId", block, start, "end", text) VALUES
    (1, 1, 1, 18, 21, 'Doe'), (1, 1, 1, 0, 8, 'Jane Doe'), (1, 2, 0, 0, 6, 'Lisbon'), (1, 1, -2, 0, 8, 'Jane Doe'),
    (1, 1, -1, 0, 3, 'Doe'), (2, 1, -1, 0, 3, 'Doe');
  INSERT INTO "PersonTitle" ("personId", "articleId", text) VALUES (1, 1, 'Mayor'), (1, 1, 'Senator'), (1, 2, 'Mayor');
  INSERT INTO "Quote" (id, "articleId", position, kind, text, method, confidence, block, ranges, "publishedOn", "publishedAt") VALUES
    (7, 1, 1, 'DIRECT', 'so', 'NONE', 0.5, 1, '{0,2}', '2025-01-01', '2025-01-01'),
    (8, 1, 0, 'PARTIAL', 'spoke', 'NONE', 0.5, -2, '{9,14}', '2025-01-01', '2025-01-01');
  SELECT setval('"Quote_id_seq"', 8);
  INSERT INTO "AgencyCredit" ("articleId", position, "organizationId", role, evidence) VALUES (1, 0, 4, 'TEXT', '(AFP)');
  INSERT INTO "ParseWarning" ("articleId", code, message, block) VALUES
    (1, 'DATE_AMBIGUOUS', '', NULL), (1, 'QUOTE_UNBALANCED', '', -1), (1, 'TEXT_TRUNCATED', '', 2);
  INSERT INTO "Trend" (id, slug, label, folded, "firstSeenOn", "lastSeenOn") VALUES (1, 'rain', 'Rain', 'rain', '2025-01-01', '2025-01-02');
  INSERT INTO "ArticleTrend" VALUES (1, 1, 0, '2025-01-01', '2025-01-01'), (2, 1, 0, '2025-01-02', '2025-01-02');
  INSERT INTO "IndexNote" ("articleId", "renamedId", "articlesAfter") VALUES (1, NULL, 0), (NULL, 1, 1);
`;

describe('the tables', () => {
  let dateline: TestDateline;
  beforeAll(async () => {
    dateline = await openDateline();
    await dateline.ingestTexts({
      'quay.txt':
        'date 2025-04-01\nMayor Opens Quay\nIt holds ten ships.\nMayor Jane Merriwether opened it in Lisbon. “It is a great day,” Merriwether said.\n',
    });
  });
  afterAll(() => dateline.close());

  it.each([
    `UPDATE "Mention" SET "end" = start`,
    `UPDATE "Mention" SET field = 'HEADLINE' WHERE block IS NOT NULL`,
    `UPDATE "Quote" SET confidence = 1.1`,
    `UPDATE "Quote" SET ranges = '{1}'`,
    `UPDATE "Entity" SET "articleCount" = -1`,
    `UPDATE "Entity" SET "firstSeenOn" = '2025-04-02'`,
    `UPDATE "Place" SET "countryCode" = 'pt'`,
    `UPDATE "Place" SET latitude = 91, longitude = 0`,
    `UPDATE "Article" SET headline = repeat('x', 1001)`,
    `UPDATE "Block" SET position = -1 WHERE position = 0`,
  ])('refuse %s', async (statement) => {
    await expect(query(dateline.databaseUrl, statement)).rejects.toThrow('violates check constraint');
  });

  it('number quotes beyond the integers', async () => {
    await query(dateline.databaseUrl, `SELECT setval('"Quote_id_seq"', 9000000000000)`);
    await dateline.ingestTexts({
      'rain.txt':
        'date 2025-04-02\nRain Falls\nIt falls on Porto.\nMayor Ana Prates was glad. “It is about time,” Prates said. “We need it,” Prates added.\n',
    });
    const first = (await dateline.get('{ quotes(first: 1) { nodes { id text } pageInfo { endCursor } } }')).quotes;
    expect(Buffer.from(first.nodes[0].id, 'base64').toString()).toMatch(/^Quote:900000000000\d$/);
    const found = await dateline.get(
      `query ($id: ID!, $after: String) { node(id: $id) { ... on Quote { text } } quote(id: $id) { text }
        quotes(first: 1, after: $after) { nodes { id } } searchQuotes(query: "time") { nodes { text } } }`,
      { id: first.nodes[0].id, after: first.pageInfo.endCursor },
    );
    expect([found.node.text, found.quote.text]).toEqual([first.nodes[0].text, first.nodes[0].text]);
    expect(found.quotes.nodes[0].id).not.toBe(first.nodes[0].id);
    expect(found.searchQuotes.nodes).toEqual([{ text: expect.stringContaining('about time') }]);
  });

  it('take a story whose texts are too long, cut and with a warning', async () => {
    const long = {
      id: `wire-${'9'.repeat(1000)}`,
      headline: '雨'.repeat(990),
      date: '2025-04-03',
      text: 'It rains.',
      publication: 'p'.repeat(300),
      authors: [`Ana ${'x'.repeat(300)}`],
    };
    const { outcomes } = await dateline.ingestTexts({ 'long.jsonl': `${JSON.stringify(long)}\n` });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored']);
    const again = await dateline.ingestTexts({ 'long.jsonl': `${JSON.stringify(long)}\n` });
    expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged']);
    const [article] = (
      await dateline.get(
        '{ articles(first: 1) { nodes { externalId headline publication { name } authors { name } warnings { code location { field } } } } }',
      )
    ).articles.nodes;
    expect(Buffer.byteLength(article.headline)).toBeLessThanOrEqual(2600);
    expect(article.externalId.length).toBeLessThanOrEqual(400);
    for (const { name } of [article.publication, ...article.authors]) expect(name.length).toBeLessThanOrEqual(200);
    const cut = article.warnings.filter(({ code }: { code: string }) => code === 'VALUE_TRUNCATED');
    expect(cut).toHaveLength(4);
    expect(cut).toContainEqual(expect.objectContaining({ location: { field: 'HEADLINE' } }));
  });

  it('count a title once for a person, with the newest article, also when an article no longer prints it', async () => {
    const story = (day: string, title: string) =>
      `date 2025-05-${day}\nBridge Day ${day}\nThe bridge is long.\n${title} Zeynep Aydemir crossed the bridge in Porto on Monday.\n`;
    const titles = async () =>
      (await dateline.get('{ person(name: "Zeynep Aydemir") { titles { text article { externalId } } } }')).person
        .titles;
    await dateline.ingestTexts({ 'b1.txt': story('01', 'Mayor'), 'b2.txt': story('02', 'Mayor') });
    expect(await titles()).toEqual([{ text: 'Mayor', article: { externalId: 'b2' } }]);
    await dateline.ingestTexts({ 'b2.txt': story('02', 'Senator') });
    expect(await titles()).toEqual([
      { text: 'Senator', article: { externalId: 'b2' } },
      { text: 'Mayor', article: { externalId: 'b1' } },
    ]);
    expect(
      await dateline.database.personTitle.findMany({
        select: { text: true, articleCount: true },
        where: { person: { name: 'Zeynep Aydemir' } },
        orderBy: { text: 'asc' },
      }),
    ).toEqual([
      { text: 'Mayor', articleCount: 1 },
      { text: 'Senator', articleCount: 1 },
    ]);
  });
});
