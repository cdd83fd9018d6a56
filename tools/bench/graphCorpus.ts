import pg from 'pg';
import { openDatabase } from '../../src/database/client.ts';
import { countryName } from '../../src/graphql/inputs/country.ts';
import { counters } from '../../src/ingest/store/counters.ts';
import { recount } from '../../src/ingest/store/recount.ts';

/** How many rows an article has of each sort; about what real stories have. */
const perArticle = { blocks: 8, people: 5, places: 4, organizations: 4, quotes: 3, trends: 4 };

/** The kinds of entities in the order of their ids, and how many mentions of other kinds stand before those of each. */
const kinds = [
  { kind: 'PERSON', perArticle: perArticle.people, mentionsBefore: 0 },
  { kind: 'PLACE', perArticle: perArticle.places, mentionsBefore: perArticle.people },
  { kind: 'ORGANIZATION', perArticle: perArticle.organizations, mentionsBefore: perArticle.people + perArticle.places },
] as const;

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const countries = letters
  .flatMap((one) => letters.map((two) => one + two))
  .filter((code) => countryName(code) !== null);

/** The code of the country in which a place of this number lies. */
export const countryOf = (place: number): string => countries[place % countries.length] as string;

/** How many people, as many places and as many organisations a corpus of so many articles has. */
export const namesIn = (articles: number): number => Math.max(100, Math.round(articles / 10));
const trendsIn = (articles: number): number => Math.max(50, Math.round(articles / 20));

/**
 * Fills an empty database with invented articles and all that belongs to them, made by the database itself.
 *
 * The corpus is the same at every run. Names are drawn so that few are in very many articles and most in few, as in
 * news: `person-1` is in most. There are as many names as a tenth of the articles, and forty articles a day.
 *
 * Rows are written without the checks of foreign keys, and indexes are made after them: tens of millions of rows would
 * take hours otherwise.
 */
export async function fillSyntheticCorpus(databaseUrl: string, articles: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const fill = (statement: string) => client.query(statement);
    await fill(
      `SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '256MB'`,
    );
    const restoreIndexes = await dropIndexes(client);
    for (const statement of names(namesIn(articles), trendsIn(articles))) await fill(statement);
    for (const statement of stories(articles)) await fill(statement);
    for (const statement of links(namesIn(articles), trendsIn(articles))) await fill(statement);
    await restoreIndexes();
    await fill('VACUUM ANALYZE');
    for (const statement of days) await fill(statement);
    await countAll(databaseUrl);
    await fill('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/** Drops every index that no constraint needs. Returns what makes them again. */
async function dropIndexes(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
    JOIN pg_class made ON made.oid = indexrelid
    WHERE made.relnamespace = 'public'::regnamespace AND NOT indisunique`);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return async () => {
    for (const { definition } of rows) await client.query(definition);
  };
}

const syllables = `ARRAY['ba','den','ka','lo','mir','na','or','pe','qua','rus','sol','ta','ul','ven','wo','xi','yar','zem','che','dri']`;
/** A name of four syllables, the same for the same number and kind: `Denka Solta`. */
const nameOf = (number: string, kind: string): string => {
  const syllable = (place: number) =>
    `(${syllables})[1 + abs(hashtext(${kind} || ${number} || ' ${place}')::bigint) % 20]`;
  return `initcap(${syllable(1)} || ${syllable(2)} || ' ' || ${syllable(3)} || ${syllable(4)})`;
};

const names = (count: number, trends: number): string[] => [
  ...kinds.map(
    ({ kind }, i) => `
    INSERT INTO "Entity" (id, kind, slug, name, folded, "firstSeenOn", "lastSeenOn")
    SELECT ${i * count} + n, '${kind}', lower('${kind}') || '-' || n, name, lower(name), date '2010-01-01', date '2010-01-01'
    FROM generate_series(1, ${count}) n CROSS JOIN LATERAL (SELECT ${nameOf('n', `'${kind}'`)} AS name) named`,
  ),
  `SELECT setval('"Entity_id_seq"', ${kinds.length * count})`,
  `INSERT INTO "Place" ("entityId", kind, "countryCode", latitude, longitude)
    SELECT id, 'CITY', (ARRAY[${countries.map((code) => `'${code}'`)}])[1 + n % ${countries.length}],
      n * bigint '7919' % 180 - 90, n * bigint '104729' % 360 - 180
    FROM (SELECT id, substring(slug FROM '[0-9]+$')::int AS n FROM "Entity" WHERE kind = 'PLACE') numbered`,
  `INSERT INTO "Alias" ("entityId", text, folded, count) SELECT id, name, folded, 1 FROM "Entity"`,
  `INSERT INTO "Trend" (id, slug, label, folded, "firstSeenOn", "lastSeenOn")
    SELECT n, 'trend-' || n, 'Trend ' || n, 'trend ' || n, date '2010-01-01', date '2010-01-01' FROM generate_series(1, ${trends}) n`,
  `SELECT setval('"Trend_id_seq"', ${trends})`,
];

const articlesInOrder = '(SELECT * FROM "Article" ORDER BY id) a';

const stories = (count: number): string[] => [
  `INSERT INTO "Article" (id, slug, "externalId", headline, language, "publishedOn", "publishedAt", "datePrecision", text, "wordCount", "hasPhoto", "quoteCount")
    SELECT n, 'story-' || n, 'story-' || n, 'Story ' || n || ' of a long year', 'en', day, day + interval '1 minute' * (n % 1440), 'MINUTE',
      repeat('Words of story ' || n || '. ', 60), 240, n % 3 = 0, ${perArticle.quotes}
    FROM (SELECT n, date '2010-01-01' + n / 40 AS day FROM generate_series(1, ${count}) n) numbered`,
  `SELECT setval('"Article_id_seq"', ${count})`,
  `INSERT INTO "Block" ("articleId", position, kind, text)
    SELECT a.id, position, (CASE WHEN position = 0 AND a."hasPhoto" THEN 'PHOTO' ELSE 'PARAGRAPH' END)::"BlockKind",
      'Paragraph ' || position || ' of story ' || a.id || ', which names people and places and quotes some of them.'
    FROM "Article" a, generate_series(0, ${perArticle.blocks - 1}) position ORDER BY a.id, position`,
];

/** A number from 1 to `most`, small ones far more often, the same for the same row and place in it. */
const drawn = (row: string, place: string, salt: string, most: number): string =>
  `(1 + floor(${most} * power(abs(hashtext('${salt}' || ${row} || ' ' || ${place})::bigint)::float8 / 2147483649, 3))::int)`;

/** Rows of one article stand together, as ingest writes them: each list is made article by article. */
const links = (names: number, trends: number): string[] => [
  `INSERT INTO "ArticleEntity" ("articleId", "entityId", kind, "mentionCount", position, "publishedOn", "publishedAt", reason)
    SELECT a.id, named.id, named.kind::"EntityKind", 1, named.position, a."publishedOn", a."publishedAt", 'made up'
    FROM ${articlesInOrder} CROSS JOIN LATERAL (${kinds
      .map(
        ({ kind, perArticle: count, mentionsBefore }, i) => `
        SELECT '${kind}' AS kind, ${i * names} + ${drawn('a.id', 'place', kind, names)} AS id, ${mentionsBefore} + place AS position
        FROM generate_series(1, ${count}) place`,
      )
      .join(' UNION ALL ')}) named ON CONFLICT DO NOTHING`,
  `INSERT INTO "Mention" ("articleId", position, "entityId", field, block, start, "end", text)
    SELECT "articleId", position, "entityId", 'BODY', position % ${perArticle.blocks}, position * 10, position * 10 + 5, 'named'
    FROM "ArticleEntity" ORDER BY "articleId", position`,
  `INSERT INTO "Quote" ("articleId", position, kind, text, "speakerId", "speakerText", method, confidence, field, block, ranges, "publishedOn", "publishedAt")
    SELECT a.id, said.place, 'DIRECT', 'Something was said ' || place, said.speaker, 'Somebody', 'NAME', 0.9, 'BODY', place, ARRAY[0, 5], a."publishedOn", a."publishedAt"
    FROM ${articlesInOrder} CROSS JOIN LATERAL (
      SELECT place, ${drawn('a.id', 'place', 'PERSON', names)} AS speaker FROM generate_series(1, ${perArticle.quotes}) place) said`,
  `INSERT INTO "ArticleTrend" ("articleId", "trendId", position, "publishedOn", "publishedAt")
    SELECT a.id, printed.trend, printed.place, a."publishedOn", a."publishedAt"
    FROM ${articlesInOrder} CROSS JOIN LATERAL (
      SELECT place, ${drawn('a."publishedOn"', 'place', 'TREND', trends)} AS trend FROM generate_series(1, ${perArticle.trends}) place) printed
    ON CONFLICT DO NOTHING`,
];

/** First and last days, which ingest keeps and a recount does not. */
const days = [
  ['Entity', 'ArticleEntity', 'entityId'],
  ['Trend', 'ArticleTrend', 'trendId'],
].map(
  ([table, links, column]) => `
  UPDATE "${table}" row SET "firstSeenOn" = seen.first, "lastSeenOn" = seen.last
  FROM (SELECT "${column}" AS id, min("publishedOn") AS first, max("publishedOn") AS last FROM "${links}" GROUP BY 1) seen
  WHERE seen.id = row.id`,
);

async function countAll(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c session_replication_role=replica');
  const database = openDatabase(url.href);
  for (const counter of counters) await recount(database, counter);
  await database.$disconnect();
}
