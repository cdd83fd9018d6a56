import { openDatabase } from '../../src/database/client.ts';
import { createSearch } from '../../src/search/createSearch.ts';
import { rebuildIndex } from '../../src/search/indexing/rebuild.ts';

/** Rebuilds the indexes of a database and prints its progress. Runs as its own process, which a test may kill. */
const [databaseUrl = '', url = '', apiKey = '', indexPrefix = ''] = process.argv.slice(2);
const { indexes } = createSearch({ url, apiKey, indexPrefix });
await rebuildIndex(openDatabase(databaseUrl), indexes, {
  onRefused: () => {},
  onProgress: (done) => process.stdout.write(`${done}\n`),
});
process.exit();
