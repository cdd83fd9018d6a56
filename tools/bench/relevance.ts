import { Meilisearch } from 'meilisearch';
import type { Database } from '../../src/database/client.ts';
import { loadSample } from '../../src/ingest/sample.ts';
import { createLog } from '../../src/log.ts';
import { createSearch } from '../../src/search/createSearch.ts';
import { loadArticleDocuments } from '../../src/search/indexing/loadDocuments.ts';
import { rebuildIndex } from '../../src/search/indexing/rebuild.ts';
import { printScores, type Rank, readJudgedQueries, scoreRanking, storyName } from './judgedQueries.ts';

export interface JudgedBenchOptions {
  /** Empty; the sample corpus is loaded into it. */
  database: Database;
  search: { url: string; apiKey: string };
  print: (line: string) => void;
}

/** Scores our search, and the engine with its default settings, on the judged queries of the sample corpus. */
export async function benchRelevance({ database, search, print }: JudgedBenchOptions): Promise<void> {
  await loadSample(database, createLog('silent'));
  const rows = await database.article.findMany({ select: { id: true, externalId: true } });
  const names = new Map(rows.map(({ id, externalId }) => [id, storyName(externalId)]));
  const queries = await readJudgedQueries();
  const ours = await scoreRanking(queries, await rankWithSearch(database, search, names, print));
  const plain = await scoreRanking(queries, await rankWithDefaults(database, search, names));
  print(`${queries.length} judged queries on ${rows.length} stories`);
  print(printScores('Dateline', ours));
  print(printScores('the engine’s defaults', plain));
}

type StoryNames = Map<number, string>;

async function rankWithSearch(
  database: Database,
  address: JudgedBenchOptions['search'],
  names: StoryNames,
  print: (line: string) => void,
): Promise<Rank> {
  const search = createSearch({ ...address, indexPrefix: 'judged_', searchTimeoutMs: 60_000 });
  await rebuildIndex(database, search.indexes, { onRefused: print });
  return async (query) => {
    const { hits } = await search.searchArticles({ query, offset: 0, limit: 20 });
    return hits.map(({ articleId }) => names.get(articleId) ?? '');
  };
}

async function rankWithDefaults(
  database: Database,
  { url, apiKey }: JudgedBenchOptions['search'],
  names: StoryNames,
): Promise<Rank> {
  const index = new Meilisearch({ host: url, apiKey }).index<{ id: number }>('judged_defaults');
  const { articles } = await loadArticleDocuments(database, [...names.keys()]);
  await index.addDocuments(articles, { primaryKey: 'id' }).waitTask();
  return async (query) => (await index.search(query)).hits.map(({ id }) => names.get(id) ?? '');
}
