import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../src/database/client.ts';
import { applyMigrations } from '../../../src/database/migrations.ts';
import type { ServiceAddresses } from '../../../src/embedded/services.ts';
import { ingestStories } from '../../../src/ingest/ingest.ts';
import { readStories } from '../../../src/ingest/intake/readStories.ts';
import { sampleFolder } from '../../../src/ingest/sample.ts';
import { createSearch } from '../../../src/search/createSearch.ts';
import { catchUpIndex } from '../../../src/search/indexing/indexer.ts';
import { fillSyntheticCorpus } from '../graphCorpus.ts';

/** Which articles and people the pages ask for, by their slugs. */
export interface AskedNames {
  articles: string[];
  people: string[];
}

/** How many invented articles stand behind the sample's, which are newer. */
const inventedArticles = 2000;

/**
 * Fills an empty database with invented articles and the sample corpus, and chooses what the pages ask for.
 *
 * The search index is made, too: else Dateline would make it while it is measured.
 */
export async function fillServedCorpus(
  { databaseUrl, search }: ServiceAddresses,
  report: (line: string) => void,
): Promise<AskedNames> {
  await applyMigrations(databaseUrl);
  const database = openDatabase(databaseUrl);
  try {
    await fillSyntheticCorpus(databaseUrl, inventedArticles);
    const names = await readdir(sampleFolder);
    const files = names.filter((name) => name.endsWith('.txt')).sort();
    const { failed } = await ingestStories(readStories(files.map((name) => join(sampleFolder, name))), { database });
    if (failed > 0) throw new Error(`${failed} stories of the sample could not be stored.`);
    await catchUpIndex({ database, indexes: createSearch(search).indexes, report });
    await database.$executeRawUnsafe('VACUUM ANALYZE');
    return await chooseNames(database);
  } finally {
    await database.$disconnect();
  }
}

/** All articles of the sample, and the fifty people with the most articles, each with a page of them and of quotes. */
async function chooseNames(database: Database): Promise<AskedNames> {
  const articles = await database.article.findMany({ orderBy: { publishedAt: 'desc' }, take: 54 });
  const people = await database.entity.findMany({
    where: { kind: 'PERSON', articleCount: { gte: 20 }, quoteCount: { gte: 20 } },
    orderBy: [{ articleCount: 'desc' }, { id: 'asc' }],
    take: 50,
  });
  return { articles: articles.map(({ slug }) => slug), people: people.map(({ slug }) => slug) };
}
