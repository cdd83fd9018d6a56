import { loadArticle } from '../article/load.ts';
import { Prisma } from '../database/client.ts';
import { Speaker } from '../entity/entity.ts';
import { loadEntity } from '../entity/load.ts';
import type { Quote as QuoteRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { TextLocationRef } from '../graphql/inputs/textLocation.ts';
import { rowOf } from '../graphql/node/nodeId.ts';
import { connectionType } from '../graphql/paging/connection.ts';
import { loadQuotes, printedOrder, QuoteKind, quoteListArguments } from './list.ts';

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

export const TextRange = builder.objectRef<{ start: number; end: number }>('TextRange').implement({
  description: 'A part of a text: half-open, in UTF-16 code units, as `text.slice(start, end)` takes it.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'The first code unit.' }),
    end: t.exposeInt('end', { description: 'The first code unit after it.' }),
  }),
});

export const Quote = builder.prismaNode('Quote', {
  description: 'What somebody is quoted as saying, in one place of one article.',
  id: { field: 'id', description: 'Opaque; found again by `node`. A story stored anew has new quotes.' },
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'The words without their quotation marks. A quote broken by its own “he said” is one quote.',
    }),
    kind: t.expose('kind', { type: QuoteKind, description: 'How the story gives it.' }),
    speaker: t.field({
      type: Speaker,
      nullable: true,
      description: 'Who says it; null when the source is not a name (`a spokesperson`) or could not be told.',
      resolve: ({ speakerId }, _args, context) => loadEntity(context, speakerId),
    }),
    speakerText: t.exposeString('speakerText', {
      nullable: true,
      description: 'The source as printed: `He`, `a State Department spokesperson`. Null when none is printed.',
    }),
    attribution: t.field({
      type: Attribution,
      description: 'How the speaker was decided.',
      resolve: (quote) => quote,
    }),
    addressee: t.field({
      type: 'Organization',
      nullable: true,
      description: 'Whom it was said to: of `told AFP`, AFP. Null when the story does not say.',
      resolve: ({ addresseeId }, _args, context) => loadEntity(context, addresseeId),
    }),
    article: t.field({
      type: 'Article',
      description: 'The article that quotes it.',
      resolve: ({ articleId }, _args, context) => loadArticle(context, articleId),
    }),
    location: t.field({
      type: TextLocationRef,
      description: 'The text that it stands in.',
      resolve: ({ field, block }) => ({ field, block }),
    }),
    ranges: t.field({
      type: [TextRange],
      description: 'Where its words stand in that text: one range, or several where it is broken.',
      resolve: ({ ranges }) =>
        ranges.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: ranges[i + 1] ?? start }] : [])),
    }),
    publishedOn: t.expose('publishedOn', { type: 'Date', description: 'The day its article was published.' }),
  }),
});

connectionType('Quote', Quote, 'quotes');

const ofArticle = [Prisma.sql`q."articleId" = p.id`];

builder.objectFields('Article', (t) => ({
  quotes: t.field({
    type: 'QuoteConnection',
    description: 'What it quotes, in printed order: headline, standfirst, then the body.',
    args: quoteListArguments,
    resolve: ({ id }, args, context, info) => loadQuotes(context, info, args, ofArticle, id, printedOrder),
  }),
}));

builder.queryFields((t) => ({
  quote: t.prismaField({
    type: 'Quote',
    nullable: true,
    description: 'One quote; null when there is none of this id.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (query, _root, { id }, { database }) =>
      database.quote.findUnique({ ...query, where: { id: rowOf('Quote', id) ?? 0 } }),
  }),
  quotes: t.field({
    type: 'QuoteConnection',
    description: 'The quotes that pass a filter, newest first.',
    args: quoteListArguments,
    resolve: (_root, args, context, info) => loadQuotes(context, info, args),
  }),
}));
