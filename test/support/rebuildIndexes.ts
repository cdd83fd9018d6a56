import { openDatabase } from '../../src/database/client.ts';
import { createSearch } from '../../src/search/createSearch.ts';
import { rebuildIndex } from '../../src/search/indexing/rebuild.ts';

/** Runs as a program of its own, which a test may kill: rebuilds the indexes of a database and prints how far it is. */
const [databaseUrl = '', url = '', apiKey = '', indexPrefix = ''] = process.argv.slice(2);
const { indexes } = createSearch({ url, apiKey, indexPrefix });
await rebuildIndex(openDatabase(databaseUrl), indexes, {
  onRefused: () => {},
  onProgress: (done) => process.stdout.write(`${done}\n`),
});
process.exit();
