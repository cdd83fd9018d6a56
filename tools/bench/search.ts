import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '../../src/database/client.ts';
import { openReader } from '../../src/database/read/reader.ts';
import { createApi } from '../../src/http/api.ts';
import { createLog } from '../../src/log.ts';
import { createSearch } from '../../src/search/createSearch.ts';
import { rebuildIndex } from '../../src/search/indexing/rebuild.ts';
import { engineAlone } from './engineAlone.ts';
import { measureTimes } from './measure.ts';
import { createRandom } from './random.ts';
import { fillSearchCorpus, type SearchCorpus } from './searchCorpus.ts';

export interface SearchBenchOptions {
  databaseUrl: string;
  database: Database;
  search: { url: string; apiKey: string };
  stories: number;
  rounds: number;
  print: (line: string) => void;
}

const indexPrefix = 'bench_';

/**
 * Compares `searchArticles` over HTTP, with twenty hits, snippets and three facets, with the engine's own client asking
 * the engine the same, at 1 and at 16 clients.
 */
export async function benchSearch({
  database,
  databaseUrl,
  search,
  stories,
  rounds,
  print,
}: SearchBenchOptions): Promise<void> {
  const started = performance.now();
  const corpus = await fillSearchCorpus(database, stories);
  const engine = createSearch({ ...search, indexPrefix, searchTimeoutMs: 60_000 });
  await rebuildIndex(database, engine.indexes, { onRefused: print });
  print(`${stories} invented stories stored and indexed in ${((performance.now() - started) / 1000).toFixed(0)} s`);

  const reader = openReader(databaseUrl);
  const server = createServer(createApi({ reader, search: engine, log: createLog('silent') }).listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const answerers = [
    { name: 'Dateline, searchArticles', ask: (query: string) => askDateline(url, query) },
    { name: "the engine's own client", ask: engineAlone(search.url, search.apiKey, `${indexPrefix}articles`) },
  ];
  const queries = makeQueries(corpus);
  try {
    for (const clients of [1, 16]) {
      const times = await measureTimes(answerers, queries, clients, rounds);
      print(`\n${clients} ${clients === 1 ? 'client' : 'clients'}, ${queries.length * rounds} requests each`);
      for (const [i, { median, slow }] of times.entries())
        print(`  ${answerers[i]?.name.padEnd(26)} median ${median.toFixed(1)} ms, 95 % within ${slow.toFixed(1)} ms`);
      print(`  ratio of the medians       ${((times[0]?.median ?? 0) / (times[1]?.median ?? 1)).toFixed(2)}`);
    }
  } finally {
    await reader.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const document = `query($query: String!) { searchArticles(query: $query, first: 20) { totalCount
  edges { cursor score node { id slug headline publishedOn } snippets { field location { field block } text ranges { start end } } }
  facets(fields: [PEOPLE, PLACES, MONTH]) { field values { value label count } } } }`;

async function askDateline(url: string, query: string): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
    body: JSON.stringify({ query: document, variables: { query } }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { searchArticles?: { totalCount: number } };
    errors?: unknown;
  };
  if (errors || !data?.searchArticles) throw new Error(`Search answered ${JSON.stringify(errors)}.`);
  return data.searchArticles.totalCount;
}

/** Makes queries as people type them: one, two and three words, frequent and rare, and names. */
function makeQueries({ words, people }: SearchCorpus): string[] {
  const random = createRandom(11);
  const word = () => words[50 + random.below(1500)] ?? '';
  return Array.from({ length: 100 }, (_, i) => {
    if (i % 4 === 0) return `${word()} `;
    if (i % 4 === 1) return `${word()} ${words[random.below(60)]} `;
    if (i % 4 === 2) return `${people[random.below(people.length)]} `;
    return `${words[random.below(60)]} ${words[random.below(60)]} ${words[random.below(60)]} `;
  });
}
