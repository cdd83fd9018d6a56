import { GraphQLError } from 'graphql';

/** An argument that cannot be used. The message names the value, why it cannot be, and what can. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
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
