import { fold } from '../../text/fold.ts';
import type { ArticleDocument } from '../documents/articleDocument.ts';
import { type NameDocument, readNameId } from '../documents/nameDocument.ts';
import type { Ask } from '../engine/batchingClient.ts';
import type { HeadlineHit, NameHits, NameSearchRequest } from '../engine/port.ts';
import { ENGINE_WORDS, groupTerms, parseQuery, printQuery } from './parseQuery.ts';

/** Answers a request; see `SearchEngine.searchNames`. No name has more words than the engine takes. */
export async function searchNames(ask: Ask<NameDocument>, request: NameSearchRequest): Promise<NameHits> {
  const q = printShort(fold(request.query), request.query);
  if (q === null || request.kinds.length === 0) return { hits: [], total: 0 };
  const [result] = await ask([
    {
      q,
      filter: `kind IN [${request.kinds.join(', ')}]`,
      limit: request.limit,
      matchingStrategy: 'all',
      attributesToRetrieve: ['id', 'kind'],
      showRankingScore: true,
    },
  ]);
  const hits = (result?.hits ?? []).map(({ id, kind, _rankingScore = 0 }) => ({
    ...readNameId(id),
    kind,
    score: _rankingScore,
  }));
  return { hits, total: Math.max(hits.length, result?.total ?? 0) };
}

/** See `SearchEngine.suggestHeadlines`. */
export async function suggestHeadlines(
  ask: Ask<ArticleDocument>,
  prefix: string,
  limit: number,
): Promise<HeadlineHit[]> {
  const q = printShort(prefix, prefix);
  if (q === null || limit === 0) return [];
  const [result] = await ask([
    {
      q,
      limit,
      matchingStrategy: 'all',
      attributesToSearchOn: ['headline'],
      attributesToRetrieve: ['id'],
      showRankingScore: true,
    },
  ]);
  return (result?.hits ?? []).map(({ id, _rankingScore = 0 }) => ({ articleId: id, score: _rankingScore }));
}

/** A query as the engine takes it whole; null when it asks for no word, or for more than fit. */
function printShort(text: string, typed: string): string | null {
  const { terms, exclusions, isOpen } = parseQuery(text);
  const groups = groupTerms(terms, ENGINE_WORDS);
  if (terms.length === 0 || groups.length > 1) return null;
  return printQuery(terms, exclusions, isOpen && !/\s$/u.test(typed));
}
