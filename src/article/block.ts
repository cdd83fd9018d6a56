import { loadEntity } from '../entity/load.ts';
import { loadMentionsOfBlock } from '../entity/mention.ts';
import type { Block as BlockRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { batchField, groupBy } from '../graphql/context.ts';
import { loadQuotesOfBlock } from '../quote/load.ts';

export const Block = builder.interfaceRef<BlockRow>('Block').implement({
  description:
    'One piece of an article, in printed order. Ranges of mentions and quotes count UTF-16 code units of its `text`.',
  resolveType: ({ kind }) => typeNames[kind],
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'Its place in the body, from 0.' }),
    text: t.exposeString('text', { description: 'Its text, without markup. For a photo, the caption.' }),
    mentions: t.field({
      type: ['Mention'],
      description: 'The people, places and organisations it names, in the order of its text.',
      resolve: (block, _args, context) => loadMentionsOfBlock(context, block.articleId, block.position),
    }),
    quotes: t.field({
      type: ['Quote'],
      description: 'The quotes in it, in the order of its text.',
      resolve: (block, _args, context) => loadQuotesOfBlock(context, block.articleId, block.position),
    }),
  }),
});

const typeNames = {
  PARAGRAPH: 'Paragraph',
  SUBHEADING: 'Subheading',
  LIST_ITEM: 'ListItem',
  PHOTO: 'Photo',
  NOTE: 'Note',
} as const;

builder.objectRef<BlockRow>('Paragraph').implement({
  description: 'A paragraph of running text.',
  interfaces: [Block],
});
builder.objectRef<BlockRow>('Subheading').implement({
  description: 'A line that heads the paragraphs after it.',
  interfaces: [Block],
});
builder.objectRef<BlockRow>('ListItem').implement({
  description: 'An item of a list, without its bullet or number.',
  interfaces: [Block],
});

export const Photo = builder.objectRef<BlockRow>('Photo').implement({
  description: 'A photo: its caption and who is credited for it.',
  interfaces: [Block],
  fields: (t) => ({
    caption: t.exposeString('text', { description: 'The caption without its credit; the same as `text`.' }),
    credit: t.exposeString('credit', {
      nullable: true,
      description: 'The credit as printed; null when there is none.',
    }),
    agency: t.field({
      type: 'Organization',
      nullable: true,
      description: 'The news agency that the credit names; null when it names none.',
      resolve: ({ agencyId }, _args, context) => loadEntity(context, agencyId),
    }),
    url: t.expose('imageUrl', {
      type: 'URL',
      nullable: true,
      description: 'Where the picture is; null when not known.',
    }),
  }),
});

const NoteKind = builder.enumType('NoteKind', {
  description: 'What a note says.',
  values: {
    AGENCY: { description: 'Whose material was used: `(With AFP inputs)`.' },
    SYNDICATION: { description: 'That the story came from elsewhere as it is.' },
    AUTHOR: { description: 'Who its author is.' },
    EDITORIAL: { description: 'Anything else the editors say of the story: a correction, who reported and edited it.' },
  } as const,
});

builder.objectRef<BlockRow>('Note').implement({
  description: 'What is said about the story and is not part of it: an agency note, an author’s biography.',
  interfaces: [Block],
  fields: (t) => ({
    kind: t.field({ type: NoteKind, description: 'What it says.', resolve: ({ noteKind }) => noteKind ?? 'EDITORIAL' }),
  }),
});

const loadBlocks = (context: Parameters<typeof loadEntity>[0], photosOnly: boolean) => async (ids: readonly number[]) =>
  groupBy(
    await context.database.block.findMany({
      where: { articleId: { in: [...ids] }, ...(photosOnly && { kind: 'PHOTO' }) },
      orderBy: { position: 'asc' },
    }),
    ({ articleId }) => articleId,
  );

builder.objectFields('Article', (t) => ({
  body: t.field({
    type: [Block],
    description: 'Everything but headline and standfirst, in printed order.',
    resolve: async (article, _args, context, info) =>
      (await batchField(context, info, article.id, loadBlocks(context, false))) ?? [],
  }),
  photos: t.field({
    type: [Photo],
    description: 'The photos of the body, in printed order.',
    resolve: async (article, _args, context, info) =>
      (await batchField(context, info, article.id, loadBlocks(context, true))) ?? [],
  }),
}));
