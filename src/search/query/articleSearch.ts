import type { ArticleDocument } from '../documents/articleDocument.ts';
import type { BatchingClient } from '../engine/batchingClient.ts';
import type { ArticleHits, ArticleSearchRequest, FacetCount, FacetField, SearchField } from '../engine/port.ts';
import { printFilter } from '../engine/printFilter.ts';
import { facetAttribute, hasOwnConditions, readFacet, withoutOwnConditions } from './facets.ts';
import { searchIndex } from './searchIndex.ts';
import type { SearchQuery } from './searchQuery.ts';
import { attributesOf, cutSnippets } from './snippets.ts';

const allFields: readonly SearchField[] = ['HEADLINE', 'STANDFIRST', 'BODY', 'CAPTION', 'NAMES'];

/**
 * Answers a request; see `SearchEngine.searchArticles`.
 *
 * Facets that the filter does not narrow by are counted with the hits. For each of the others the search runs once more
 * without that facet's own conditions, in the same request to the engine.
 */
export async function searchArticles(
  client: BatchingClient<ArticleDocument>,
  request: ArticleSearchRequest,
): Promise<ArticleHits> {
  const fields = request.in?.length ? allFields.filter((field) => request.in?.includes(field)) : allFields;
  const filter = request.filter ?? {};
  const facets = [...new Set(request.facets)];
  const narrowed = facets.filter((field) => hasOwnConditions(filter, field));
  const query: SearchQuery = {
    ...request,
    text: request.query,
    filter: printFilter(filter),
    attributes: fields === allFields ? null : fields.flatMap((field) => attributesOf[field]),
    facets: facets.filter((field) => !narrowed.includes(field)).map(facetAttribute),
  };
  const [result, ...counted] = await Promise.all([
    searchIndex(client, query),
    ...narrowed.map((field) => {
      const wider = printFilter(withoutOwnConditions(filter, field));
      return searchIndex(client, { ...query, filter: wider, facets: [facetAttribute(field)], offset: 0, limit: 0 });
    }),
  ]);
  const counts = Object.assign({}, result.facets, ...counted.map((each) => each.facets));
  return {
    hits: result.hits.map(({ document, score, position, matches }) => {
      return { articleId: document.id, score, position, snippets: cutSnippets(document, matches, fields) };
    }),
    total: result.total,
    totalIsExact: result.totalIsExact,
    facets: new Map(facets.map((field): [FacetField, FacetCount[]] => [field, readFacet(field, counts)])),
  };
}
