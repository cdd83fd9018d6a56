import { type Database, Prisma } from '../../src/database/client.ts';

/** How many rows an article has of each sort; about what real stories have. */
const perArticle = { blocks: 8, people: 5, places: 4, organizations: 4, quotes: 3, trends: 4 };

/**
 * Fills an empty database with invented articles and all that belongs to them, made by the database itself.
 *
 * The corpus is the same at every run. Names are drawn so that few are in very many articles and most in few, as in
 * news; there are as many names as a tenth of the articles, and forty articles a day.
 */
export async function fillSyntheticCorpus(database: Database, articles: number): Promise<void> {
  const names = Math.max(100, Math.round(articles / 10));
  const trends = Math.max(50, Math.round(articles / 20));
  await insertNames(database, names, trends);
  await database.$executeRaw`
    INSERT INTO "Article" (slug, "externalId", headline, language, "publishedOn", "publishedAt", "datePrecision", text, "wordCount", "hasPhoto", "quoteCount")
    SELECT 'story-' || n, 'story-' || n, 'Story ' || n || ' of a long year', 'en', day, day + interval '1 minute' * (n % 1440), 'MINUTE',
      repeat('Words of story ' || n || '. ', 60), 240, n % 3 = 0, ${perArticle.quotes}::int
    FROM (SELECT n, date '2010-01-01' + n / 40 AS day FROM generate_series(1, ${articles}::int) n) numbered`;
  await database.$executeRaw`
    INSERT INTO "Block" ("articleId", position, kind, text)
    SELECT a.id, position, (CASE WHEN position = 0 AND a."hasPhoto" THEN 'PHOTO' ELSE 'PARAGRAPH' END)::"BlockKind",
      'Paragraph ' || position || ' of story ' || a.id || ', which names people and places and quotes some of them.'
    FROM "Article" a, generate_series(0, ${perArticle.blocks - 1}::int) position`;
  const { people, places, organizations } = perArticle;
  await linkNames(database, 'PERSON', { count: people, names, offset: 0 });
  await linkNames(database, 'PLACE', { count: places, names, offset: people });
  await linkNames(database, 'ORGANIZATION', { count: organizations, names, offset: people + places });
  await insertQuotesAndTrends(database, names, trends);
  await countAll(database);
}

async function insertNames(database: Database, names: number, trends: number): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "Entity" (kind, slug, name, folded, "firstSeenOn", "lastSeenOn")
    SELECT kind::"EntityKind", lower(kind) || '-' || n, initcap(kind) || ' ' || n, lower(kind) || ' ' || n,
      date '2010-01-01', date '2010-01-01'
    FROM unnest(ARRAY['PERSON', 'PLACE', 'ORGANIZATION']) kind, generate_series(1, ${names}::int) n`;
  await database.$executeRaw`
    INSERT INTO "Place" ("entityId", kind, "countryCode", latitude, longitude)
    SELECT id, 'CITY', chr(65 + n % 26) || chr(65 + n / 26 % 26), n * 7919 % 180 - 90, n * 104729 % 360 - 180
    FROM (SELECT id, substring(slug FROM '[0-9]+$')::int AS n FROM "Entity" WHERE kind = 'PLACE') numbered`;
  await database.$executeRaw`INSERT INTO "Alias" ("entityId", text, folded, count) SELECT id, name, folded, 1 FROM "Entity"`;
  await database.$executeRaw`
    INSERT INTO "Trend" (slug, label, folded, "firstSeenOn", "lastSeenOn")
    SELECT 'trend-' || n, 'Trend ' || n, 'trend ' || n, date '2010-01-01', date '2010-01-01' FROM generate_series(1, ${trends}::int) n`;
}

/** A number from 1 to `most`, small ones far more often, the same for the same article and place in it. */
const drawn = (article: Prisma.Sql, place: Prisma.Sql, salt: string, most: number): Prisma.Sql =>
  Prisma.sql`(1 + floor(${most}::int * power(abs(hashtext(${salt} || ${article} || ' ' || ${place}))::float8 / 2147483648, 3))::int)`;

/** @param offset How many mentions of other kinds stand before these. */
async function linkNames(
  database: Database,
  kind: string,
  { count, names, offset }: { count: number; names: number; offset: number },
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "ArticleEntity" ("articleId", "entityId", kind, "mentionCount", position, "publishedOn", "publishedAt", reason)
    SELECT a.id, e.id, ${kind}::"EntityKind", 1, place, a."publishedOn", a."publishedAt", 'made up'
    FROM "Article" a CROSS JOIN generate_series(1, ${count}::int) place
    JOIN "Entity" e ON e.kind = ${kind}::"EntityKind"
      AND e.slug = lower(${kind}) || '-' || ${drawn(Prisma.sql`a.id`, Prisma.sql`place`, kind, names)}
    ON CONFLICT DO NOTHING`;
  await database.$executeRaw`
    INSERT INTO "Mention" ("articleId", position, "entityId", field, block, start, "end", text)
    SELECT "articleId", ${offset}::int + position, "entityId", 'BODY', position % ${perArticle.blocks}::int, length(kind::text) * 100 + position * 10, length(kind::text) * 100 + position * 10 + 5, 'named'
    FROM "ArticleEntity" WHERE kind = ${kind}::"EntityKind"`;
}

async function insertQuotesAndTrends(database: Database, names: number, trends: number): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "Quote" ("articleId", position, kind, text, "speakerId", "speakerText", method, confidence, field, block, ranges, "publishedOn", "publishedAt")
    SELECT a.id, place, 'DIRECT', 'Something was said ' || place, e.id, e.name, 'NAME', 0.9, 'BODY', place, ARRAY[0, 5], a."publishedOn", a."publishedAt"
    FROM "Article" a CROSS JOIN generate_series(1, ${perArticle.quotes}::int) place
    JOIN "Entity" e ON e.kind = 'PERSON' AND e.slug = 'person-' || ${drawn(Prisma.sql`a.id`, Prisma.sql`place`, 'PERSON', names)}`;
  await database.$executeRaw`
    INSERT INTO "ArticleTrend" ("articleId", "trendId", position, "publishedOn", "publishedAt")
    SELECT a.id, trend.id, place, a."publishedOn", a."publishedAt"
    FROM "Article" a CROSS JOIN generate_series(1, ${perArticle.trends}::int) place
    JOIN "Trend" trend ON trend.slug = 'trend-' || ${drawn(Prisma.sql`a."publishedOn"`, Prisma.sql`place`, 'TREND', trends)}
    ON CONFLICT DO NOTHING`;
}

async function countAll(database: Database): Promise<void> {
  await database.$executeRaw`
    UPDATE "Entity" e SET "articleCount" = seen.count, "firstSeenOn" = seen.first, "lastSeenOn" = seen.last,
      "quoteCount" = (SELECT count(*) FROM "Quote" q WHERE q."speakerId" = e.id)
    FROM (SELECT "entityId", count(*) AS count, min("publishedOn") AS first, max("publishedOn") AS last FROM "ArticleEntity" GROUP BY 1) seen
    WHERE seen."entityId" = e.id`;
  await database.$executeRaw`
    UPDATE "Trend" trend SET "articleCount" = seen.count, "firstSeenOn" = seen.first, "lastSeenOn" = seen.last
    FROM (SELECT "trendId", count(*) AS count, min("publishedOn") AS first, max("publishedOn") AS last FROM "ArticleTrend" GROUP BY 1) seen
    WHERE seen."trendId" = trend.id`;
  await database.$executeRaw`
    INSERT INTO "Day" (day, "articleCount", "quoteCount")
    SELECT "publishedOn", count(*), count(*) * ${perArticle.quotes}::int FROM "Article" GROUP BY 1`;
  await database.$executeRawUnsafe('VACUUM ANALYZE');
}
