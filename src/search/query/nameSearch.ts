import { fold } from '../../text/fold.ts';
import type { ArticleDocument } from '../documents/articleDocument.ts';
import { type NameDocument, readNameId } from '../documents/nameDocument.ts';
import type { BatchingClient } from '../engine/batchingClient.ts';
import type { HeadlineHit, NameHits, NameSearchRequest } from '../engine/port.ts';
import { groupTerms, parseQuery, printQuery } from './parseQuery.ts';

/** Answers a request; see `SearchEngine.searchNames`. No name has more words than the engine takes. */
export async function searchNames(client: BatchingClient<NameDocument>, request: NameSearchRequest): Promise<NameHits> {
  const q = printShort(fold(request.query), request.query);
  if (q === null || request.kinds.length === 0) return { hits: [], total: 0 };
  const [result] = await client.search({
    q,
    filter: `kind IN [${request.kinds.join(', ')}]`,
    limit: request.limit,
    matchingStrategy: 'all',
    attributesToRetrieve: ['id', 'kind'],
    showRankingScore: true,
  });
  const hits = (result?.hits ?? []).map(({ id, kind, _rankingScore = 0 }) => ({
    ...readNameId(id),
    kind,
    score: _rankingScore,
  }));
  return { hits, total: Math.max(hits.length, result?.total ?? 0) };
}

/** See `SearchEngine.suggestHeadlines`. */
export async function suggestHeadlines(
  client: BatchingClient<ArticleDocument>,
  prefix: string,
  limit: number,
): Promise<HeadlineHit[]> {
  const q = printShort(prefix, prefix);
  if (q === null || limit === 0) return [];
  const [result] = await client.search({
    q,
    limit,
    matchingStrategy: 'all',
    attributesToSearchOn: ['headline'],
    attributesToRetrieve: ['id'],
    showRankingScore: true,
  });
  return (result?.hits ?? []).map(({ id, _rankingScore = 0 }) => ({ articleId: id, score: _rankingScore }));
}

/** Prints a query that the engine takes whole; null when it holds no word, or more than fit. */
function printShort(text: string, typed: string): string | null {
  const { terms, exclusions, endsOpen } = parseQuery(text);
  const groups = groupTerms(terms);
  if (terms.length === 0 || groups.length > 1) return null;
  return printQuery(terms, exclusions, endsOpen && !/\s$/u.test(typed));
}
