import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { sampleFolder } from '../src/ingest/sample.ts';
import { loadArticleDocuments } from '../src/search/indexing/loadDocuments.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

interface Judged {
  query: string;
  /** Stories of which one should come first. */
  first: string[];
  /** All stories that should be found. */
  finds: string[];
  why: string;
}

interface Scores {
  /** Mean of 1 / the place of the first story of `first`; 0 where none is among the first twenty. */
  reciprocalRank: number;
  /** Mean share of `finds` among the first twenty. */
  recall: number;
  /** Mean share of the first hits, as many as `finds` has, that are in `finds`. */
  precision: number;
}

type Rank = (query: string) => Promise<string[]>;

let dateline: TestDateline;
let queries: Judged[];
const plain = new Meilisearch({ host: inject('search').url, apiKey: inject('search').apiKey });
const plainIndex = plain.index<{ id: number; story: string }>(`plain_${process.pid}`);

beforeAll(async () => {
  const file = new URL('judged/queries.json', import.meta.url);
  queries = JSON.parse(await readFile(file, 'utf8'));
  dateline = await openDateline();
  const stories = (await readdir(sampleFolder)).filter((name) => name.endsWith('.txt'));
  await dateline.ingest(...stories.map((name) => join(sampleFolder, name)));
  const rows = await dateline.database.article.findMany({ select: { id: true, externalId: true } });
  const { articles } = await loadArticleDocuments(
    dateline.database,
    rows.map(({ id }) => id),
  );
  const storyOf = new Map(rows.map(({ id, externalId }) => [id, shortName(externalId)]));
  const documents = articles.map((article) => ({ ...article, story: storyOf.get(article.id) ?? '' }));
  await plainIndex.addDocuments(documents, { primaryKey: 'id' }).waitTask();
}, 120_000);

afterAll(async () => {
  await plain.deleteIndex(plainIndex.uid).waitTask();
  await dateline.close();
});

/** `2025-03-03-x` is called `03-03-x` in the list of queries. */
const shortName = (externalId: string) => externalId.replace(/^2025-/, '');

const ours: Rank = async (query) => {
  const asked = 'query($query: String!) { searchArticles(query: $query, first: 20) { nodes { externalId } } }';
  const { searchArticles } = await dateline.get(asked, { query });
  return searchArticles.nodes.map(({ externalId }: { externalId: string }) => shortName(externalId));
};
const theirs: Rank = async (query) => (await plainIndex.search(query)).hits.map(({ story }) => story);

async function score(rank: Rank): Promise<Scores & { misses: string[] }> {
  const each: (Scores & { query: string })[] = [];
  for (const { query, first, finds } of queries) {
    const ranked = await rank(query);
    const place = ranked.findIndex((story) => first.includes(story));
    const found = finds.filter((story) => ranked.includes(story)).length;
    const right = ranked.slice(0, finds.length).filter((story) => finds.includes(story)).length;
    const reciprocalRank = place < 0 ? 0 : 1 / (place + 1);
    each.push({ query, reciprocalRank, recall: found / finds.length, precision: right / finds.length });
  }
  const mean = (key: keyof Scores) => each.reduce((sum, one) => sum + one[key], 0) / each.length;
  return {
    reciprocalRank: mean('reciprocalRank'),
    recall: mean('recall'),
    precision: mean('precision'),
    misses: each
      .filter((one) => one.reciprocalRank < 1 || one.recall < 1)
      .map(
        (one) => `${one.query.slice(0, 60)}: first ${one.reciprocalRank.toFixed(2)}, recall ${one.recall.toFixed(2)}`,
      ),
  };
}

const print = (name: string, { reciprocalRank, recall, precision }: Scores) =>
  `${name.padEnd(28)} mean reciprocal rank ${reciprocalRank.toFixed(3)}, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`;

it('finds what readers mean, clearly better than the engine with its default settings', async () => {
  const [own, standard] = [await score(ours), await score(theirs)];
  process.stdout.write(
    `\n${queries.length} judged queries\n${print('Dateline', own)}\n${print('the engine as it comes', standard)}\nNot all found or not first:\n${own.misses.join('\n')}\n`,
  );
  expect(queries.length).toBeGreaterThanOrEqual(60);
  expect(own.reciprocalRank).toBeGreaterThan(Math.max(0.95, standard.reciprocalRank + 0.1));
  expect(own.recall).toBeGreaterThan(Math.max(0.95, standard.recall + 0.08));
});
