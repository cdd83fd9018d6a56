import { builder } from '../graphql/builder/builder.ts';
import { mapSearchErrors } from '../graphql/errors/searchErrors.ts';
import { unresolvedNames } from '../graphql/inputs/nameFilter.ts';
import { Matching, SearchOrder } from '../graphql/inputs/searchInputs.ts';
import { TextRange } from '../graphql/inputs/textRange.ts';
import { pageCost, searchCost, shortList } from '../graphql/limits/costs.ts';
import { forwardArguments, rankedConnectionType } from '../graphql/lists/connection.ts';
import type { UnresolvedName } from '../graphql/paging/keyset.ts';
import { type RankedConnection, rankedConnection, readRankedPage } from '../graphql/paging/rankedPage.ts';
import { loadRow, type QuoteRow } from '../graphql/request/rows.ts';
import type { QuoteHit, QuoteHits } from '../search/engine/port.ts';
import { QuoteFilter, readQuoteFilter } from './list.ts';
import { Quote } from './quote.ts';

interface Hit extends QuoteHit {
  node: QuoteRow;
}

interface HitConnection extends RankedConnection<Hit> {
  hits: QuoteHits;
  unresolvedNames: UnresolvedName[];
}

const QuoteSearchConnection = rankedConnectionType<Hit, HitConnection>('QuoteSearch', Quote, {
  nodes: 'hits of a search for quotes',
  edgeFields: (t) => ({
    score: t.exposeFloat('score', { description: '0 to 1, the higher the better; comparable within one search only.' }),
    ranges: t.field({
      type: [TextRange],
      complexity: shortList,
      description:
        'What matched, as ranges of the quote’s `text`; empty for an empty query, and where the speaker’s name alone matched.',
      resolve: ({ ranges }) => ranges,
    }),
  }),
  fields: (t) => ({
    totalIsExact: t.boolean({
      description: 'Whether `totalCount` is exact; false when there may be more.',
      resolve: ({ hits }) => hits.totalIsExact,
    }),
    ...unresolvedNames(t),
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
      ...forwardArguments,
    },
    complexity: (args) => pageCost(args, searchCost),
    resolve: async (_root, { query, filter: given, matching, orderBy, ...paging }, context) => {
      const page = readRankedPage(paging, [query, given, matching, orderBy]);
      const { filter, unresolvedNames: unresolved } = await readQuoteFilter(context.read, given);
      const hits = await mapSearchErrors(
        context.search.searchQuotes({
          query,
          filter,
          matching: matching ?? 'ALL_WORDS',
          orderBy: orderBy ?? 'RELEVANCE',
          offset: page.offset,
          limit: page.limit,
        }),
      );
      const rows = await Promise.all(hits.hits.map(({ quoteId }) => loadRow(context, 'Quote', quoteId)));
      const found = hits.hits.flatMap((hit, i) => {
        const node = rows[i];
        return node ? [{ ...hit, node }] : [];
      });
      const positions = found.map(({ position }) => position);
      const connection = rankedConnection(page, found, hits.total, { positions, read: hits.hits.length });
      return { ...connection, hits, unresolvedNames: unresolved };
    },
  }),
);
