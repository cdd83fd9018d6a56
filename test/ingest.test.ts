import { mkdir, mkdtemp, open, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../src/database/client.ts';
import { ingestStories, type Outcome } from '../src/ingest/ingest.ts';
import { readStories } from '../src/ingest/intake/readStories.ts';
import { sampleFolder } from '../src/ingest/sample.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
let folder: string;

beforeAll(async () => {
  dateline = await openDateline();
});
afterAll(() => dateline.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-ingest-'));
  return () => rm(folder, { recursive: true });
});

const sound = (headline: string) =>
  `date 2025-03-11\n${headline}\nThe ferry struck a bank on Monday.\nNobody was hurt, the port of Lisbon said.\n`;

/** What became of each story: `stored a.txt:1`, `EMPTY b.txt:1 The file …`, `unreadable c.txt …`. */
const told = (outcomes: Outcome[]): string[] =>
  outcomes.map((each) => {
    if (each.outcome === 'rejected') {
      const { code, file, line, message } = each.rejection;
      return `${code} ${short(file)}:${line} ${message}`;
    }
    if (each.outcome === 'unreadable') return `unreadable ${short(each.file)} ${each.message}`;
    return `${each.outcome} ${short(each.file)}:${each.line}`;
  });

const short = (file: string) => file.replace(`${folder}/`, '');

async function write(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

describe('bad input', () => {
  it('is named with its file, line, reason and remedy, and keeps no other story from being stored', async () => {
    await write('00-first.txt', sound('First Ferry Runs Aground'));
    await write('01-empty.txt', '');
    await write('02-binary.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0xff, 0, 7, 0, 3, 0, 0, 0, 9]));
    const huge = await open(join(folder, '03-huge.txt'), 'w');
    await huge.truncate(200 * 1024 * 1024);
    await huge.close();
    await mkdir(join(folder, '04-folder.txt'));
    await symlink(join(folder, 'nothing'), join(folder, '05-dangling.txt'));
    await symlink(folder, join(folder, '06-loop'));
    const lines = Array.from({ length: 10 }, (_, i) =>
      JSON.stringify({ id: `wire-${i + 1}`, headline: `Wire story ${i + 1}`, date: '2025-03-12', text: 'It sank.' }),
    );
    lines[6] = '{"id": "wire-7", "headline": "Wire';
    await write('07-wire.jsonl', lines.join('\n'));
    await write('08-line.txt', 'One line alone\n');
    await write('09-dateless.txt', 'A Ferry Without a Day\nThe ferry struck a bank.\nNobody was hurt.\n');
    await write('10-early.txt', sound('A Ferry of the Year 23').replace('2025-', '0023-'));
    await write('99-last.txt', sound('Last Ferry Runs Aground'));

    const { outcomes, ...counts } = await dateline.ingest(folder, join(folder, 'missing'));
    const lost = told(outcomes);
    const about = (name: string) => lost.filter((line) => line.includes(name)).join('\n');
    expect(about('00-first')).toBe('stored 00-first.txt:1');
    expect(about('01-empty')).toMatch(/^EMPTY 01-empty\.txt:1 .*empty/i);
    expect(about('02-binary')).toMatch(/^NOT_TEXT 02-binary\.txt:1 .{20}/);
    expect(about('03-huge')).toMatch(/^TOO_LARGE 03-huge\.txt:1 The file has 209715200 bytes/);
    expect(about('05-dangling')).toMatch(/^unreadable 05-dangling\.txt .*does not exist/);
    expect(about('06-loop')).toMatch(/^unreadable 06-loop .*links back/);
    expect(about('07-wire.jsonl:7')).toMatch(/^MALFORMED 07-wire\.jsonl:7 .{20}/);
    expect(lost.filter((line) => line.startsWith('stored 07-wire.jsonl'))).toHaveLength(9);
    expect(about('08-line')).toMatch(/^DATE_MISSING 08-line\.txt:1 .{20}/);
    expect(about('09-dateless')).toMatch(/^DATE_MISSING 09-dateless\.txt:1 .{20}/);
    expect(about('10-early')).toMatch(/^DATE_MISSING 10-early\.txt:1 .*0023/);
    expect(about('99-last')).toBe('stored 99-last.txt:1');
    expect(about('missing')).toMatch(/^unreadable missing .*does not exist/);
    expect(counts).toMatchObject({ stored: 11, unreadable: 3, failed: 0 });
    expect(await dateline.get('{ article(externalId: "wire-8") { headline } }')).toEqual({
      article: { headline: 'Wire story 8' },
    });
  });

  it('of 100,000 lines is a story as long', async () => {
    const own = await openDateline();
    const text = Array.from({ length: 100_000 }, (_, i) => `Line ${i}.`).join('\n');
    const file = await write('record.txt', `${sound('A Record Is Read')}${text}\n`);
    const { stored, failed } = await ingestStories(readStories([file]), { database: own.database });
    expect({ stored, failed }).toEqual({ stored: 1, failed: 0 });
    const { article } = await own.get('{ article(externalId: "record") { wordCount body { __typename } } }');
    expect(article.wordCount).toBeGreaterThan(200_000);
    await own.close();
  });

  it('in other bytes than UTF-8 is read as what it is, or told', async () => {
    const latin = Buffer.from(sound('The \u201ccaf\u00e9\u201d Opens').replace(/[\u201c\u201d]/g, '"'), 'latin1');
    const broken = Buffer.concat([Buffer.from(sound('Broken Bytes Arrive')), Buffer.from([0xc3, 0x28, 0xff, 0x0a])]);
    const { outcomes } = await dateline.ingestTexts({ 'latin.txt': latin, 'broken.txt': broken });
    expect(outcomes.map(({ outcome }) => outcome)).not.toContain('failed');
    const { article } = await dateline.get('{ article(externalId: "latin") { headline } }');
    expect(article.headline).toBe('The "caf\u00e9" Opens');
  });

  it('with characters that the database cannot keep is stored without them', async () => {
    const { outcomes } = await dateline.ingestTexts({
      'nul.jsonl': `${JSON.stringify({ id: 'n\0ul', headline: 'A\0 Ferry\ud83d', date: '2025-03-12', text: 'It\0 sank\udc00.', tags: ['a\0b'] })}\n`,
      'after.txt': sound('A Ferry After It'),
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
  });

  it('with fields of other kinds is told or stored, never a fault', async () => {
    const odd = [
      { id: {}, headline: 7, date: 0, text: [] },
      { headline: 'x'.repeat(100_000), date: '2025-03-12', text: 'Long.' },
      { headline: '—', date: '2025-03-12', text: '—' },
      { headline: 'Tags', date: '2025-03-12', text: 'T.', tags: Array.from({ length: 3000 }, (_, i) => `Tag ${i}`) },
      { headline: 'More tags', date: '2025-03-12', text: 'T.', tags: ['', '—', '—', ' ', 'x'.repeat(10_000)] },
      { headline: 'Authors', date: '9999-12-31', text: 'T.', authors: ['', '—', 'A', 'a', { name: 'B' }] },
      { headline: 'Far', date: '+275760-09-13T00:00:00Z', text: 'T.' },
      { headline: 'Address', date: '2025-03-12', text: 'T.', url: 'javascript:alert(1)' },
      { id: 'x'.repeat(10_000), headline: 'Id', date: '2025-03-12', text: 'T.', publication: 'p'.repeat(10_000) },
    ];
    const { outcomes } = await dateline.ingestTexts({
      'odd.jsonl': odd.map((each) => JSON.stringify(each)).join('\n'),
    });
    const faults = outcomes.map((each) => (each.outcome === 'failed' ? String(each.error) : each.outcome));
    expect(faults.filter((each) => !['stored', 'rejected'].includes(each))).toEqual([]);
    expect(outcomes).toHaveLength(odd.length);
  });
});

const visit = `date 2025-04-01 Trends :Port Visit
Mayor Opens New Quay
The quay will hold ten ships.
Mayor Jane Merriwether opened the quay in Lisbon. “This is a great day,” Merriwether said.
`;
const visitMended = `date 2025-04-02 Trends :Quay Opening
Minister Opens New Quay
The quay will hold ten ships.
Minister Paula Ferreira-Costa opened the quay in Porto. “We are glad,” Ferreira-Costa said.
`;

describe('a story that comes again', () => {
  const query = `{ article(externalId: "quay") { id slug headline quotes { nodes { text } } people { nodes { name } }
    places { nodes { name } } trends { label } ingestedAt modifiedAt } }`;
  const person = (slug: string) =>
    `{ person(slug: "${slug}") { name articleCount quoteCount aliases titles { text } } }`;

  it('is unchanged when its bytes are', async () => {
    expect(await dateline.ingestTexts({ 'quay.txt': visit })).toMatchObject({ stored: 1 });
    const before = await dateline.get(query);
    expect(await dateline.ingestTexts({ 'quay.txt': visit })).toMatchObject({ stored: 0, updated: 0, unchanged: 1 });
    expect(await dateline.get(query)).toEqual(before);
    expect(await dateline.database.searchOutbox.count()).toBe(0);
  });

  it('with other bytes keeps its id and slug, and nothing of what it said before', async () => {
    const { article: before } = await dateline.get(query);
    const former = await dateline.get(person('jane-merriwether'));
    expect(former.person).toMatchObject({ articleCount: 1, quoteCount: 1 });

    expect(await dateline.ingestTexts({ 'quay.txt': visitMended })).toMatchObject({ updated: 1, stored: 0 });
    const { article } = await dateline.get(query);
    expect([article.id, article.slug, article.ingestedAt]).toEqual([before.id, before.slug, before.ingestedAt]);
    expect(article).toMatchObject({
      headline: 'Minister Opens New Quay',
      quotes: { nodes: [{ text: 'We are glad' }] },
      people: { nodes: [{ name: 'Paula Ferreira-Costa' }] },
      places: { nodes: [{ name: 'Porto' }] },
      trends: [{ label: 'Quay Opening' }],
    });
    expect((await dateline.get(person('jane-merriwether'))).person ?? { articleCount: 0, quoteCount: 0 }).toMatchObject(
      {
        articleCount: 0,
        quoteCount: 0,
      },
    );
    expect(await dateline.get(person('paula-ferreira-costa'))).toMatchObject({
      person: { articleCount: 1, quoteCount: 1 },
    });
    const found = await dateline.get(
      '{ old: searchArticles(query: "Merriwether") { totalCount } new: searchArticles(query: "Ferreira-Costa") { totalCount } }',
    );
    expect(found).toEqual({ old: { totalCount: 0 }, new: { totalCount: 1 } });
  });

  it('leaves no row, count or alias of the former version', async () => {
    const [counts] = await dateline.database.$queryRaw<object[]>`
      SELECT (SELECT count(*)::int FROM "Entity" e WHERE e."articleCount" <>
          (SELECT count(*) FROM "ArticleEntity" l WHERE l."entityId" = e.id)) AS articles,
        (SELECT count(*)::int FROM "Entity" e WHERE e."quoteCount" <>
          (SELECT count(*) FROM "Quote" q WHERE q."speakerId" = e.id)) AS quotes,
        (SELECT count(*)::int FROM "Alias" a WHERE a.count <>
          (SELECT count(*) FROM "Mention" m WHERE m."entityId" = a."entityId" AND m.text = a.text)) AS aliases,
        (SELECT count(*)::int FROM (SELECT "entityId", text FROM "Mention" EXCEPT SELECT "entityId", text FROM "Alias") x) AS missing,
        (SELECT count(*)::int FROM "Author" a WHERE a."articleCount" <>
          (SELECT count(*) FROM "ArticleAuthor" l WHERE l."authorId" = a.id)) AS authors,
        (SELECT count(*)::int FROM "Publication" p WHERE p."articleCount" <>
          (SELECT count(*) FROM "Article" a WHERE a."publicationId" = p.id)) AS publications,
        (SELECT count(*)::int FROM "Trend" t WHERE t."articleCount" <>
          (SELECT count(*) FROM "ArticleTrend" l WHERE l."trendId" = t.id)) AS trends,
        (SELECT count(*)::int FROM "Day" d WHERE (d."articleCount", d."quoteCount") <>
          (SELECT (SELECT count(*) FROM "Article" a WHERE a."publishedOn" = d.day), (SELECT count(*) FROM "Quote" q WHERE q."publishedOn" = d.day))) AS days,
        (SELECT count(*)::int FROM "Entity" e WHERE e."articleCount" > 0 AND (e."firstSeenOn", e."lastSeenOn") <>
          (SELECT min(l."publishedOn"), max(l."publishedOn") FROM "ArticleEntity" l WHERE l."entityId" = e.id)) AS seen,
        (SELECT count(*)::int FROM (
          (SELECT "personId", text, "articleCount", "publishedAt" FROM "PersonTitle") EXCEPT
          (SELECT "personId", text, count(*)::int, max("publishedAt") FROM "ArticleTitle" GROUP BY 1, 2)) x) AS titles`;
    expect(Object.entries(counts ?? {}).filter(([, wrong]) => wrong !== 0)).toEqual([]);
    expect(Object.keys(counts ?? {})).toHaveLength(10);
  });

  it('gives a trend that it bears no more no article', async () => {
    const { trend } = await dateline.get('{ trend(label: "Port Visit") { articles { totalCount } } }');
    expect(trend?.articles.totalCount ?? 0).toBe(0);
  });
});

describe('two runs at once over the same stories', () => {
  it('store each story once and make nobody twice', async () => {
    const other = await openDateline();
    const second = openDatabase(other.databaseUrl);
    const files = (await readdir(sampleFolder)).filter((name) => name.endsWith('.txt')).sort();
    const paths = files.slice(0, 20).map((name) => join(sampleFolder, name));
    const [one, two] = await Promise.all([
      ingestStories(readStories(paths), { database: other.database }),
      ingestStories(readStories(paths), { database: second }),
    ]);
    const articles = await other.database.article.count();
    expect([one.stored + two.stored, one.unchanged + two.unchanged, one.failed + two.failed]).toEqual([
      articles,
      articles,
      0,
    ]);
    const alone = await openDateline();
    await ingestStories(readStories(paths), { database: alone.database });
    const named = (from: TestDateline) =>
      from.database.entity.findMany({
        select: { kind: true, name: true, articleCount: true, quoteCount: true },
        orderBy: [{ kind: 'asc' }, { name: 'asc' }, { articleCount: 'asc' }],
      });
    expect(await named(other)).toEqual(await named(alone));
    await Promise.all([second.$disconnect(), other.close(), alone.close()]);
  });
});

describe('a run', () => {
  it('that meets a fault in one story stores the others, and half of that one not at all', async () => {
    const own = await openDateline();
    await own.database.$executeRaw`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no quote of this'; END $$`;
    await own.database.$executeRaw`
      CREATE TRIGGER refuse BEFORE INSERT ON "Quote" FOR EACH ROW WHEN (NEW.text = 'This is a great day') EXECUTE FUNCTION refuse()`;
    const { outcomes, stored, failed } = await own.ingestTexts({
      'a.txt': sound('First Ferry Runs Aground'),
      'b.txt': visit,
      'c.txt': visitMended,
    });
    expect([stored, failed, outcomes.map(({ outcome }) => outcome)]).toEqual([2, 1, ['stored', 'failed', 'stored']]);
    expect(String((outcomes[1] as { error: unknown }).error)).toContain('no quote of this');
    expect(await own.get('{ article(externalId: "b") { id } person(name: "Jane Merriwether") { id } }')).toEqual({
      article: null,
      person: null,
    });
    await own.close();
  });

  it('that is aborted ends after the story it is at', async () => {
    const own = await openDateline();
    const abort = new AbortController();
    const counts = await ingestStories(readStories([sampleFolder]), {
      database: own.database,
      signal: abort.signal,
      onOutcome: () => abort.abort(),
    });
    expect([counts.stored, await own.database.article.count()]).toEqual([1, 1]);
    await own.close();
  });

  it('ends when the database does not answer any more', async () => {
    const gone = openDatabase('postgresql://nobody@127.0.0.1:1/none');
    await expect(ingestStories(readStories([sampleFolder]), { database: gone })).rejects.toThrow();
    await gone.$disconnect();
  });
});
