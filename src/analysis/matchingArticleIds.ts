import { badUserInput } from '../graphql/errors/errors.ts';
import { mapSearchErrors } from '../graphql/errors/searchErrors.ts';
import type { Context } from '../graphql/request/context.ts';
import type { ResolvedArticleFilter } from '../search/engine/resolvedArticleFilter.ts';

const maxMatching = 50_000;

/**
 * The ids of the articles that have all words of a query, for counting them.
 *
 * @throws BAD_USER_INPUT when they are more than 50,000, SEARCH_UNAVAILABLE when the engine does not answer.
 */
export async function matchingArticleIds(
  context: Context,
  query: string,
  filter: ResolvedArticleFilter,
): Promise<number[]> {
  const ids = await mapSearchErrors(context.search.matchingIds({ query, filter }, maxMatching));
  if (ids !== null) return ids;
  const message = `More than 50,000 articles have the words ${JSON.stringify(query)}. Add words or narrow the filter.`;
  throw badUserInput(message, { argument: 'query', limit: maxMatching });
}
