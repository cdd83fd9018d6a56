import { GraphQLError } from 'graphql';

/** What a client can act on besides the message. */
export interface ErrorDetails {
  /** The argument at fault, with its path: `filter.people.anyOf`. */
  argument?: string;
  /** The limit that was passed, in the unit that the message names. */
  limit?: number;
}

/** An argument that cannot be used. The message names the value, why it cannot be used, and the remedy. */
export function badUserInput(message: string, details: ErrorDetails = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', ...details } });
}

/** A request whose answer could be too large to give. */
export function costLimitExceeded(cost: number, limit: number): GraphQLError {
  return new GraphQLError(
    `This request may ask for ${cost} fields of objects; at most ${limit} are answered at once. Take smaller pages (\`first\`) or fewer lists within lists.`,
    { extensions: { code: 'COST_LIMIT_EXCEEDED', limit } },
  );
}

/** An answer that has grown beyond what is given at once. */
export function answerTooLarge(what: string, limit: number): GraphQLError {
  return new GraphQLError(
    `The answer has more than ${limit} ${what}, which is the most that is given at once. Take smaller pages (\`first\`), fewer fields or fewer lists within lists.`,
    { extensions: { code: 'COST_LIMIT_EXCEEDED', limit } },
  );
}

/** A request that takes too long. */
export function deadlineExceeded(limitMs: number): GraphQLError {
  return new GraphQLError(
    `The request took longer than ${limitMs / 1000} seconds and was ended. Ask for less at once, or try again later.`,
    { extensions: { code: 'DEADLINE_EXCEEDED', limit: limitMs } },
  );
}

const retrySeconds = 5;

/** The database does not answer. */
export function databaseUnavailable(cause: unknown): GraphQLError {
  return new GraphQLError('The database does not answer at the moment. Try again in a few seconds.', {
    extensions: {
      code: 'DATABASE_UNAVAILABLE',
      retryAfter: retrySeconds,
      http: { status: 503, headers: { 'retry-after': `${retrySeconds}` } },
    },
    originalError: new GraphQLError(String(cause)),
  });
}

/** The search engine does not answer; the rest of the request does. `retryAfter` is in seconds, where it is known. */
export function searchUnavailable(cause: unknown, retryAfter: number | null): GraphQLError {
  return new GraphQLError(
    'Search is not available at the moment. Everything else answers; try again in a few seconds.',
    {
      extensions: {
        code: 'SEARCH_UNAVAILABLE',
        ...(retryAfter !== null && { retryAfter, http: { headers: { 'retry-after': `${retryAfter}` } } }),
      },
      originalError: new GraphQLError(String(cause)),
    },
  );
}
