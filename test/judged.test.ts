import { afterAll, beforeAll, expect, it } from 'vitest';
import { readJudgedQueries, scoreRanking, storyName } from '../tools/bench/judgedQueries.ts';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;

beforeAll(async () => {
  dateline = await openSample();
});

afterAll(async () => dateline.close());

async function rank(query: string): Promise<string[]> {
  const asked = 'query($query: String!) { searchArticles(query: $query, first: 20) { nodes { externalId } } }';
  const { searchArticles } = await dateline.get(asked, { query });
  return searchArticles.nodes.map(({ externalId }: { externalId: string }) => storyName(externalId));
}

it('finds what readers mean, and what they mean most first', async () => {
  const queries = await readJudgedQueries();
  expect(queries.length).toBeGreaterThanOrEqual(60);
  const { reciprocalRank, recall, precision, misses } = await scoreRanking(queries, rank);
  const scores = { reciprocalRank, recall, precision };
  const message = `${JSON.stringify(scores)}; not all found or not first:\n${misses.join('\n')}`;
  expect(reciprocalRank, message).toBeGreaterThan(0.95);
  expect(recall, message).toBeGreaterThan(0.95);
}, 240_000);
