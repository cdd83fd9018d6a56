import { type GraphQLResolveInfo, getNamedType } from 'graphql';
import { builder } from '../graphql/builder/builder.ts';
import { mapSearchErrors } from '../graphql/errors/searchErrors.ts';
import { unresolvedNames } from '../graphql/inputs/nameFilter.ts';
import { Matching, SearchOrder } from '../graphql/inputs/searchInputs.ts';
import { pageCost, searchCost, wholeList } from '../graphql/limits/costs.ts';
import { forwardArguments, rankedConnectionType } from '../graphql/lists/connection.ts';
import { readPageSize, type UnresolvedName } from '../graphql/paging/keyset.ts';
import {
  type RankedConnection,
  type RankedPage,
  rankedConnection,
  readRankedPage,
} from '../graphql/paging/rankedPage.ts';
import type { Context } from '../graphql/request/context.ts';
import { type ArticleRow, loadRow } from '../graphql/request/rows.ts';
import { askedBy, askedFields } from '../graphql/select/asked.ts';
import type {
  ArticleHit,
  ArticleHits,
  FacetField as FacetFieldValue,
  Matching as MatchingValue,
  SearchField as SearchFieldValue,
  SearchOrder as SearchOrderValue,
} from '../search/engine/port.ts';
import type { ResolvedArticleFilter } from '../search/engine/resolvedArticleFilter.ts';
import { Article } from './article.ts';
import { Facet, FacetField, labelFacet } from './facets.ts';
import { ArticleFilter, type ArticleFilterInput, readArticleFilter } from './filter/articleFilter.ts';
import { SearchField, Snippet } from './snippet.ts';

interface Hit extends ArticleHit {
  node: ArticleRow;
}

interface HitConnection extends RankedConnection<Hit> {
  hits: ArticleHits;
  unresolvedNames: UnresolvedName[];
}

const ArticleSearchConnection = rankedConnectionType<Hit, HitConnection>('ArticleSearch', Article, {
  nodes: 'hits of a search for articles',
  edgeFields: (t) => ({
    score: t.exposeFloat('score', { description: '0 to 1, the higher the better; comparable within one search only.' }),
    snippets: t.field({
      type: [Snippet],
      complexity: ({ first }) => wholeList(Math.min(first ?? 3, 20)),
      description: 'Where it matched, best first; empty for an empty query, and where only the byline matched.',
      args: {
        first: t.arg.int({ defaultValue: 3, description: 'At most so many: 1 to 20.' }),
        fields: t.arg({ type: [SearchField], description: 'Only from these fields; from all when left out or empty.' }),
      },
      resolve: ({ snippets }, { first, fields }) => {
        const limit = readPageSize('first', first, 20);
        return snippets.filter(({ field }) => !fields?.length || fields.includes(field)).slice(0, limit);
      },
    }),
  }),
  fields: (t) => ({
    totalIsExact: t.boolean({
      description: 'Whether `totalCount` is exact; false when there may be more.',
      resolve: ({ hits }) => hits.totalIsExact,
    }),
    facets: t.field({
      type: [Facet],
      complexity: ({ fields }) => {
        const count = new Set(fields).size;
        return { field: 100 * count, multiplier: count };
      },
      description:
        'How many of the hits have which value, in the order of the fields asked for, each once. A field’s counts ignore that field’s own conditions at the top of the filter and in its `and`, so that they show what else could be chosen; conditions inside `or` and `not` always count.',
      args: {
        fields: t.arg({ type: [FacetField], required: true, description: 'What to count.' }),
        first: t.arg.int({ defaultValue: 10, description: 'At most so many values of each: 1 to 100.' }),
      },
      resolve: ({ hits }, { fields, first }, context) => {
        const most = readPageSize('first', first ?? 10);
        return Promise.all(
          [...new Set(fields)].map((field) =>
            labelFacet(context, field, (hits.facets.get(field) ?? []).slice(0, most)),
          ),
        );
      },
    }),
    ...unresolvedNames(t),
  }),
});

interface SearchArguments {
  query: string;
  filter?: ArticleFilterInput | null | undefined;
  in?: SearchFieldValue[] | null | undefined;
  matching?: MatchingValue | null | undefined;
  orderBy?: SearchOrderValue | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}

builder.queryField('searchArticles', (t) =>
  t.field({
    type: ArticleSearchConnection,
    nullable: true,
    description:
      'Finds articles by their words. Quotation marks make a phrase, a leading `-` excludes a word; an empty query finds all that the filter leaves. Null with the error SEARCH_UNAVAILABLE while the search engine does not answer.',
    args: {
      query: t.arg.string({ required: true, description: 'The words: `drones "West Bank" -Lebanon`.' }),
      filter: t.arg({ type: ArticleFilter, description: 'Which articles are searched; all of them when left out.' }),
      in: t.arg({ type: [SearchField], description: 'Where words must stand; anywhere when left out or empty.' }),
      matching: t.arg({ type: Matching, defaultValue: 'ALL_WORDS', description: 'How many words a hit must have.' }),
      orderBy: t.arg({ type: SearchOrder, defaultValue: 'RELEVANCE', description: 'The order of the hits.' }),
      ...forwardArguments,
    },
    complexity: (args) => pageCost(args, searchCost),
    resolve: async (_root, args, context, info) => {
      const { query, filter: given, in: fields, matching, orderBy } = args;
      const page = readRankedPage(args, [query, given, fields, matching, orderBy]);
      const { filter, unresolvedNames: unresolved } = await readArticleFilter(context.read, given);
      const hits = await findHits(args, filter, context, page, info);
      const rows = await Promise.all(hits.hits.map(({ articleId }) => loadRow(context, 'Article', articleId)));
      return { ...presentHits(hits, rows, page), unresolvedNames: unresolved };
    },
  }),
);

/** Finds ids in rank order, each with its position. */
function findHits(
  args: SearchArguments,
  filter: ResolvedArticleFilter,
  context: Context,
  { offset, limit }: RankedPage,
  info: GraphQLResolveInfo,
): Promise<ArticleHits> {
  const facets = facetsAsked(info);
  const request = {
    query: args.query,
    filter,
    in: args.in ?? null,
    matching: args.matching ?? 'ALL_WORDS',
    orderBy: args.orderBy ?? 'RELEVANCE',
    offset,
    limit,
    facets: [...new Set(facets)],
  };
  return mapSearchErrors(context.search.searchArticles(request));
}

/** The facets that will be asked of the hits, which the engine counts with them. */
function facetsAsked(info: GraphQLResolveInfo): FacetFieldValue[] {
  const asked = askedFields(getNamedType(info.returnType), askedBy(info).nodes, info);
  return [...asked.values()].flatMap((each) =>
    each?.field.name === 'facets' ? (each.arguments.fields as FacetFieldValue[]) : [],
  );
}

/** Puts rows to hits: a hit whose article is gone is left out, and the cursors of the others keep their positions. */
function presentHits(
  hits: ArticleHits,
  rows: (ArticleRow | null)[],
  page: RankedPage,
): Omit<HitConnection, 'unresolvedNames'> {
  const found = hits.hits.flatMap((hit, i) => {
    const node = rows[i];
    return node ? [{ ...hit, node }] : [];
  });
  const positions = found.map(({ position }) => position);
  return { ...rankedConnection(page, found, hits.total, { positions, read: hits.hits.length }), hits };
}
