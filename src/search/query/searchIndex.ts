import type { BatchingClient } from '../engine/batchingClient.ts';
import { searchAllWords } from './allWords.ts';
import { searchMostWords } from './mostWords.ts';
import { asksForNothing, parseQuery } from './parseQuery.ts';
import { searchPage } from './searchPage.ts';
import { emptyResult, planQuery, type RankedDocument, type SearchQuery, type SearchResult } from './searchQuery.ts';

/** Searches an index for the words of a query, however many there are. */
export async function searchIndex<Document extends RankedDocument>(
  client: BatchingClient<Document>,
  query: SearchQuery,
): Promise<SearchResult<Document>> {
  const parsed = parseQuery(query.text);
  if (asksForNothing(parsed)) return emptyResult;
  const plan = planQuery(parsed, query);
  const [first = '', ...others] = plan.parts;
  if (others.length === 0) return searchPage(client, plan, first, plan.filter);
  return query.matching === 'MOST_WORDS'
    ? searchMostWords(client, plan, query.orderBy)
    : searchAllWords(client, plan, first, others);
}
