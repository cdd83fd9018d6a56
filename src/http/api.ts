import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Reader } from '../database/read/reader.ts';
import { limitCost } from '../graphql/limits/cost.ts';
import { limitNesting, maxRequestBytes } from '../graphql/limits/nesting.ts';
import { type Context, createContext } from '../graphql/request/context.ts';
import { executeWithinLimits } from '../graphql/request/execution.ts';
import type { Log } from '../log.ts';
import type { SearchEngine } from '../search/engine/port.ts';
import { giveErrorCodes, maskFaults } from './errorCodes.ts';
import { serveGraphiql } from './graphiql.ts';
import { answerHealth } from './health.ts';
import { schema } from './schema.ts';

export interface ApiOptions {
  reader: Reader;
  search: SearchEngine;
  log: Log;
}

export type Api = YogaServerInstance<object, Context>;

/** The API as a value. It does not listen: `fetch` on it answers a request, as does a server that it is given to. */
export function createApi({ reader, search, log }: ApiOptions): Api {
  return createYoga<object, Context>({
    schema,
    context: ({ request }) => createContext({ reader, search, signal: request.signal }),
    graphqlEndpoint: '/graphql',
    // Yoga's own page comes from a content network, or as 9 MB at each visit.
    graphiql: false,
    landingPage: false,
    logging: false,
    maskedErrors: { maskError: maskFaults(log) },
    // Yoga's own answers 200 whatever happens, also without the database.
    healthCheckEndpoint: '/yoga/off',
    maxRequestBodySize: maxRequestBytes,
    multipart: false,
    plugins: [
      answerHealth(reader, search),
      serveGraphiql(),
      executeWithinLimits,
      limitNesting,
      limitCost,
      giveErrorCodes,
    ],
  });
}
