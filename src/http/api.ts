import { execute } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Database } from '../database/client.ts';
import { limitCost } from '../graphql/limits/cost.ts';
import { limitNesting, maxRequestBytes } from '../graphql/limits/nesting.ts';
import { type Context, createContext } from '../graphql/request/context.ts';
import type { Log } from '../log.ts';
import type { SearchEngine } from '../search/engine/port.ts';
import { giveErrorCodes, maskFaults } from './errorCodes.ts';
import { serveGraphiql } from './graphiql.ts';
import { answerHealth } from './health.ts';
import { schema } from './schema.ts';

export interface ApiOptions {
  database: Database;
  search: SearchEngine;
  log: Log;
}

export type Api = YogaServerInstance<object, Context>;

/** The API as a value. It does not listen: `fetch` on it answers a request, as does a server that it is given to. */
export function createApi({ database, search, log }: ApiOptions): Api {
  return createYoga<object, Context>({
    schema,
    context: () => createContext(database, search),
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
    plugins: [answerHealth(database, search), serveGraphiql(), keepFieldOrder, limitNesting, limitCost, giveErrorCodes],
  });
}

/** Executes with graphql-js, which answers fields in the order they were asked in; Yoga's own executor, as they arrive. */
const keepFieldOrder: Plugin = {
  onExecute: ({ setExecuteFn }) => setExecuteFn(execute),
};
