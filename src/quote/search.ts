import { Matching, SearchOrder } from '../article/search.ts';
import type { Quote as QuoteRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { type HitPage, hitPageInfo, mapSearchErrors, readHitPage } from '../graphql/paging/searchPage.ts';
import type { QuoteHit, QuoteHits } from '../search/engine/port.ts';
import { QuoteFilter, resolveQuoteFilter } from './list.ts';
import { findQuote } from './load.ts';
import { Quote, TextRange } from './quote.ts';

interface Hit extends QuoteHit {
  cursor: string;
  node: QuoteRow;
}

interface HitConnection {
  edges: Hit[];
  hits: QuoteHits;
  page: HitPage;
}

const QuoteSearchEdge = builder.objectRef<Hit>('QuoteSearchEdge').implement({
  description: 'One hit of a search for quotes, and why it was found.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'The place of this hit, for `after` of the same search.' }),
    node: t.field({ type: Quote, description: 'The quote.', resolve: ({ node }) => node }),
    score: t.exposeFloat('score', { description: '0 to 1, the higher the better; comparable within one search only.' }),
    ranges: t.field({
      type: [TextRange],
      description:
        'What matched, as ranges of the quote’s `text`; empty for an empty query, and where the speaker’s name alone matched.',
      resolve: ({ ranges }) => ranges,
    }),
  }),
});

const QuoteSearchConnection = builder.objectRef<HitConnection>('QuoteSearchConnection').implement({
  description: 'A page of the hits of a search for quotes.',
  fields: (t) => ({
    edges: t.field({ type: [QuoteSearchEdge], description: 'The hits.', resolve: ({ edges }) => edges }),
    nodes: t.field({
      type: [Quote],
      description: 'The quotes alone.',
      resolve: ({ edges }) => edges.map(({ node }) => node),
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where this page stands in the result.',
      resolve: ({ edges, page, hits }) => hitPageInfo(page, edges, hits),
    }),
    totalCount: t.int({ description: 'How many quotes were found.', resolve: ({ hits }) => hits.total }),
    totalIsExact: t.boolean({
      description: 'Whether `totalCount` is exact; false when there may be more.',
      resolve: ({ hits }) => hits.totalIsExact,
    }),
  }),
});

builder.queryField('searchQuotes', (t) =>
  t.field({
    type: QuoteSearchConnection,
    nullable: true,
    description:
      'Finds quotes by their words and their speaker’s names: `ceasefire Blinken`. Words, phrases and exclusions are read as by `searchArticles`. Null with the error SEARCH_UNAVAILABLE while the search engine does not answer.',
    args: {
      query: t.arg.string({ required: true, description: 'The words; empty for all that the filter leaves.' }),
      filter: t.arg({ type: QuoteFilter, description: 'Which quotes are searched; all of them when left out.' }),
      matching: t.arg({ type: Matching, defaultValue: 'ALL_WORDS', description: 'How many words a hit must have.' }),
      orderBy: t.arg({ type: SearchOrder, defaultValue: 'RELEVANCE', description: 'The order of the hits.' }),
      first: t.arg.int({ description: 'How many hits: 1 to 100, 20 when left out.' }),
      after: t.arg.string({ description: 'Only what follows this cursor of the same search.' }),
    },
    resolve: async (_root, { query, filter, matching, orderBy, ...paging }, context) => {
      const page = readHitPage(paging, [query, filter, matching, orderBy]);
      const hits = await mapSearchErrors(
        context.search.searchQuotes({
          query,
          filter: await resolveQuoteFilter(context.database, filter),
          matching: matching ?? 'ALL_WORDS',
          orderBy: orderBy ?? 'RELEVANCE',
          offset: page.offset,
          limit: page.limit,
        }),
      );
      const rows = await Promise.all(hits.hits.map(({ quoteId }) => findQuote(context, quoteId)));
      const edges = hits.hits.flatMap((hit, i) => {
        const node = rows[i];
        return node ? [{ ...hit, node, cursor: page.printCursor(hit.position) }] : [];
      });
      return { edges, hits, page };
    },
  }),
);
