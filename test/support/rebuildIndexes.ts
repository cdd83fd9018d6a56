import { openDatabase } from '../../src/database.ts';
import { rebuildIndex } from '../../src/search/indexing/rebuild.ts';
import { createMeilisearch } from '../../src/search/meilisearch.ts';

/** Runs as a program of its own, which a test may kill: rebuilds the indexes of a database and prints how far it is. */
const [databaseUrl = '', url = '', apiKey = '', indexPrefix = ''] = process.argv.slice(2);
const { indexes } = createMeilisearch({ url, apiKey, indexPrefix });
await rebuildIndex(openDatabase(databaseUrl), indexes, {
  refused: () => {},
  onProgress: (done) => process.stdout.write(`${done}\n`),
});
process.exit();
