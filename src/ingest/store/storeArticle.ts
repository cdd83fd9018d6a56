import type { Story, StoryWarning } from '../../story/story.ts';
import { fold } from '../../text/fold.ts';
import { firstFree, slugify } from '../../text/slug.ts';
import type { Transaction } from '../resolve/candidates.ts';
import { insertRows } from './insertRows.ts';

/** What the rows that belong to an article repeat of it. */
export interface ArticleKey {
  id: number;
  publishedOn: Date;
  publishedAt: Date;
}

/** Stores the article's own row, a new one or that of `formerId`, which keeps its slug. */
export async function storeArticle(
  transaction: Transaction,
  story: Story,
  formerId: number | null,
  hasQuotes: boolean,
): Promise<ArticleKey> {
  const { text, wordCount } = textOf(story);
  const row = {
    externalId: story.externalId,
    url: story.url,
    publicationId: await storePublication(transaction, story.publication),
    headline: story.headline,
    standfirst: story.standfirst,
    byline: story.byline,
    dateline: story.dateline,
    language: story.language,
    publishedOn: new Date(story.publishedOn),
    publishedAt: story.publishedAt,
    datePrecision: story.datePrecision,
    text,
    wordCount,
    hasPhoto: story.blocks.some(({ kind }) => kind === 'PHOTO'),
    hasQuotes,
    trendLine: story.trendLine,
    modifiedAt: new Date(),
  };
  const select = { id: true, publishedOn: true, publishedAt: true };
  if (formerId !== null) return transaction.article.update({ where: { id: formerId }, data: row, select });
  const slug = await freeSlug(transaction, `${slugify(story.headline)}-${story.publishedOn}`);
  return transaction.article.create({ data: { ...row, slug, ingestedAt: row.modifiedAt }, select });
}

/** What is read as the story's text: without captions and notes. */
function textOf(story: Story): { text: string; wordCount: number } {
  const texts = story.blocks.flatMap(({ kind, text }) => (kind === 'PHOTO' || kind === 'NOTE' ? [] : [text]));
  const text = texts.join('\n\n');
  return { text, wordCount: text === '' ? 0 : text.trim().split(/\s+/).length };
}

async function freeSlug(transaction: Transaction, base: string): Promise<string> {
  const rows = await transaction.article.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const used = new Set(rows.map(({ slug }) => slug));
  return firstFree(base, (slug) => used.has(slug));
}

async function storePublication(transaction: Transaction, name: string | null): Promise<number | null> {
  if (name === null) return null;
  const folded = fold(name);
  const present = await transaction.publication.findUnique({ where: { folded }, select: { id: true } });
  if (present) return present.id;
  const slug = slugify(name, 60);
  const isTaken = (await transaction.publication.count({ where: { slug } })) > 0;
  const data = { name, folded, slug: isTaken ? `${slug}-${Date.now().toString(36)}` : slug };
  return (await transaction.publication.create({ data, select: { id: true } })).id;
}

export async function storeBlocks(
  transaction: Transaction,
  articleId: number,
  story: Story,
  agencyIds: Map<string, number>,
): Promise<void> {
  await insertRows(
    transaction,
    'Block',
    story.blocks.map(({ kind, text, credit, image, noteKind, agency }, position) => ({
      kind,
      text,
      credit,
      url: image?.url ?? null,
      noteKind,
      articleId,
      position,
      agencyId: agency === null ? null : (agencyIds.get(agency) ?? null),
    })),
  );
}

/** Stores who is credited in which role; the first evidence of a role counts. */
export async function storeAgencyCredits(
  transaction: Transaction,
  articleId: number,
  story: Story,
  agencyIds: Map<string, number>,
): Promise<void> {
  await transaction.agencyCredit.createMany({
    skipDuplicates: true,
    data: story.agencies.map(({ name, role, evidence }, position) => ({
      articleId,
      position,
      organizationId: agencyIds.get(name) as number,
      role,
      evidence,
    })),
  });
}

/** Stores the authors, each once; a biography replaces the one that is known. */
export async function storeAuthors(transaction: Transaction, articleId: number, story: Story): Promise<void> {
  const authors = new Map(story.authors.map((author) => [fold(author.name), author]));
  let position = 0;
  for (const [folded, { name, biography }] of authors) {
    const { id } = await transaction.author.upsert({
      where: { folded },
      create: { name, folded, biography, slug: await freeAuthorSlug(transaction, name) },
      update: biography === null ? {} : { biography },
      select: { id: true },
    });
    await transaction.articleAuthor.create({ data: { articleId, authorId: id, position } });
    position += 1;
  }
}

async function freeAuthorSlug(transaction: Transaction, name: string): Promise<string> {
  const base = slugify(name, 60);
  const rows = await transaction.author.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const used = new Set(rows.map(({ slug }) => slug));
  return firstFree(base, (slug) => used.has(slug));
}

export async function storeWarnings(
  transaction: Transaction,
  articleId: number,
  warnings: StoryWarning[],
): Promise<void> {
  const rows = warnings.map(({ code, message, block }) => ({ articleId, code, message, block }));
  await insertRows(transaction, 'ParseWarning', rows);
}
