import { root } from '../../../src/config.ts';
import type { RunningServices } from '../../../src/embedded/services.ts';
import { requestNumber } from './requestNumber.ts';
import { type Server, startServer } from './server.ts';

/**
 * Starts Dateline as `npm start` does, in one process, on engines that run already. Each request is another than all
 * before, so that no kept answer is given.
 */
export function startDateline({ databaseUrl, search }: RunningServices): Promise<Server> {
  return startServer({
    name: 'Dateline',
    arguments: ['--import', 'tsx', `${root}/src/main.ts`, 'start', '--workers', '1'],
    environment: {
      DATABASE_URL: databaseUrl,
      MEILISEARCH_URL: search.url,
      MEILISEARCH_API_KEY: search.apiKey,
      DATELINE_SAMPLE: 'off',
      HOST: '127.0.0.1',
      PORT: '0',
      WORKERS: '1',
      LOG_LEVEL: 'error',
    },
    path: '/graphql',
    bodyFor: ({ dateline }, slug) => JSON.stringify({ query: dateline, variables: { slug, request: requestNumber } }),
  });
}

/** The same server asked the same again, so that it gives the answers that it keeps. */
export const givingKeptAnswers = (dateline: Server): Server => ({
  ...dateline,
  name: 'kept answers',
  bodyFor: (page, slug) => dateline.bodyFor(page, slug).replace(requestNumber, ''),
  stop: async () => undefined,
});
