import { Prisma } from '../database/client.ts';
import type { Author as AuthorRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { rowOf } from '../graphql/builder/nodeId.ts';
import { unresolvedNames } from '../graphql/inputs/nameFilter.ts';
import { longText, shortList } from '../graphql/limits/costs.ts';
import { neverResolved } from '../graphql/limits/spending.ts';
import { connectionType } from '../graphql/lists/connection.ts';
import { readPageSize } from '../graphql/paging/keyset.ts';
import { batchField, batchLoad, groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { findOne } from '../graphql/request/findOne.ts';
import { type ArticleRow, findRow, loadRow } from '../graphql/request/rows.ts';
import { type Join, reads } from '../graphql/select/joins.ts';
import { firstWords, readingTimeMinutes } from '../text/words.ts';
import { articleListArguments, loadArticles } from './list.ts';

const DatePrecision = builder.enumType('DatePrecision', {
  description: 'How much of its time of publication a story tells.',
  values: {
    DAY: { description: 'The day alone; the time of `publishedAt` is 00:00 UTC.' },
    MINUTE: { description: 'The minute.' },
    SECOND: { description: 'The second.' },
  } as const,
});

const authorsOfArticle: Join = {
  kind: 'list',
  table: 'Author',
  from: Prisma.sql`"ArticleAuthor" link JOIN "Author" e ON e.id = link."authorId"`,
  where: Prisma.sql`link."articleId" = p.id`,
  orderBy: Prisma.sql`link.position`,
};

export const Article = builder.node(builder.objectRef<ArticleRow>('Article'), {
  description: 'One news story.',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    slug: t.exposeString('slug', {
      description: 'A handle for addresses, made from headline and date. Unique, and never given to another article.',
    }),
    externalId: t.exposeString('externalId', {
      description: "The corpus's own id. Ingesting a story under the same id again updates this article.",
    }),
    url: t.expose('url', {
      type: 'URL',
      nullable: true,
      description: 'Where the story was published; null when it does not say.',
    }),
    publication: t.field({
      extensions: reads({ join: { kind: 'one', table: 'Publication', by: 'publicationId' } }),
      type: 'Publication',
      nullable: true,
      description: 'Who published it: News18, BBC News. Null when the story does not say.',
      resolve: ({ publicationId }, _args, context) => loadRow(context, 'Publication', publicationId),
    }),
    headline: t.exposeString('headline', { description: 'The headline as printed.' }),
    standfirst: t.exposeString('standfirst', {
      nullable: true,
      description: 'The sentence under the headline; null when there is none.',
    }),
    byline: t.exposeString('byline', {
      nullable: true,
      description: 'The line that names who wrote it, as printed: `By Jane Doe`. Null when there is none.',
    }),
    authors: t.field({
      extensions: reads({ join: authorsOfArticle }),
      type: ['Author'],
      complexity: shortList,
      description: 'The people who wrote it, in printed order.',
      resolve: async (article, _args, context, info) =>
        (await batchField(context, info, article.id, async (ids) => {
          const rows = await context.read<AuthorRow & { articleId: number }>(Prisma.sql`
            SELECT link."articleId", author.* FROM "ArticleAuthor" link JOIN "Author" author ON author.id = link."authorId"
            WHERE link."articleId" = ANY(${ids}::int[]) ORDER BY link.position`);
          return groupBy(rows, ({ articleId }) => articleId);
        })) ?? [],
    }),
    dateline: t.exposeString('dateline', {
      nullable: true,
      description: 'The place that opens the text, as printed: `JENIN, West Bank`. Null when there is none.',
    }),
    language: t.exposeString('language', { description: 'A BCP 47 tag, `en`; `und` when it could not be told.' }),
    publishedOn: t.expose('publishedOn', {
      type: 'Date',
      description: 'The day of publication, in the zone of the story.',
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      description: 'The moment of publication, as exact as `datePrecision` says.',
    }),
    datePrecision: t.expose('datePrecision', {
      type: DatePrecision,
      description: 'How much of `publishedAt` the story tells.',
    }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When it was first stored here.' }),
    modifiedAt: t.expose('modifiedAt', { type: 'DateTime', description: 'When it was last stored here.' }),
    text: t.string({
      complexity: longText,
      extensions: reads({}),
      description: 'Paragraphs, subheadings and list items, joined by blank lines; without captions and notes.',
      resolve: async ({ id }, _args, context) => {
        const text = (await batchLoad(context, 'article text', id, loadTexts(context))) ?? '';
        return context.spending.addBytes(text.length) ? text : neverResolved();
      },
    }),
    wordCount: t.exposeInt('wordCount', { description: 'How many words `text` has, in any script.' }),
    readingTimeMinutes: t.int({
      extensions: reads({ columns: ['wordCount', 'language'] }),
      description: 'Minutes to read it, rounded up; 0 without text.',
      resolve: ({ wordCount, language }) => readingTimeMinutes(wordCount, language),
    }),
    excerpt: t.string({
      complexity: longText,
      extensions: reads({ columns: ['language'] }),
      description: 'The beginning of `text`, with `…` where it goes on; empty without text.',
      args: { words: t.arg.int({ defaultValue: 40, description: 'How many words: 1 to 500.' }) },
      resolve: async ({ id, language }, { words }, context) => {
        const count = readPageSize('words', words ?? 40, 500);
        return firstWords((await batchLoad(context, 'article text', id, loadTexts(context))) ?? '', count, language);
      },
    }),
    quoteCount: t.exposeInt('quoteCount', { description: 'How many quotes it has.' }),
  }),
});

connectionType('Article', Article, { nodes: 'articles', fields: unresolvedNames });

/** Texts are long: they are read only where they are asked for. */
const loadTexts = (context: Context) => async (ids: readonly number[]) => {
  const rows = await context.read<{ id: number; text: string }>(Prisma.sql`
    SELECT id, text FROM "Article" WHERE id = ANY(${ids}::int[])`);
  return new Map(rows.map(({ id, text }) => [id, text]));
};

builder.queryFields((t) => ({
  article: t.field({
    type: Article,
    nullable: true,
    description: 'One article by exactly one of its identifiers; null when there is none.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      slug: t.arg.string({ description: 'Its slug.' }),
      externalId: t.arg.string({ description: "The corpus's own id." }),
    },
    resolve: (_root, args, context, info) =>
      findOne<'id' | 'slug' | 'externalId', ArticleRow>(args, {
        id: (id) => findRow(context, 'Article', Prisma.sql`a.id = ${rowOf('Article', id) ?? 0}`, info),
        slug: (slug) => findRow(context, 'Article', Prisma.sql`a.slug = ${slug}`, info),
        externalId: (externalId) => findRow(context, 'Article', Prisma.sql`a."externalId" = ${externalId}`, info),
      }),
  }),
  articles: t.field({
    type: 'ArticleConnection',
    description: 'The articles that pass a filter, newest first.',
    args: articleListArguments,
    resolve: (_root, args, context, info) => loadArticles(context, info, args),
  }),
}));
