import { readFile } from 'node:fs/promises';

/** A query to the sample corpus, and what a reader wants to find with it. */
export interface JudgedQuery {
  query: string;
  /** Stories of which one should come first. */
  first: string[];
  /** All stories that should be found. */
  finds: string[];
  why: string;
}

export interface Scores {
  /** Mean of 1 / the place of the first story of `first`; 0 where none is among the first twenty. */
  reciprocalRank: number;
  /** Mean share of `finds` among the first twenty. */
  recall: number;
  /** Mean share of `finds` among the first hits, as many as `finds` has. */
  precision: number;
}

/** Searches for a query and returns stories, best first, each as `storyName` names it. */
export type Rank = (query: string) => Promise<string[]>;

/** A story as the judged queries name it: `2025-03-03-x` is `03-03-x`. */
export const storyName = (externalId: string): string => externalId.replace(/^2025-/, '');

export async function readJudgedQueries(): Promise<JudgedQuery[]> {
  const file = new URL('../../test/judged/queries.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as JudgedQuery[];
}

/** Scores a ranking on judged queries; `misses` are the queries with a wrong first hit, or with a story not found. */
export async function scoreRanking(queries: JudgedQuery[], rank: Rank): Promise<Scores & { misses: string[] }> {
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
  const misses = each.filter((one) => one.reciprocalRank < 1 || one.recall < 1);
  return {
    reciprocalRank: mean('reciprocalRank'),
    recall: mean('recall'),
    precision: mean('precision'),
    misses: misses.map(
      ({ query, reciprocalRank, recall }) =>
        `${query.slice(0, 60)}: first ${reciprocalRank.toFixed(2)}, recall ${recall.toFixed(2)}`,
    ),
  };
}

export const printScores = (name: string, { reciprocalRank, recall, precision }: Scores): string =>
  `${name.padEnd(28)} mean reciprocal rank ${reciprocalRank.toFixed(3)}, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`;
