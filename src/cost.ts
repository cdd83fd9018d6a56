import { type GraphQLField, getNamedType, getNullableType, isCompositeType, isListType } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { Plugin } from 'graphql-yoga';
import { costLimitExceeded } from './errors.ts';
import { defaultPageSize } from './keyset.ts';

/** The most fields that one request may ask for, were every page full. A page of 100 articles with all that is in them has about 60,000. */
export const maxCost = 250_000;

/** About how many entries a list has that is given whole, such as the blocks or the mentions of an article. */
const entriesOfWholeList = 20;

/**
 * Refuses a request whose answer could grow beyond what a server can give: lists in lists in lists.
 *
 * Counted before anything is asked of the database, from page sizes as they are asked for; introspection is free.
 */
export const limitCost: Plugin = {
  onExecute({ args, setResultAndStopExecution }) {
    const cost = getComplexity({
      schema: args.schema,
      query: args.document,
      variables: args.variableValues ?? {},
      ...(args.operationName && { operationName: args.operationName }),
      estimators: [countEntries],
    });
    if (cost > maxCost) setResultAndStopExecution({ errors: [costLimitExceeded(cost, maxCost)] });
  },
};

/** A field, and for every entry of a list what is asked of each. */
const countEntries: ComplexityEstimator = ({ field, args, childComplexity, type }) => {
  if (field.name.startsWith('__') || type?.name.startsWith('__')) return 0;
  return 1 + entriesOf(field as GraphQLField<unknown, unknown>, args) * childComplexity;
};

/** How many entries a field can have: its page where it is a connection, whose own lists then count once. */
function entriesOf(field: GraphQLField<unknown, unknown>, { first, last }: Record<string, unknown>): number {
  const type = getNullableType(field.type);
  const isConnection = getNamedType(type).name.endsWith('Connection');
  if (!isConnection && !isListType(type)) return 1;
  if (!isConnection && (field.name === 'edges' || field.name === 'nodes') && field.args.length === 0) return 1;
  if (!isCompositeType(getNamedType(type))) return 1;
  const size = first ?? last;
  if (typeof size === 'number') return Math.max(1, size);
  return isConnection ? defaultPageSize : entriesOfWholeList;
}
