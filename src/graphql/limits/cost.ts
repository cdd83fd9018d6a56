import { type GraphQLField, getNamedType, getNullableType, isCompositeType, isListType } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { Plugin } from 'graphql-yoga';
import { costLimitExceeded } from '../errors/errors.ts';
import { defaultPageSize, largestPageSize } from '../paging/keyset.ts';

/** The most fields that one request may ask for, were every page full. 100 articles with all that is in them are below it. */
export const maxCost = 250_000;

/** About how many entries a list has that is given whole, such as the blocks or the mentions of an article. */
const entriesOfWholeList = 20;

/** The same of lists that are short: what one block names, the parts of a quote, the titles of a person. */
const entriesOfShortList = 3;
const shortLists = new Set([
  'agencies',
  'authors',
  'photos',
  'ranges',
  'reasons',
  'snippets',
  'titles',
  'unresolvedNames',
  'warnings',
]);
const blocks = new Set(['Block', 'TextBlock', 'Paragraph', 'Subheading', 'ListItem', 'Photo', 'Note']);

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
  const isShort = shortLists.has(field.name) || blocks.has(type.name);
  return 1 + entriesOf(field as GraphQLField<unknown, unknown>, args, isShort) * childComplexity;
};

/** How many entries a field can have: its page where it is a connection, whose own lists then count once. */
function entriesOf(
  field: GraphQLField<unknown, unknown>,
  { first, last }: Record<string, unknown>,
  isShort: boolean,
): number {
  const type = getNullableType(field.type);
  const isConnection = getNamedType(type).name.endsWith('Connection');
  if (!isConnection && !isListType(type)) return 1;
  if (!isConnection && (field.name === 'edges' || field.name === 'nodes') && field.args.length === 0) return 1;
  if (!isCompositeType(getNamedType(type))) return 1;
  const size = first ?? last;
  // A larger page is refused by the list itself, with a word on the argument.
  if (typeof size === 'number') return Math.min(Math.max(1, size), largestPageSize);
  if (isConnection) return defaultPageSize;
  return isShort ? entriesOfShortList : entriesOfWholeList;
}
