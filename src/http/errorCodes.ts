import { GraphQLError } from 'graphql';
import { maskError, type Plugin } from 'graphql-yoga';
import type { Log } from '../log.ts';

/** What is wrong with a document or a variable by GraphQL's own rules is for the client to correct: BAD_USER_INPUT. */
export const giveErrorCodes: Plugin = {
  onResultProcess({ result }) {
    for (const one of Array.isArray(result) ? result : [result]) {
      if (!('errors' in one)) continue;
      for (const { extensions } of (one.errors ?? []) as GraphQLError[]) {
        if (extensions.code === undefined || codesOfRules.has(extensions.code)) extensions.code = 'BAD_USER_INPUT';
      }
    }
  },
};

/** What Yoga calls such errors; clients of this API know one code for them. */
const codesOfRules = new Set<unknown>([
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'REQUEST_ENTITY_TOO_LARGE',
]);

/** Hides faults of ours from clients, and writes them to the log whole. */
export function maskFaults(log: Log): typeof maskError {
  return (error, message) => {
    const isExpected =
      error instanceof GraphQLError && (!error.originalError || error.originalError instanceof GraphQLError);
    if (isExpected) {
      const isOutage = error.extensions.code === 'DATABASE_UNAVAILABLE';
      if (isOutage) log.warn({ err: error.originalError }, 'The database does not answer.');
      return error;
    }
    log.error({ err: error instanceof GraphQLError ? error.originalError : error }, 'A request met a fault.');
    return maskError(error, message, false);
  };
}
