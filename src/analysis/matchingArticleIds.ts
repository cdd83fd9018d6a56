import type { Context } from '../graphql/context.ts';
import { badUserInput, searchUnavailable } from '../graphql/errors.ts';
import { InvalidQuery, SearchUnavailable } from '../search/engine/port.ts';
import type { ResolvedArticleFilter } from '../search/engine/resolvedArticleFilter.ts';

const mostMatching = 50_000;

/**
 * The articles that have all words of a query, for counting them.
 *
 * @throws BAD_USER_INPUT when they are more than 50,000, SEARCH_UNAVAILABLE when the engine does not answer.
 */
export async function matchingArticleIds(
  context: Context,
  query: string,
  filter: ResolvedArticleFilter,
): Promise<number[]> {
  const ids = await context.search.matchingIds({ query, filter }, mostMatching).catch((error: unknown) => {
    if (error instanceof InvalidQuery) throw badUserInput(error.message);
    if (error instanceof SearchUnavailable) throw searchUnavailable(error);
    throw error;
  });
  if (ids !== null) return ids;
  throw badUserInput(
    `More than 50,000 articles have the words ${JSON.stringify(query)}. Add words or narrow the filter.`,
  );
}
