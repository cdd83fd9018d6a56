import type { Transaction } from '../../database/transaction.ts';
import type { RawStory, Story, StoryImage } from '../../story/story.ts';
import { slugify } from '../../text/slug.ts';
import { countWords } from '../../text/words.ts';
import { freeSlugs } from './freeSlugs.ts';

/** What the rows that belong to an article repeat of it. */
export interface ArticleKey {
  id: number;
  publishedOn: Date;
  publishedAt: Date;
}

/** Stores the article's own row: a new one, or that of `formerId`, which keeps its slug. */
export async function storeArticle(
  transaction: Transaction,
  story: Story,
  formerId: number | null,
  more: { publicationId: number | null; quoteCount: number },
): Promise<ArticleKey> {
  const row = { ...articleRow(story), ...more };
  const select = { id: true, publishedOn: true, publishedAt: true };
  if (formerId !== null) return transaction.article.update({ where: { id: formerId }, data: row, select });
  const bases = [`${slugify(story.headline)}-${story.publishedOn}`];
  const [slug = ''] = await freeSlugs(transaction, 'Article', bases);
  return transaction.article.create({ data: { ...row, slug, ingestedAt: row.modifiedAt }, select });
}

function articleRow(story: Story) {
  const { text, wordCount } = textOf(story);
  const leadImage = imageColumns(story.leadImage);
  return {
    externalId: story.externalId,
    url: story.url,
    canonicalUrl: story.canonicalUrl,
    section: story.section,
    headline: story.headline,
    standfirst: story.standfirst,
    byline: story.byline,
    dateline: story.dateline,
    language: story.language,
    publishedOn: new Date(story.publishedOn),
    publishedAt: story.publishedAt,
    datePrecision: story.datePrecision,
    updatedAt: story.updatedAt,
    text,
    wordCount,
    hasPhoto: story.blocks.some(({ kind }) => kind === 'PHOTO'),
    trendLine: story.trendLine,
    leadImageUrl: leadImage.url,
    leadImageWidth: leadImage.width,
    leadImageHeight: leadImage.height,
    leadImageAlt: leadImage.alt,
    modifiedAt: new Date(),
  };
}

/** What is read as the story's text: without captions and notes. */
function textOf(story: Story): { text: string; wordCount: number } {
  const texts = story.blocks.flatMap(({ kind, text }) => (kind === 'PHOTO' || kind === 'NOTE' ? [] : [text]));
  const wordCount = texts.reduce((sum, text) => sum + countWords(text, story.language), 0);
  return { text: texts.join('\n\n'), wordCount };
}

/** An image as its columns hold it; all of them null without one. A size that is no number of pixels is not stored. */
export const imageColumns = (image: StoryImage | null) => ({
  url: image?.url ?? null,
  width: readPixels(image?.width),
  height: readPixels(image?.height),
  alt: image?.alt ?? null,
});

const readPixels = (pixels: number | null | undefined): number | null =>
  pixels != null && Number.isInteger(pixels) && pixels > 0 && pixels <= 2_147_483_647 ? pixels : null;

/** Stores the bytes that everything else of the article is derived from. */
export async function storeRaw(
  transaction: Transaction,
  articleId: number,
  raw: RawStory,
  hash: string,
): Promise<void> {
  const row = { format: raw.format, bytes: Buffer.from(raw.bytes), hash, file: raw.file, receivedAt: new Date() };
  await transaction.rawStory.upsert({ where: { articleId }, create: { articleId, ...row }, update: row });
}
