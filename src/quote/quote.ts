import { Prisma } from '../database/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { rowOf } from '../graphql/builder/nodeId.ts';
import { unresolvedNames } from '../graphql/inputs/nameFilter.ts';
import { TextLocationRef } from '../graphql/inputs/textLocation.ts';
import { TextRange } from '../graphql/inputs/textRange.ts';
import { shortList } from '../graphql/limits/costs.ts';
import { connectionType } from '../graphql/lists/connection.ts';
import { groupedOnce } from '../graphql/request/batching.ts';
import { loadExistingRow, loadRow, type QuoteRow } from '../graphql/request/rows.ts';
import { reads } from '../graphql/select/joins.ts';
import { allQuotes, loadQuotes, printedOrder, QuoteKind, quoteListArguments } from './list.ts';
import { loadQuotesOfArticle } from './quotesOfArticle.ts';

const AttributionMethod = builder.enumType('AttributionMethod', {
  description: 'How the speaker of a quote was found.',
  values: {
    NAME: { description: 'The text names them beside the quote.' },
    PRONOUN: { description: 'By a pronoun: `He said`.' },
    DESCRIPTION: { description: 'By a description: `the spokesperson added`.' },
    CONTINUATION: { description: 'They spoke just before, and the quote goes on.' },
    NONE: { description: 'Not found.' },
  } as const,
});

const Attribution = builder.objectRef<QuoteRow>('Attribution').implement({
  description: 'How it was decided who says a quote.',
  fields: (t) => ({
    method: t.expose('method', { type: AttributionMethod, description: 'How the speaker was found.' }),
    cue: t.exposeString('cue', {
      nullable: true,
      description: 'The printed words that say that somebody speaks: `said`, `according to`. Null when there are none.',
    }),
    confidence: t.exposeFloat('confidence', { description: '0 to 1: how likely the attribution is right.' }),
  }),
});

export const Quote = builder.node(builder.objectRef<QuoteRow>('Quote'), {
  description: 'What somebody is quoted as saying, in one place of one article.',
  id: {
    resolve: ({ id }) => id,
    description: 'Opaque; `node` finds the quote by it. A story that is stored again has new quotes.',
  },
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'The words without their quotation marks. A quote broken by its own “he said” is one quote.',
    }),
    kind: t.expose('kind', { type: QuoteKind, description: 'How the story gives it.' }),
    speaker: t.field({
      extensions: reads({ join: { kind: 'one', table: 'Entity', by: 'speakerId' } }),
      type: 'Entity',
      nullable: true,
      description: 'Who says it; null when the source is not a name (`a spokesperson`) or could not be told.',
      resolve: ({ speakerId }, _args, context) => loadRow(context, 'Entity', speakerId),
    }),
    speakerText: t.exposeString('speakerText', {
      nullable: true,
      description: 'The source as printed: `He`, `a State Department spokesperson`. Null when none is printed.',
    }),
    attribution: t.field({
      extensions: reads({ columns: ['method', 'cue', 'confidence'] }),
      type: Attribution,
      description: 'How the speaker was decided.',
      resolve: (quote) => quote,
    }),
    addressee: t.field({
      extensions: reads({ join: { kind: 'one', table: 'Entity', by: 'addresseeId' } }),
      type: 'Organization',
      nullable: true,
      description: 'Who it was said to: of `told AFP`, AFP. Null when the story does not say.',
      resolve: ({ addresseeId }, _args, context) => loadRow(context, 'Entity', addresseeId),
    }),
    article: t.field({
      extensions: reads({ join: { kind: 'one', table: 'Article', by: 'articleId' } }),
      type: 'Article',
      description: 'The article that quotes it.',
      resolve: ({ articleId }, _args, context) => loadExistingRow(context, 'Article', articleId),
    }),
    location: t.field({
      extensions: reads({ columns: ['field', 'block'] }),
      type: TextLocationRef,
      description: 'The text that it stands in.',
      resolve: ({ field, block }) => ({ field, block }),
    }),
    ranges: t.field({
      extensions: reads({ columns: ['ranges'] }),
      type: [TextRange],
      complexity: shortList,
      description: 'Where its words stand in that text: one range, or several where it is broken.',
      resolve: ({ ranges }) =>
        ranges.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: ranges[i + 1] ?? start }] : [])),
    }),
    publishedOn: t.expose('publishedOn', { type: 'Date', description: 'The day its article was published.' }),
  }),
});

connectionType('Quote', Quote, { nodes: 'quotes', fields: unresolvedNames });

const quotesByBlock = groupedOnce<QuoteRow, number | null>(({ block }) => block);

builder.interfaceField('TextBlock', 'quotes', (t) =>
  t.field({
    extensions: reads({}),
    type: [Quote],
    complexity: shortList,
    description: 'The quotes in it, in the order of its text.',
    resolve: async ({ articleId, position }, _args, context) =>
      quotesByBlock(await loadQuotesOfArticle(context, articleId)).get(position) ?? [],
  }),
);

const ofArticle = {
  where: [Prisma.sql`q."articleId" = p.id`],
  total: Prisma.sql`(SELECT "quoteCount" FROM "Article" WHERE id = p.id)`,
};

builder.objectFields('Article', (t) => ({
  quotes: t.field({
    extensions: reads({
      join: { kind: 'page', table: 'Quote', keyset: printedOrder, from: allQuotes, ...ofArticle },
    }),
    type: 'QuoteConnection',
    description: 'What it quotes, in printed order: headline, standfirst, then the body.',
    args: quoteListArguments,
    resolve: ({ id }, args, context, info) => loadQuotes(context, info, args, ofArticle, id, printedOrder),
  }),
}));

builder.queryFields((t) => ({
  quote: t.field({
    type: 'Quote',
    nullable: true,
    description: 'One quote; null when there is none of this id.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (_root, { id }, context) => loadRow(context, 'Quote', rowOf('Quote', id)),
  }),
  quotes: t.field({
    type: 'QuoteConnection',
    description: 'The quotes that pass a filter, newest first.',
    args: quoteListArguments,
    resolve: (_root, args, context, info) => loadQuotes(context, info, args),
  }),
}));
