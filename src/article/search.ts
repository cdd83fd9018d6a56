import { createHash } from 'node:crypto';
import { builder } from '../builder.ts';
import { type Context, loadTogether } from '../context.ts';
import { badUserInput, searchUnavailable } from '../errors.ts';
import type { Article as ArticleRow } from '../generated/prisma/client.ts';
import { readPageSize } from '../keyset.ts';
import { TextRange } from '../quote/quote.ts';
import {
  type ArticleHit,
  type ArticleHits,
  InvalidQuery,
  type Matching as MatchingValue,
  type SearchField as SearchFieldValue,
  type SearchOrder as SearchOrderValue,
  SearchUnavailable,
  type Snippet as SnippetValue,
} from '../search/port.ts';
import { Article } from './article.ts';
import { ArticleFilter, type ArticleFilterInput, resolveArticleFilter } from './filter.ts';

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

const Matching = builder.enumType('Matching', {
  description: 'How many words of a query a hit must have.',
  values: {
    ALL_WORDS: { description: 'All of them.' },
    MOST_WORDS: { description: 'As many as possible: hits that lack fewer words come first.' },
  } as const,
});

const SearchOrder = builder.enumType('SearchOrder', {
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
    block: t.exposeInt('block', {
      description:
        'Position of the block; -1 the headline, -2 the standfirst, -3 a name of somebody or something in it.',
    }),
    text: t.exposeString('text', {
      description: 'The whole block or, of a long one, the part around what matched. Plain text, never markup.',
    }),
    start: t.exposeInt('start', {
      description: 'Where `text` begins in its block, in UTF-16 code units: 0 unless the block is long.',
    }),
    ranges: t.field({
      type: [TextRange],
      description: 'What matched, as ranges of `text`. Add `start` for ranges of the block.',
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
  end: number;
  offset: number;
}

const ArticleSearchEdge = builder.objectRef<Hit>('ArticleSearchEdge').implement({
  description: 'One hit of a search: an article, and why it was found.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'The place of this hit, for `after` of the same search.' }),
    node: t.field({ type: Article, description: 'The article.', resolve: ({ node }) => node }),
    score: t.exposeFloat('score', { description: '0 to 1, the higher the better; comparable within one search only.' }),
    snippets: t.field({
      type: [Snippet],
      description: 'Where it matched, best first; empty for an empty query.',
      args: { first: t.arg.int({ defaultValue: 3, description: 'At most so many: 1 to 20.' }) },
      resolve: ({ snippets }, { first }) => snippets.slice(0, readPageSize('first', first, 20)),
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
      resolve: ({ edges, end, offset, hits }) => ({
        hasNextPage: end < hits.total,
        hasPreviousPage: offset > 0,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      }),
    }),
    totalCount: t.int({ description: 'How many articles were found.', resolve: ({ hits }) => hits.total }),
    totalIsExact: t.boolean({
      description: 'Whether `totalCount` is exact; false when there may be more.',
      resolve: ({ hits }) => hits.totalIsExact,
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
    resolve: async (_root, args, context) => {
      const { offset, limit } = readHitPage(args);
      const hits = await findHits(args, context, offset, limit);
      const rows = await Promise.all(hits.hits.map(({ articleId }) => loadRow(context, articleId)));
      return presentHits(args, hits, rows, offset);
    },
  }),
);

/** Skeleton: what the engine answers, ids in rank order, each with its position. */
async function findHits(args: SearchArguments, context: Context, offset: number, limit: number): Promise<ArticleHits> {
  const filter = await resolveArticleFilter(context.database, args.filter);
  try {
    return await context.search.searchArticles({
      query: args.query,
      filter,
      in: args.in ?? null,
      matching: args.matching ?? 'ALL_WORDS',
      orderBy: args.orderBy ?? 'RELEVANCE',
      offset,
      limit,
    });
  } catch (error) {
    if (error instanceof InvalidQuery) throw badUserInput(error.message);
    if (error instanceof SearchUnavailable) throw searchUnavailable(error);
    throw error;
  }
}

/** Hydration: the rows of all hits in one statement. */
const loadRow = (context: Context, id: number): Promise<ArticleRow | undefined> =>
  loadTogether<number, ArticleRow>(context, 'article', id, async (ids) => {
    const rows = await context.database.article.findMany({ where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, row]));
  });

/** Rules and presentation: a hit whose article is gone is left out, and the cursors of the others keep their numbers. */
function presentHits(
  args: SearchArguments,
  hits: ArticleHits,
  rows: (ArticleRow | undefined)[],
  offset: number,
): HitConnection {
  const edges = hits.hits.flatMap((hit, i) => {
    const node = rows[i];
    return node ? [{ ...hit, node, cursor: printHitCursor(args, hit.position) }] : [];
  });
  return { edges, hits, offset, end: offset + hits.hits.length };
}

function readHitPage(args: SearchArguments): { offset: number; limit: number } {
  const limit = readPageSize('first', args.first);
  if (args.after == null) return { offset: 0, limit };
  const [search, position] = Buffer.from(args.after, 'base64url').toString('utf8').split(' ');
  if (search !== nameOf(args) || !/^\d{1,9}$/.test(position ?? '')) {
    throw badUserInput(
      `\`after: ${JSON.stringify(args.after.slice(0, 80))}\` is not a cursor of this search. A cursor holds for the same query, filter and order only.`,
    );
  }
  return { offset: Number(position) + 1, limit };
}

const printHitCursor = (args: SearchArguments, position: number): string =>
  Buffer.from(`${nameOf(args)} ${position}`).toString('base64url');

/** Tells one search from another, whatever its page. */
const nameOf = ({ query, filter, in: fields, matching, orderBy }: SearchArguments): string =>
  createHash('sha256')
    .update(JSON.stringify([query, filter, fields, matching, orderBy]))
    .digest('base64url')
    .slice(0, 16);
