import { Prisma } from '../database/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { batchLoad, groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import type { ArticleRow } from '../graphql/request/rows.ts';
import { reads } from '../graphql/select/joins.ts';
import { imageOfBlock, loadPhotos } from './block.ts';
import { Image, type ImageValue } from './image.ts';

/** What the publisher says of an article beside its text: where it is filed, its tags, its picture, its last change. */
builder.objectFields('Article', (t) => ({
  canonicalUrl: t.expose('canonicalUrl', {
    type: 'URL',
    nullable: true,
    description: 'The address that the publisher wants the story to be known by; null when it does not say.',
  }),
  section: t.exposeString('section', {
    nullable: true,
    description: 'Where the publisher files it: `Politics`. Null when it does not say.',
  }),
  subjects: t.field({
    extensions: reads({}),
    type: ['String'],
    description: 'The publisher’s own tags and keywords, in printed order; not trends, which are labels of a day.',
    resolve: async ({ id }, _args, context) => (await batchLoad(context, 'subjects', id, loadSubjects(context))) ?? [],
  }),
  leadImage: t.field({
    extensions: reads({ columns: ['leadImageUrl', 'leadImageWidth', 'leadImageHeight', 'leadImageAlt'] }),
    type: Image,
    nullable: true,
    description: 'The picture that stands for the story; its first photo that has an address where it names none.',
    resolve: async (article, _args, context) => leadImageOf(article) ?? (await firstPhotoImage(context, article.id)),
  }),
  updatedAt: t.expose('updatedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When the publisher last changed it, by its own word; null when it does not say.',
  }),
}));

const loadSubjects = (context: Context) => async (ids: readonly number[]) => {
  const rows = await context.read<{ articleId: number; text: string }>(Prisma.sql`
    SELECT "articleId", text FROM "ArticleSubject" WHERE "articleId" = ANY(${ids}::int[]) ORDER BY position`);
  const subjects = groupBy(rows, ({ articleId }) => articleId);
  return new Map([...subjects].map(([id, each]) => [id, each.map(({ text }) => text)]));
};

const leadImageOf = ({ leadImageUrl, leadImageWidth, leadImageHeight, leadImageAlt }: ArticleRow): ImageValue | null =>
  leadImageUrl === null
    ? null
    : { url: leadImageUrl, width: leadImageWidth, height: leadImageHeight, alt: leadImageAlt };

async function firstPhotoImage(context: Context, articleId: number): Promise<ImageValue | null> {
  const photos = await loadPhotos(context, articleId);
  return photos.map(imageOfBlock).find((image) => image !== null) ?? null;
}
