import { GraphQLError } from 'graphql';

/** An argument that cannot be used. The message names the value, why it cannot be, and what can. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A request whose answer could be too large to give. */
export function costLimitExceeded(cost: number, limit: number): GraphQLError {
  return new GraphQLError(
    `This request may ask for ${cost} fields of objects; at most ${limit} are answered at once. Take smaller pages (\`first\`) or fewer lists within lists.`,
    { extensions: { code: 'COST_LIMIT_EXCEEDED' } },
  );
}

/** The search engine does not answer; the rest of the request does. */
export function searchUnavailable(cause: unknown): GraphQLError {
  return new GraphQLError(
    'Search is not available at the moment. Everything else answers; try again in a few seconds.',
    {
      extensions: { code: 'SEARCH_UNAVAILABLE' },
      originalError: new GraphQLError(String(cause)),
    },
  );
}
