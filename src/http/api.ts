import type { RequestListener } from 'node:http';
import type { ExecutionResult } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Reader } from '../database/read/reader.ts';
import { limitCost } from '../graphql/limits/cost.ts';
import { limitNesting, maxRequestBytes } from '../graphql/limits/nesting.ts';
import { type Context, createContext } from '../graphql/request/context.ts';
import { executeWithinLimits } from '../graphql/request/execution.ts';
import type { Log } from '../log.ts';
import type { SharedSearch } from '../search/engine/port.ts';
import { admit, usualAdmission } from './admission.ts';
import { giveErrorCodes, maskFaults } from './errorCodes.ts';
import { type AnswerCache, createAnswerCache } from './fast/answerCache.ts';
import { createFastPath } from './fast/fastPath.ts';
import { createOperations } from './fast/operations.ts';
import { serveGraphiql } from './graphiql.ts';
import { answerHealth } from './health.ts';
import { schema } from './schema.ts';

export interface ApiOptions {
  reader: Reader;
  search: SharedSearch;
  /** The answers that are kept: those of a cache that is told of changes; none when left out. */
  answers?: AnswerCache;
  log: Log;
}

/** The API as a value: `fetch` answers a request, as does a server that is given the listener. */
export interface Api {
  fetch: YogaServerInstance<object, Context>['fetch'];
  listener: RequestListener;
}

interface Came {
  /** What the operation was answered with before it came here: it is not run a second time. */
  result?: ExecutionResult | undefined;
  /** The address that it came from. */
  client?: string | undefined;
}

export function createApi({ reader, search, answers = createAnswerCache(), log }: ApiOptions): Api {
  const operations = createOperations();
  const yoga = createYoga<Came, Context>({
    schema,
    context: ({ request, client }) => createContext({ reader, search, signal: request.signal, client }),
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
      takeAnswer,
      executeWithinLimits,
      limitNesting,
      limitCost,
      operations.learn,
      giveErrorCodes,
    ],
  });
  const listener = createFastPath({
    source: { reader, search },
    operations,
    answers,
    next: (request, response, result) => {
      void yoga.handle(request, response, { result, client: request.socket.remoteAddress });
    },
  });
  return { fetch: yoga.fetch, listener: admit(listener, usualAdmission) };
}

const takeAnswer: Plugin<Came> = {
  onExecute({ args, setResultAndStopExecution }) {
    const { result } = args.contextValue as Came;
    if (result) setResultAndStopExecution(result);
  },
};
