import { articleListArguments, loadArticles } from '../article/list.ts';
import { Prisma } from '../database/client.ts';
import { builder } from '../graphql/builder.ts';
import { batchLoad, groupBy } from '../graphql/context.ts';
import { loadQuotes, quoteListArguments } from '../quote/list.ts';

/** The fields that people, places and organisations share, each from the one table they are rows of. */
for (const type of ['Person', 'Place', 'Organization'] as const) {
  builder.objectFields(type, (t) => ({
    slug: t.exposeString('slug', { description: 'A handle for addresses, made from the name. Unique among its kind.' }),
    name: t.exposeString('name', {
      description: 'The fullest form of the name that is known, without title and article.',
    }),
    aliases: t.field({
      type: ['String'],
      description: 'The forms seen in print, most frequent first.',
      resolve: async ({ id }, _args, context) =>
        (await batchLoad<number, string[]>(context, 'aliases', id, async (ids) => {
          const rows = await context.database.alias.findMany({
            where: { entityId: { in: [...ids] } },
            orderBy: [{ count: 'desc' }, { text: 'asc' }],
          });
          const found = groupBy(rows, ({ entityId }) => entityId);
          return new Map([...found].map(([entity, aliases]) => [entity, aliases.map(({ text }) => text)]));
        })) ?? [],
    }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles name or credit it.' }),
    firstSeenOn: t.expose('firstSeenOn', { type: 'Date', description: 'The day of the oldest of these articles.' }),
    lastSeenOn: t.expose('lastSeenOn', { type: 'Date', description: 'The day of the newest of these articles.' }),
    articles: t.field({
      type: 'ArticleConnection',
      description: 'The articles that name or credit it, newest first.',
      args: articleListArguments,
      resolve: ({ id }, args, context, info) => loadArticles(context, info, args, entityArticles, id),
    }),
  }));
}

for (const type of ['Person', 'Organization'] as const) {
  builder.objectFields(type, (t) => ({
    quoteCount: t.exposeInt('quoteCount', { description: 'How many quotes have it as their speaker.' }),
    quotes: t.field({
      type: 'QuoteConnection',
      description: 'What it is quoted as saying, newest first.',
      args: quoteListArguments,
      resolve: ({ id }, args, context, info) => loadQuotes(context, info, args, spokenQuotes, id),
    }),
  }));
}

const entityArticles = {
  from: Prisma.sql`"ArticleEntity" of_entity JOIN "Article" a ON a.id = of_entity."articleId"`,
  where: [Prisma.sql`of_entity."entityId" = p.id`],
  inOrder: { publishedAt: Prisma.sql`of_entity."publishedAt"`, id: Prisma.sql`of_entity."articleId"` },
};
const spokenQuotes = [Prisma.sql`q."speakerId" = p.id`];
