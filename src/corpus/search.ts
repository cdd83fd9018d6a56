import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { readPageSize } from '../graphql/paging/keyset.ts';
import { mapSearchErrors } from '../graphql/paging/searchPage.ts';
import {
  type Candidate,
  type Kind,
  loadResult,
  nameCandidate,
  nameKinds,
  type ResultRow,
  SearchKind,
  SearchResult,
} from './result.ts';

interface ResultEdge {
  node: ResultRow;
  score: number;
}

const SearchResultEdge = builder.objectRef<ResultEdge>('SearchResultEdge').implement({
  description: 'One thing found, and how well it fits.',
  fields: (t) => ({
    node: t.field({ type: SearchResult, description: 'What was found.', resolve: ({ node }) => node as never }),
    score: t.exposeFloat('score', { description: '0 to 1, the higher the better; comparable within one search only.' }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: [SearchResultEdge],
    nullable: true,
    description:
      'One box over everything: articles, quotes, people, places, organisations, trends, authors and publications that hold all words of a query, best first. Whose name it is stands before the stories. An empty query finds nothing. Null with the error SEARCH_UNAVAILABLE while the search engine does not answer.',
    args: {
      query: t.arg.string({ required: true, description: 'The words, read as by `searchArticles`.' }),
      kinds: t.arg({ type: [SearchKind], description: 'What to look for; everything when left out or empty.' }),
      first: t.arg.int({ defaultValue: 20, description: 'How many at most: 1 to 100.' }),
    },
    resolve: async (_root, { query, kinds, first }, context) => {
      const limit = readPageSize('first', first);
      const wanted = kinds?.length ? kinds : (['ARTICLE', 'QUOTE', ...nameKinds] as const);
      if (query.trim() === '') return [];
      const found = (await mapSearchErrors(findAll(context, query, wanted, limit))).sort((a, b) => b.score - a.score);
      const rows = await Promise.all(found.slice(0, limit).map(({ kind, row }) => loadResult(context, kind, row)));
      return rows.flatMap((node, i) => (node ? [{ node, score: found[i]?.score ?? 0 }] : []));
    },
  }),
);

/**
 * How much a hit of each index counts beside those of the others. The engine scores each from 0 to 1 by the same rules,
 * but has a name that holds all words asked for fall behind for every word more that it has; to a reader, somebody of
 * that name is a better answer than a story that names them in its headline. The root mends that and keeps the order.
 */
const weigh = {
  name: (score: number) => Math.sqrt(score),
  article: (score: number) => score * 0.9,
  quote: (score: number) => score * 0.85,
};

async function findAll(context: Context, query: string, kinds: readonly Kind[], limit: number): Promise<Candidate[]> {
  const { search } = context;
  const page = { query, offset: 0, limit };
  const [names, articles, quotes] = await Promise.all([
    search.searchNames({ query, kinds: nameKinds.filter((kind) => kinds.includes(kind)), limit }),
    kinds.includes('ARTICLE') ? search.searchArticles(page) : null,
    kinds.includes('QUOTE') ? search.searchQuotes(page) : null,
  ]);
  return [
    ...names.map(nameCandidate).map((found) => ({ ...found, score: weigh.name(found.score) })),
    ...(articles?.hits ?? []).map(({ articleId, score }) => ({
      kind: 'ARTICLE' as const,
      row: articleId,
      score: weigh.article(score),
    })),
    ...(quotes?.hits ?? []).map(({ quoteId, score }) => ({
      kind: 'QUOTE' as const,
      row: quoteId,
      score: weigh.quote(score),
    })),
  ];
}
