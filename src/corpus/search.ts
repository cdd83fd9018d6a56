import { builder } from '../graphql/builder/builder.ts';
import { badUserInput } from '../graphql/errors/errors.ts';
import { mapSearchErrors } from '../graphql/errors/searchErrors.ts';
import { Kind, type KindName } from '../graphql/inputs/kind.ts';
import { pageCost, searchCost } from '../graphql/limits/costs.ts';
import { forwardArguments, rankedConnectionType } from '../graphql/lists/connection.ts';
import { type RankedConnection, rankedConnection, readRankedPage } from '../graphql/paging/rankedPage.ts';
import type { Context } from '../graphql/request/context.ts';
import { type Candidate, loadResult, nameCandidate, nameKinds, type ResultRow, SearchResult } from './result.ts';

interface Hit {
  node: ResultRow;
  score: number;
}

interface HitConnection extends RankedConnection<Hit> {
  totalIsExact: boolean;
}

const SearchResultConnection = rankedConnectionType<Hit, HitConnection>('SearchResult', SearchResult, {
  nodes: 'hits of a search over everything',
  edgeFields: (t) => ({
    score: t.exposeFloat('score', { description: '0 to 1, the higher the better; comparable within one search only.' }),
  }),
  fields: (t) => ({
    totalIsExact: t.exposeBoolean('totalIsExact', {
      description: 'Whether `totalCount` is exact; false when there may be more.',
    }),
  }),
});

/** How deep the one list of several indexes is read: each page reads all of them from their beginning. */
const maxDepth = 1000;

builder.queryField('search', (t) =>
  t.field({
    type: SearchResultConnection,
    nullable: true,
    description:
      'One box over everything: articles, quotes, people, places, organisations, trends, authors and publications that have all words of a query, best first. Whoever has that name comes before the stories. An empty query finds nothing; the first 1,000 hits can be paged. Null with the error SEARCH_UNAVAILABLE while the search engine does not answer.',
    args: {
      query: t.arg.string({ required: true, description: 'The words, read as by `searchArticles`.' }),
      kinds: t.arg({ type: [Kind], description: 'What to look for; everything when left out or empty.' }),
      ...forwardArguments,
    },
    complexity: (args) => pageCost(args, 3 * searchCost),
    resolve: async (_root, { query, kinds, ...paging }, context) => {
      const page = readRankedPage(paging, [query, kinds]);
      if (page.offset + page.limit > maxDepth) {
        const message = `The first ${maxDepth} hits can be paged. For all of them ask \`searchArticles\` or \`searchQuotes\`.`;
        throw badUserInput(message, { argument: 'after', limit: maxDepth });
      }
      const wanted = kinds?.length ? kinds : (['ARTICLE', 'QUOTE', ...nameKinds] as const);
      if (query.trim() === '') return { ...rankedConnection<Hit>(page, [], 0), totalIsExact: true };
      const { candidates, total, totalIsExact } = await mapSearchErrors(
        findAll(context, query, wanted, page.offset + page.limit),
      );
      const shown = candidates.sort((a, b) => b.score - a.score).slice(page.offset, page.offset + page.limit);
      const rows = await Promise.all(shown.map(({ kind, row }) => loadResult(context, kind, row)));
      const hits = shown.flatMap(({ score }, i) => {
        const node = rows[i];
        return node ? [{ node, score, position: page.offset + i }] : [];
      });
      const positions = hits.map(({ position }) => position);
      return { ...rankedConnection(page, hits, total, { positions, read: shown.length }), totalIsExact };
    },
  }),
);

/**
 * How much a hit of each index counts beside those of the others. The engine scores each from 0 to 1 by the same rules,
 * but ranks a name lower for every further word that it has; to a reader, somebody of that name is a better answer than a
 * story with the name in its headline. The square root corrects that and keeps the order.
 */
const weigh = {
  name: (score: number) => Math.sqrt(score),
  article: (score: number) => score * 0.9,
  quote: (score: number) => score * 0.85,
};

interface Found {
  candidates: Candidate[];
  total: number;
  totalIsExact: boolean;
}

/** The best candidates of each index, as many of each as the page could need. */
async function findAll(context: Context, query: string, kinds: readonly KindName[], limit: number): Promise<Found> {
  const { search } = context;
  const page = { query, offset: 0, limit };
  const [names, articles, quotes] = await Promise.all([
    search.searchNames({ query, kinds: nameKinds.filter((kind) => kinds.includes(kind)), limit }),
    kinds.includes('ARTICLE') ? search.searchArticles(page) : null,
    kinds.includes('QUOTE') ? search.searchQuotes(page) : null,
  ]);
  return {
    candidates: [
      ...names.hits.map(nameCandidate).map((found) => ({ ...found, score: weigh.name(found.score) })),
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
    ],
    total: names.total + (articles?.total ?? 0) + (quotes?.total ?? 0),
    totalIsExact: (articles?.totalIsExact ?? true) && (quotes?.totalIsExact ?? true),
  };
}
