import { fileURLToPath } from 'node:url';
import { type Server, startServer } from './server.ts';

/** Starts the server of hand-written statements. */
export function startSqlServer(databaseUrl: string): Promise<Server> {
  return startServer({
    name: 'SQL',
    arguments: ['--import', 'tsx', fileURLToPath(new URL('./sqlServer.ts', import.meta.url))],
    environment: { DATABASE_URL: databaseUrl },
    path: '/',
    bodyFor: ({ name }, slug) => JSON.stringify({ page: name, values: slug === undefined ? [] : [slug] }),
  });
}
