import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import { z } from 'zod';
import { areWithinLimits, maxRequestBytes } from '../../graphql/limits/nesting.ts';
import { createContext, type RequestSource } from '../../graphql/request/context.ts';
import { runWithinLimits } from '../../graphql/request/execution.ts';
import type { AnswerCache } from './answerCache.ts';
import type { Operation, Operations } from './operations.ts';
import { readBody } from './readBody.ts';

/** What the fast path answers from, and whom it leaves everything else to. */
export interface FastPath {
  source: RequestSource;
  operations: Operations;
  answers: AnswerCache;
  /** Knows all of HTTP and GraphQL. An operation that was ended comes with its result, and is not run again. */
  next(request: IncomingMessage, response: ServerResponse, result?: ExecutionResult): void;
}

/**
 * Answers the common case — a known operation, without errors — with as little as that needs: an answer that is kept, or
 * a compiled operation; no `Request` and `Response`, no parsing, no validation. Everything else goes to `next`.
 */
export function createFastPath(path: FastPath): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    // What cannot be served is answered with the header as it came, which may be too long for the client to read.
    if ((request.headers.accept?.length ?? 0) > maxAcceptLength) request.headers.accept = '*/*';
    // Node sends no body after HEAD, whatever is answered.
    if (request.method === 'HEAD') request.method = 'GET';
    if (isPlainPost(request)) {
      const take = (body: Buffer) => answer(path, request, response, body.toString('utf8'), readPost);
      readBody(request, take, () => path.next(request, response));
    } else if (!isPlainGet(request) || !answer(path, request, response, request.url ?? '', readGet)) {
      path.next(request, response);
    }
  };
}

/** Answers what is kept or known; false for anything else. */
function answer(
  path: FastPath,
  request: IncomingMessage,
  response: ServerResponse,
  asked: string,
  read: (asked: string) => unknown,
): boolean {
  const kept = path.answers.find(asked);
  if (kept) send(request, response, kept.body, kept.etag);
  const operation = kept ? null : findOperation(read(asked), path.operations);
  if (operation) void run(path, request, response, asked, operation).catch((error) => response.destroy(error));
  return kept !== undefined || operation !== null;
}

async function run(
  { source, answers, next }: FastPath,
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
  { operation, params, variables }: Asked,
): Promise<void> {
  const begun = answers.begin();
  const context = createContext({ ...source, client: request.socket.remoteAddress });
  response.once('close', context.deadline.leave);
  const result = await runWithinLimits(() => operation.execute(context, variables), context);
  response.removeListener('close', context.deadline.leave);
  if (result.errors) {
    // Compiled operations tell errors without their places in the document: they are run again, unless they were ended.
    const isEnded = context.deadline.signal.aborted;
    return next(Object.assign(request, { body: params }), response, isEnded ? result : undefined);
  }
  const body = JSON.stringify(result);
  const rows = context.dependencies.read();
  const etag = rows === undefined ? undefined : answers.keep(key, begun, body, rows);
  send(request, response, body, etag);
}

const maxAcceptLength = 1000;
const jsonTypes = /^application\/json\b/i;
const acceptsJson = /(?:^|,\s*)(?:\*\/\*|application\/json|application\/\*)\s*(?:$|,|;)/i;

/** A POST of JSON to the endpoint, of a told and possible length, that is to be answered in JSON. */
function isPlainPost({ method, url, headers }: IncomingMessage): boolean {
  const { 'content-type': type, 'content-length': length, 'content-encoding': encoding, accept } = headers;
  return (
    method === 'POST' &&
    url === '/graphql' &&
    encoding === undefined &&
    jsonTypes.test(type ?? '') &&
    isJsonAccepted(accept) &&
    Number(length) > 0 &&
    Number(length) <= maxRequestBytes
  );
}

/** A GET of a query that is to be answered in JSON; a browser that opens the address is shown GraphiQL. */
const isPlainGet = ({ method, url, headers: { accept } }: IncomingMessage): boolean =>
  method === 'GET' && url?.startsWith('/graphql?') === true && !accept?.includes('text/html') && isJsonAccepted(accept);

const isJsonAccepted = (accept: string | undefined): boolean =>
  accept === undefined || typeOf(accept) === graphqlType || (acceptsJson.test(accept) && !accept.includes(graphqlType));

const graphqlType = 'application/graphql-response+json';

/** The type of an answer: GraphQL's own for clients that name it first, as many libraries do. */
const typeOf = (accept: string | undefined): string =>
  accept?.startsWith(graphqlType) ? graphqlType : 'application/json';

const paramsSchema = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

interface Asked {
  operation: Operation;
  params: object;
  variables: Record<string, unknown>;
}

/** The known operation that is asked for; null for anything else. */
function findOperation(asked: unknown, operations: Operations): Asked | null {
  const params = paramsSchema.safeParse(asked);
  if (!params.success) return null;
  const { query, variables, operationName } = params.data;
  const operation = operations.find(query, operationName ?? undefined);
  if (!operation || !areWithinLimits(variables) || !operation.isAffordable(variables ?? {})) return null;
  return { operation, params: params.data, variables: variables ?? {} };
}

const readPost = (body: string): unknown => parseJson(body);

function readGet(url: string): unknown {
  const { variables, ...params } = Object.fromEntries(new URLSearchParams(url.slice(url.indexOf('?'))));
  return { ...params, ...(variables !== undefined && { variables: parseJson(variables) }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends an answer, or says that the client has it already. */
function send(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  body: string | Buffer,
  etag: string | undefined,
): void {
  const { origin, 'if-none-match': held } = headers;
  const isHeld = method === 'GET' && etag !== undefined && held?.includes(etag) === true;
  response.writeHead(isHeld ? 304 : 200, {
    ...(!isHeld && {
      'content-type': `${typeOf(headers.accept)}; charset=utf-8`,
      'content-length': Buffer.byteLength(body),
    }),
    ...(etag !== undefined && { etag }),
    ...(origin !== undefined && {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
    }),
  });
  response.end(isHeld ? undefined : body);
}
