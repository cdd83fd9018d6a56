import type { GraphQLResolveInfo } from 'graphql';
import type { Article as ArticleRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { TextLocationRef } from '../graphql/inputs/textLocation.ts';
import { readPageSize } from '../graphql/paging/keyset.ts';
import { type HitPage, hitPageInfo, mapSearchErrors, readHitPage } from '../graphql/paging/searchPage.ts';
import { argumentsAsked } from '../graphql/selection.ts';
import { TextRange } from '../quote/quote.ts';
import type {
  ArticleHit,
  ArticleHits,
  FacetField as FacetFieldValue,
  Matching as MatchingValue,
  SearchField as SearchFieldValue,
  SearchOrder as SearchOrderValue,
  Snippet as SnippetValue,
} from '../search/engine/port.ts';
import { Article } from './article.ts';
import { Facet, FacetField, labelFacet } from './facets.ts';
import { ArticleFilter, type ArticleFilterInput, resolveArticleFilter } from './filter.ts';
import { findArticle } from './load.ts';

const SearchField = builder.enumType('SearchField', {
  description: 'Where in an article words are looked for.',
  values: {
    HEADLINE: { description: 'The headline.' },
    STANDFIRST: { description: 'The sentence under the headline.' },
    BODY: { description: 'Paragraphs, subheadings, list items and notes.' },
    CAPTION: { description: 'Captions of photos.' },
    NAMES: { description: 'Names and aliases of the people, places and organisations it names.' },
  } as const,
});

export const Matching = builder.enumType('Matching', {
  description: 'How many words of a query a hit must have.',
  values: {
    ALL_WORDS: { description: 'All of them.' },
    MOST_WORDS: { description: 'As many as possible: hits that lack fewer words come first.' },
  } as const,
});

export const SearchOrder = builder.enumType('SearchOrder', {
  description: 'The order of hits.',
  values: {
    RELEVANCE: { description: 'Best first.' },
    NEWEST: { description: 'Newest first.' },
    OLDEST: { description: 'Oldest first.' },
  } as const,
});

const Snippet = builder.objectRef<SnippetValue>('Snippet').implement({
  description: 'A piece of an article that matched, as plain text with the ranges that matched in it.',
  fields: (t) => ({
    field: t.expose('field', { type: SearchField, description: 'Where it stands.' }),
    location: t.field({
      type: TextLocationRef,
      nullable: true,
      description: 'Where its text is in the article; null for a name, which the article may print in other words.',
      resolve: ({ location }) => location,
    }),
    text: t.exposeString('text', {
      description: 'The whole text there or, of a long one, the part around what matched. Plain text, never markup.',
    }),
    start: t.exposeInt('start', {
      description: 'Where `text` begins in the text there, in UTF-16 code units: 0 unless that is long.',
    }),
    ranges: t.field({
      type: [TextRange],
      description: 'What matched, as ranges of `text`. Add `start` for ranges of the whole text.',
      resolve: ({ ranges }) => ranges,
    }),
  }),
});

interface Hit extends ArticleHit {
  cursor: string;
  node: ArticleRow;
}

interface HitConnection {
  edges: Hit[];
  hits: ArticleHits;
  page: HitPage;
}

const ArticleSearchEdge = builder.objectRef<Hit>('ArticleSearchEdge').implement({
  description: 'One hit of a search: an article, and why it was found.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'The place of this hit, for `after` of the same search.' }),
    node: t.field({ type: Article, description: 'The article.', resolve: ({ node }) => node }),
    score: t.exposeFloat('score', { description: '0 to 1, the higher the better; comparable within one search only.' }),
    snippets: t.field({
      type: [Snippet],
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
});

const ArticleSearchConnection = builder.objectRef<HitConnection>('ArticleSearchConnection').implement({
  description: 'A page of the hits of a search.',
  fields: (t) => ({
    edges: t.field({ type: [ArticleSearchEdge], description: 'The hits.', resolve: ({ edges }) => edges }),
    nodes: t.field({
      type: [Article],
      description: 'The articles alone.',
      resolve: ({ edges }) => edges.map(({ node }) => node),
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where this page stands in the result.',
      resolve: ({ edges, page, hits }) => hitPageInfo(page, edges, hits),
    }),
    totalCount: t.int({ description: 'How many articles were found.', resolve: ({ hits }) => hits.total }),
    totalIsExact: t.boolean({
      description: 'Whether `totalCount` is exact; false when there may be more.',
      resolve: ({ hits }) => hits.totalIsExact,
    }),
    facets: t.field({
      type: [Facet],
      description:
        'How many of the hits have which value, in the order of the fields asked for. A field’s counts ignore that field’s own conditions at the top of the filter and in its `and`, so that they show what else could be chosen; conditions inside `or` and `not` always count.',
      args: {
        fields: t.arg({ type: [FacetField], required: true, description: 'What to count.' }),
        first: t.arg.int({ defaultValue: 10, description: 'At most so many values of each: 1 to 100.' }),
      },
      resolve: ({ hits }, { fields, first }, context) => {
        const most = readPageSize('first', first ?? 10);
        return Promise.all(
          fields.map((field) => labelFacet(context, field, (hits.facets.get(field) ?? []).slice(0, most))),
        );
      },
    }),
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
      first: t.arg.int({ description: 'How many hits: 1 to 100, 20 when left out.' }),
      after: t.arg.string({ description: 'Only what follows this cursor of the same search.' }),
    },
    resolve: async (_root, args, context, info) => {
      const { query, filter, in: fields, matching, orderBy } = args;
      const page = readHitPage(args, [query, filter, fields, matching, orderBy]);
      const hits = await findHits(args, context, page, info);
      const rows = await Promise.all(hits.hits.map(({ articleId }) => findArticle(context, articleId)));
      return presentHits(hits, rows, page);
    },
  }),
);

/** Skeleton: what the engine answers, ids in rank order, each with its position. */
async function findHits(
  args: SearchArguments,
  context: Context,
  { offset, limit }: HitPage,
  info: GraphQLResolveInfo,
): Promise<ArticleHits> {
  const facets = argumentsAsked(info, 'facets').flatMap(({ fields }) => fields as FacetFieldValue[]);
  const filter = await resolveArticleFilter(context.database, args.filter);
  const request = {
    query: args.query,
    filter,
    in: args.in ?? null,
    matching: args.matching ?? 'ALL_WORDS',
    orderBy: args.orderBy ?? 'RELEVANCE',
    offset,
    limit,
    facets,
  };
  return mapSearchErrors(context.search.searchArticles(request));
}

/** Rules and presentation: a hit whose article is gone is left out, and the cursors of the others keep their numbers. */
function presentHits(hits: ArticleHits, rows: (ArticleRow | undefined)[], page: HitPage): HitConnection {
  const edges = hits.hits.flatMap((hit, i) => {
    const node = rows[i];
    return node ? [{ ...hit, node, cursor: page.printCursor(hit.position) }] : [];
  });
  return { edges, hits, page };
}
