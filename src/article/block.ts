import { Prisma, type Sql } from '../database/client.ts';
import type { Block as BlockRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { shortList, wholeList } from '../graphql/limits/costs.ts';
import { batchLoad, groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { type Join, reads } from '../graphql/select/joins.ts';
import { Image, type ImageValue } from './image.ts';

export const Block = builder.interfaceRef<BlockRow>('Block').implement({
  description: 'One piece of an article, in printed order.',
  resolveType: ({ kind }) => typeNames[kind],
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'Its place in the body, from 0.' }),
    text: t.exposeString('text', { description: 'Its text, without markup. For a photo, the caption.' }),
  }),
});

export const TextBlock = builder.interfaceRef<BlockRow>('TextBlock').implement({
  description:
    'A block of the story itself, which can name and quote. Ranges of its mentions and quotes count UTF-16 code units of its `text`.',
  interfaces: [Block],
  resolveType: ({ kind }) => typeNames[kind],
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
  interfaces: [Block, TextBlock],
});
builder.objectRef<BlockRow>('Subheading').implement({
  description: 'A line that heads the paragraphs after it.',
  interfaces: [Block, TextBlock],
});
builder.objectRef<BlockRow>('ListItem').implement({
  description: 'An item of a list, without its bullet or number.',
  interfaces: [Block, TextBlock],
});

export const Photo = builder.objectRef<BlockRow>('Photo').implement({
  description: 'A photo: its caption and who is credited for it.',
  interfaces: [Block, TextBlock],
  fields: (t) => ({
    caption: t.exposeString('text', { description: 'The caption without its credit; the same as `text`.' }),
    credit: t.exposeString('credit', {
      nullable: true,
      description: 'The credit as printed; null when there is none.',
    }),
    image: t.field({
      extensions: reads({ columns: ['imageUrl', 'imageWidth', 'imageHeight', 'imageAlt'] }),
      type: Image,
      nullable: true,
      description: 'The picture itself; null when not known.',
      resolve: imageOfBlock,
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
    kind: t.field({
      extensions: reads({ columns: ['noteKind'] }),
      type: NoteKind,
      description: 'What it says.',
      resolve: ({ noteKind }) => noteKind ?? 'EDITORIAL',
    }),
  }),
});

/** The picture of a photo; null for another block, and where its address is not known. */
export function imageOfBlock({ imageUrl, imageWidth, imageHeight, imageAlt }: BlockRow): ImageValue | null {
  return imageUrl === null ? null : { url: imageUrl, width: imageWidth, height: imageHeight, alt: imageAlt };
}

/** The body of an article in printed order, loaded together with those of other articles. */
export const loadBlocks = (context: Context, articleId: number): Promise<BlockRow[]> => load(context, articleId, null);

export const loadPhotos = (context: Context, articleId: number): Promise<BlockRow[]> =>
  load(context, articleId, 'PHOTO');

async function load(context: Context, articleId: number, kind: BlockRow['kind'] | null): Promise<BlockRow[]> {
  const blocks = await batchLoad<number, BlockRow[]>(context, `blocks ${kind}`, articleId, async (ids) => {
    const ofKind = kind === null ? Prisma.sql`TRUE` : Prisma.sql`kind = ${kind}::"BlockKind"`;
    const rows = await context.read<BlockRow>(Prisma.sql`
      SELECT * FROM "Block" WHERE "articleId" = ANY(${ids}::int[]) AND ${ofKind} ORDER BY position`);
    return groupBy(rows, (row) => row.articleId);
  });
  return blocks ?? [];
}

const blocksOfArticle = (kind: Sql): Join => ({
  kind: 'list',
  table: 'Block',
  from: Prisma.sql`"Block" b`,
  where: Prisma.sql`b."articleId" = p.id AND ${kind}`,
  orderBy: Prisma.sql`b.position`,
});

builder.objectFields('Article', (t) => ({
  body: t.field({
    extensions: reads({ join: blocksOfArticle(Prisma.sql`TRUE`) }),
    type: [Block],
    complexity: wholeList(20),
    description: 'Everything but headline and standfirst, in printed order.',
    resolve: ({ id }, _args, context) => loadBlocks(context, id),
  }),
  photos: t.field({
    extensions: reads({ join: blocksOfArticle(Prisma.sql`b.kind = 'PHOTO'`) }),
    type: [Photo],
    complexity: shortList,
    description: 'The photos of the body, in printed order.',
    resolve: ({ id }, _args, context) => loadPhotos(context, id),
  }),
}));
