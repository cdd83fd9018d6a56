import { articleListArguments, loadArticles } from '../article/list.ts';
import { Prisma } from '../database/client.ts';
import { builder } from '../graphql/builder.ts';

export const Author = builder.prismaNode('Author', {
  description: 'Somebody who writes stories.',
  id: { field: 'id', description: 'Opaque and lasting; found again by `node`.' },
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'A handle for addresses, made from the name. Unique.' }),
    name: t.exposeString('name', { description: 'Their name as printed in bylines.' }),
    biography: t.exposeString('biography', {
      nullable: true,
      description: 'What the newest story that says something about them says; null when none does.',
    }),
    articles: t.field({
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
};
