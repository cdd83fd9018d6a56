import { articleListArguments, loadArticles } from '../article/list.ts';
import { Prisma } from '../database/client.ts';
import type { Author as AuthorRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { rowOf } from '../graphql/builder/nodeId.ts';
import { maxNameLength } from '../graphql/inputs/nameFilter.ts';
import { connectionType, pageArguments } from '../graphql/lists/connection.ts';
import { loadNamed, type NamedTable, NameOrder, namedConditions } from '../graphql/lists/namedList.ts';
import { findOne } from '../graphql/request/findOne.ts';
import { findRow } from '../graphql/request/rows.ts';
import { reads } from '../graphql/select/joins.ts';
import { fold } from '../text/fold.ts';

export const Author = builder.node(builder.objectRef<AuthorRow>('Author'), {
  description: 'Somebody who writes stories.',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'A handle for addresses, made from the name. Unique.' }),
    name: t.exposeString('name', { description: 'Their name as printed in bylines.' }),
    biography: t.exposeString('biography', {
      nullable: true,
      description: 'What the newest story that says something about them says; null when none does.',
    }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles they wrote.' }),
    firstSeenOn: t.expose('firstSeenOn', { type: 'Date', description: 'The day of the oldest of these articles.' }),
    lastSeenOn: t.expose('lastSeenOn', { type: 'Date', description: 'The day of the newest of these articles.' }),
    articles: t.field({
      extensions: reads({}),
      type: 'ArticleConnection',
      description: 'What they wrote, newest first.',
      args: articleListArguments,
      resolve: ({ id }, args, context, info) => loadArticles(context, info, args, authorArticles, id),
    }),
  }),
});

const authorArticles = {
  from: Prisma.sql`"ArticleAuthor" by_author JOIN "Article" a ON a.id = by_author."articleId"`,
  where: [Prisma.sql`by_author."authorId" = p.id`],
  total: Prisma.sql`(SELECT "articleCount" FROM "Author" WHERE id = p.id)`,
};

const authors: NamedTable = {
  name: 'author',
  table: 'Author',
  total: Prisma.sql`(SELECT "authorCount" FROM "Corpus")`,
  links: {
    table: Prisma.sql`(SELECT by_author."authorId", a."publishedOn" FROM "ArticleAuthor" by_author
      JOIN "Article" a ON a.id = by_author."articleId")`,
    condition: Prisma.sql`link."authorId" = e.id`,
  },
};

const AuthorFilter = builder.inputType('AuthorFilter', {
  description: 'Which authors. Every condition given must hold.',
  fields: namedConditions,
});

const AuthorConnection = connectionType('Author', Author, { nodes: 'authors' });

builder.queryFields((t) => ({
  author: t.field({
    type: Author,
    nullable: true,
    description: 'One author by exactly one of its identifiers; null when there is none.',
    args: {
      id: t.arg.id({ description: 'Their id.' }),
      slug: t.arg.string({ description: 'Their slug.' }),
      name: t.arg.string({ description: 'Their name, without regard to case and accents.' }),
    },
    resolve: (_root, args, context, info) =>
      findOne<'id' | 'slug' | 'name', AuthorRow>(args, {
        id: (id) => findRow(context, 'Author', Prisma.sql`e.id = ${rowOf('Author', id) ?? 0}`, info),
        slug: (slug) => findRow(context, 'Author', Prisma.sql`e.slug = ${slug}`, info),
        name: async (name) =>
          name.length > maxNameLength ? null : findRow(context, 'Author', Prisma.sql`e.folded = ${fold(name)}`, info),
      }),
  }),
  authors: t.field({
    type: AuthorConnection,
    description: 'The authors, those with the most articles first.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: AuthorFilter, description: 'Which authors; all of them when left out.' }),
      orderBy: t.arg({ type: NameOrder, description: 'Their order.' }),
    },
    resolve: (_root, args, context, info) => loadNamed<AuthorRow>(context, info, authors, args),
  }),
}));
