import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reresolve } from '../src/ingest/reresolve.ts';
import { sampleFolder } from '../src/ingest/sample.ts';
import { compareCounts, repairCounts } from '../src/ingest/store/recount.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';
import { query } from './support/engines.ts';

let dateline: TestDateline;
let stories: string[];
beforeAll(async () => {
  dateline = await openDateline();
  const files = (await readdir(sampleFolder)).filter((name) => name.endsWith('.txt')).sort();
  stories = await Promise.all(files.map((name) => readFile(join(sampleFolder, name), 'utf8')));
});
afterAll(() => dateline.close());

/** A sequence that is the same in every run. */
let state = 20_250_311;
const next = (below: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
};

/** A story under a fixed id, whose text, day, authors and publisher change with every version. */
function version(id: number): string {
  const text = stories[next(stories.length)] as string;
  return JSON.stringify({
    id: `story-${id}`,
    headline: `Story ${id}`,
    date: `2025-0${1 + next(4)}-1${next(3)}`,
    text: text
      .split('\n')
      .slice(2, 4 + next(16))
      .join('\n'),
    authors: [`Author ${next(4)}`],
    publication: `Post ${next(3)}`,
    trends: [`Trend ${next(5)}`, `Trend ${next(5)}`],
  });
}

describe('counts', () => {
  it('are those of a recount after stories came, changed, were refused and were resolved again', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const lines = Array.from({ length: 4 }, () => version(next(8)));
      if (round % 3 === 0) lines.push(JSON.stringify({ id: 'refused', text: 'No headline and no date.' }));
      const ingested = await dateline.ingestTexts({ 'stories.jsonl': `${lines.join('\n')}\n` });
      for (const { outcome } of ingested.outcomes) outcomes.add(outcome);
      if (round % 3 === 2) await reresolve(dateline.database, { all: true });
      expect(await compareCounts(dateline.database)).toEqual([]);
    }
    expect([...outcomes].sort()).toEqual(expect.arrayContaining(['rejected', 'stored', 'updated']));
    for (const table of ['EntityMonth', 'ArticleCountry', 'Country', 'Month'])
      expect(await query(dateline.databaseUrl, `SELECT 1 FROM "${table}" LIMIT 1`)).toHaveLength(1);
  });

  it('that are wrong are found and corrected', async () => {
    await query(
      dateline.databaseUrl,
      `UPDATE "Entity" SET "articleCount" = "articleCount" + 1 WHERE id = (SELECT min("entityId") FROM "ArticleEntity");
      UPDATE "EntityMonth" SET "articleCount" = "articleCount" + 2 WHERE "entityId" = (SELECT min("entityId") FROM "ArticleEntity");
      DELETE FROM "ArticleCountry" WHERE "articleId" = (SELECT min("articleId") FROM "ArticleCountry");
      UPDATE "Corpus" SET "personCount" = 7;
      INSERT INTO "Month" VALUES ('1999-01-01', 3, 3);`,
    );
    const wrong = await compareCounts(dateline.database);
    expect(wrong.map(({ table }) => table)).toEqual([
      'Entity',
      'Month',
      'EntityMonth',
      'ArticleCountry',
      'Country',
      'Corpus',
    ]);
    expect(wrong[0]).toEqual({ table: 'Entity', rows: 1 });
    expect((await repairCounts(dateline.database)).map(({ table }) => table)).toEqual(
      expect.arrayContaining(['Entity', 'Month', 'EntityMonth', 'ArticleCountry', 'Corpus']),
    );
    expect(await compareCounts(dateline.database)).toEqual([]);
  });
});
