import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createSearch } from '../src/search/createSearch.ts';
import { rebuildIndex } from '../src/search/indexing/rebuild.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

/** More than the 1,000 that the engine lists by default. */
const count = 2500;
let dateline: TestDateline;
let prefix: string;

beforeAll(async () => {
  dateline = await openDateline();
  prefix = `${new URL(dateline.databaseUrl).pathname.slice(1)}_`;
  await storeMany(dateline, count);
  await dateline.ingestTexts({});
}, 600_000);

afterAll(async () => dateline.close());

/** Stores nearly equal stories, which are the hardest to keep in one order from page to page. */
async function storeMany({ database }: TestDateline, many: number): Promise<void> {
  const at = (n: number) => new Date(Date.UTC(2024, 0, 1 + (n % 30)));
  const numbers = Array.from({ length: many }, (_, n) => n);
  const articles = await database.article.createManyAndReturn({
    select: { id: true },
    data: numbers.map((n) => ({
      slug: `s${n}`,
      externalId: `s${n}`,
      headline: n % 3 === 0 ? 'Kestrel seen again' : 'A quiet day',
      language: 'en',
      publishedOn: at(n),
      publishedAt: at(n),
      datePrecision: 'DAY' as const,
      text: 'A kestrel was seen.',
      wordCount: 4,
      hasPhoto: false,
      quoteCount: 0,
    })),
  });
  await database.block.createMany({
    data: articles.map(({ id }, n) => ({
      articleId: id,
      position: 0,
      kind: 'PARAGRAPH' as const,
      text: `A kestrel was seen over the harbour by number ${n % 7} on its way home again.`,
    })),
  });
}

interface Page {
  totalCount: number;
  totalIsExact: boolean;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { externalId: string } }[];
}

async function walk(variables: object): Promise<{ seen: string[]; totals: Set<string> }> {
  const seen: string[] = [];
  const totals = new Set<string>();
  for (let after: string | null = null; ; ) {
    const asked: { searchArticles: Page } = await dateline.get(
      `query($query: String!, $orderBy: SearchOrder, $matching: Matching, $first: Int, $after: String) {
        searchArticles(query: $query, orderBy: $orderBy, matching: $matching, first: $first, after: $after) {
          totalCount totalIsExact pageInfo { hasNextPage endCursor } edges { node { externalId } } } }`,
      { first: 100, ...variables, after },
    );
    const { totalCount, totalIsExact, pageInfo, edges } = asked.searchArticles;
    seen.push(...edges.map(({ node }) => node.externalId));
    totals.add(`${totalCount} ${totalIsExact}`);
    if (!pageInfo.hasNextPage) return { seen, totals };
    after = pageInfo.endCursor;
  }
}

it('gives each of 2,500 hits once, in every order, whichever way the words are matched', async () => {
  // A third of the stories hold its first three words as they stand, and come first.
  const long = 'kestrel seen again, over, the, harbour, by, number, on, its, way, home, was, a';
  for (const variables of [
    { query: 'kestrel' },
    { query: 'kestrel', orderBy: 'NEWEST' },
    { query: '', orderBy: 'OLDEST' },
    { query: 'kestrel unicorn', matching: 'MOST_WORDS' },
    { query: long },
    { query: 'kestrel', first: 97 },
  ]) {
    const { seen, totals } = await walk(variables);
    expect([variables, seen.length, new Set(seen).size, [...totals]]).toEqual([
      variables,
      count,
      count,
      [`${count} true`],
    ]);
  }
}, 600_000);

it('ends with the last hit, however far a cursor points', async () => {
  const { searchArticles } = await dateline.get(
    '{ searchArticles(query: "kestrel", first: 1) { pageInfo { endCursor } } }',
  );
  const [name] = Buffer.from(searchArticles.pageInfo.endCursor, 'base64url').toString().split(' ');
  const after = Buffer.from(`${name} 999999999`).toString('base64url');
  const far = await dateline.get(
    'query($after: String) { searchArticles(query: "kestrel", first: 1, after: $after) { totalCount pageInfo { hasNextPage } nodes { id } } }',
    { after },
  );
  expect(far.searchArticles).toEqual({ totalCount: count, pageInfo: { hasNextPage: false }, nodes: [] });
});

it('puts the newer of equal stories first, and a headline before a body', async () => {
  const { searchArticles } = await dateline.get(
    '{ searchArticles(query: "kestrel", first: 100) { nodes { headline publishedOn } } }',
  );
  const days = searchArticles.nodes.map(({ publishedOn }: { publishedOn: string }) => publishedOn);
  expect(new Set(searchArticles.nodes.map(({ headline }: { headline: string }) => headline))).toEqual(
    new Set(['Kestrel seen again']),
  );
  expect(days).toEqual([...days].sort().reverse());
});

it('answers from the old index when a rebuild is killed, and is rebuilt by the next', async () => {
  const { url, apiKey } = inject('search');
  const script = fileURLToPath(new URL('support/rebuildIndexes.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dateline.databaseUrl, url, apiKey, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [progress] = await once(child.stdout, 'data');
  expect(Number.parseInt(String(progress), 10)).toBeLessThan(count);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const totalCount = async () =>
    (await dateline.get('{ searchArticles(query: "kestrel") { totalCount } }')).searchArticles.totalCount;
  expect(await totalCount()).toBe(count);
  const { indexes } = createSearch({ url, apiKey, indexPrefix: prefix });
  const rebuild = () => rebuildIndex(dateline.database, indexes, { onRefused: (message) => expect.fail(message) });
  await expect.poll(rebuild, { timeout: 200_000 }).toBe(count);
  expect(await totalCount()).toBe(count);
}, 300_000);
