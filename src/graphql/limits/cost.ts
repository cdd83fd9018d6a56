import { complexityFromQuery } from '@pothos/plugin-complexity';
import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { costLimitExceeded } from '../errors/errors.ts';

/** The most that one request may cost, see `costs.ts`: about two seconds of processor time. */
export const maxCost = 250_000;

/**
 * Refuses a request whose answer could grow beyond what a server can give: lists in lists in lists.
 *
 * Estimated before anything is asked of the database, from page sizes as they are asked for and from what lists usually
 * hold; what comes is counted besides, see `Spending`.
 */
export const limitCost: Plugin = {
  onExecute({ args, setResultAndStopExecution }) {
    const { schema, document, variableValues, operationName } = args;
    const cost = costOf({ schema, document, operationName, variables: variableValues ?? {} });
    if (cost > maxCost) setResultAndStopExecution({ errors: [costLimitExceeded(cost, maxCost)] });
  },
};

/** What a validated operation may cost; 0 where its variables are wrong, which ends it in any case. */
export function costOf({
  schema,
  document,
  operationName,
  variables,
}: {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables: Record<string, unknown>;
}): number {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const asked: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
  try {
    return complexityFromQuery(asked, { schema, variables }).complexity;
  } catch (error) {
    // Variables of the wrong type: the executor says which.
    if (error instanceof GraphQLError) return 0;
    throw error;
  }
}
