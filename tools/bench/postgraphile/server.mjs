import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { pgSmartTags } from 'postgraphile/utils';

// Serves the database of DATABASE_URL as PostGraphile does by itself, without its pages for people and with as many
// connections as Dateline has. The tags tell it of the keys that it does not see, because they are indexes and no
// constraints; with them it finds a row as directly as by its id. Prints its address.
const uniqueKeys = pgSmartTags([
  { kind: 'class', match: 'Article', tags: { unique: 'slug' } },
  { kind: 'class', match: 'Entity', tags: { unique: 'kind,slug' } },
]);
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [uniqueKeys],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, poolConfig: { max: 10 } })],
  grafserv: { graphiql: false, watch: false },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.on('disconnect', () => process.exit());
