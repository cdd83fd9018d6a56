import { InvalidQuery, SearchUnavailable } from '../../search/engine/port.ts';
import { badUserInput, searchUnavailable } from './errors.ts';

/**
 * Waits for an answer of the search engine and turns its errors into those of the API.
 *
 * @throws BAD_USER_INPUT for a query that cannot be answered in full, SEARCH_UNAVAILABLE when the engine does not answer.
 */
export async function mapSearchErrors<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof InvalidQuery) throw badUserInput(error.message, { argument: 'query', limit: error.limit });
    if (error instanceof SearchUnavailable) throw searchUnavailable(error, error.retryAfterSeconds);
    throw error;
  }
}
