import type { Plugin } from 'graphql-yoga';
import { Prisma } from '../database/client.ts';
import type { Reader } from '../database/read/reader.ts';
import type { SearchEngine } from '../search/engine/port.ts';

/**
 * Answers `/health/live` and `/health/ready`, and redirects `/` to `/graphql`.
 *
 * Live: this process answers. Ready: migrations are applied and the database answers, else 503 and what is missing.
 * When only the search engine does not answer the status is `degraded`, with 200, because everything but search works.
 */
export function answerHealth(reader: Reader, search: SearchEngine): Plugin {
  return {
    async onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname === '/')
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }));
      if (url.pathname === '/health/live') endResponse(fetchAPI.Response.json({ status: 'ok' }));
      if (url.pathname === '/health/ready') {
        const health = await readHealth(reader, search);
        endResponse(fetchAPI.Response.json(health, { status: health.status === 'unavailable' ? 503 : 200 }));
      }
    },
  };
}

interface Health {
  status: 'ok' | 'degraded' | 'unavailable';
  /** A sentence for each service that does not answer. */
  missing: string[];
}

async function readHealth(reader: Reader, search: SearchEngine): Promise<Health> {
  const [databaseAnswers, indexed] = await Promise.all([answers(reader), search.indexedCount()]);
  const missing = [
    ...(databaseAnswers ? [] : ['The database does not answer, or its migrations are not applied.']),
    ...(indexed === null ? ['The search engine does not answer: search is unavailable, everything else works.'] : []),
  ];
  return { status: !databaseAnswers ? 'unavailable' : indexed === null ? 'degraded' : 'ok', missing };
}

const timeoutMs = 2000;

/** Whether the database answers within two seconds and has had migrations applied. */
function answers(reader: Reader): Promise<boolean> {
  const query = reader.read(Prisma.sql`SELECT 1 FROM _prisma_migrations LIMIT 1`).then(
    () => true,
    () => false,
  );
  return Promise.race([query, new Promise<boolean>((resolve) => setTimeout(resolve, timeoutMs, false).unref())]);
}
