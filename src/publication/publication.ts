import { articleListArguments, loadArticles } from '../article/list.ts';
import { Prisma } from '../database/client.ts';
import { builder } from '../graphql/builder.ts';

export const Publication = builder.prismaNode('Publication', {
  description: 'A newspaper, site or broadcaster that publishes stories.',
  id: { field: 'id', description: 'Opaque and lasting; found again by `node`.' },
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'A handle for addresses, made from the name. Unique.' }),
    name: t.exposeString('name', { description: 'Its name as printed: `News18`.' }),
    articles: t.field({
      type: 'ArticleConnection',
      description: 'What it published, newest first.',
      args: articleListArguments,
      resolve: ({ id }, args, context, info) => loadArticles(context, info, args, publicationArticles, id),
    }),
  }),
});

const publicationArticles = {
  from: Prisma.sql`"Article" a`,
  where: [Prisma.sql`a."publicationId" = p.id`],
};
