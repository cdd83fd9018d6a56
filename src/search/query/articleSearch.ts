import type { ArticleDocument } from '../documents/articleDocument.ts';
import type { Ask } from '../engine/batchingClient.ts';
import type { ArticleHits, ArticleSearchRequest, FacetCount, FacetField, SearchField } from '../engine/port.ts';
import { printFilter } from '../engine/printFilter.ts';
import { facetAttribute, ownConditions, readFacet, withoutOwn } from './facets.ts';
import { find, type Question } from './find.ts';
import { attributesOf, cutSnippets } from './snippets.ts';

const allFields: readonly SearchField[] = ['HEADLINE', 'STANDFIRST', 'BODY', 'CAPTION', 'NAMES'];

/**
 * Answers a request; see `SearchEngine.searchArticles`.
 *
 * Facets that the filter says nothing about are counted with the hits; for each of the others the question is put once
 * more, without that facet's own conditions, in the same request.
 */
export async function searchArticles(ask: Ask<ArticleDocument>, request: ArticleSearchRequest): Promise<ArticleHits> {
  const fields = request.in?.length ? allFields.filter((field) => request.in?.includes(field)) : allFields;
  const filter = request.filter ?? {};
  const asked = [...new Set(request.facets)];
  const apart = asked.filter((field) => ownConditions(filter, field));
  const along = asked.filter((field) => !apart.includes(field));
  const question: Question = {
    ...request,
    filter: printFilter(filter),
    attributes: fields === allFields ? null : fields.flatMap((field) => attributesOf[field]),
    facets: along.map(facetAttribute),
  };
  const [found, ...others] = await Promise.all([
    find(ask, question),
    ...apart.map((field) =>
      find(ask, {
        ...question,
        filter: printFilter(withoutOwn(filter, field)),
        facets: [facetAttribute(field)],
        offset: 0,
        limit: 0,
      }),
    ),
  ]);
  const counts = Object.assign({}, found.facets, ...others.map(({ facets }) => facets));
  const facets = asked.map((field): [FacetField, FacetCount[]] => [field, readFacet(field, counts)]);
  return {
    hits: found.hits.map(({ document, score, position, matches }) => {
      return { articleId: document.id, score, position, snippets: cutSnippets(document, matches, fields) };
    }),
    total: found.total,
    totalIsExact: found.totalIsExact,
    facets: new Map(facets),
  };
}
