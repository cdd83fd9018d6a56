import { articleKeyset, articleListArguments, loadArticles } from '../article/list.ts';
import { Prisma } from '../database/client.ts';
import type { Entity as EntityRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { typeNames } from '../graphql/inputs/kind.ts';
import { batchLoad, groupBy } from '../graphql/request/batching.ts';
import { reads } from '../graphql/select/joins.ts';
import { allQuotes, loadQuotes, newestQuotesFirst, quoteListArguments } from '../quote/list.ts';

const entityArticles = {
  from: Prisma.sql`"ArticleEntity" of_entity JOIN "Article" a ON a.id = of_entity."articleId"`,
  where: [Prisma.sql`of_entity."entityId" = p.id`],
  total: Prisma.sql`(SELECT "articleCount" FROM "Entity" WHERE id = p.id)`,
  holds: Prisma.sql`EXISTS (
    SELECT 1 FROM "ArticleEntity" own WHERE own."articleId" = a.id AND own."entityId" = p.id OFFSET 0)`,
  inOrder: { publishedAt: Prisma.sql`of_entity."publishedAt"`, id: Prisma.sql`of_entity."articleId"` },
};
const spokenQuotes = {
  where: [Prisma.sql`q."speakerId" = p.id`],
  total: Prisma.sql`(SELECT "quoteCount" FROM "Entity" WHERE id = p.id)`,
};

/** What people, places and organisations have in common: rows of one table, told apart by their kind. */
export const Entity = builder.interfaceRef<EntityRow>('Entity').implement({
  description:
    'Somebody or something that stories name: a person, a place or an organisation. Each can be quoted; a place speaks for its government: `The United States said`.',
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: ({ kind }) => typeNames[kind],
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'A handle for addresses, made from the name. Unique among its kind.' }),
    name: t.exposeString('name', {
      description: 'The fullest form of the name that is known, without title and article.',
    }),
    aliases: t.field({
      extensions: reads({}),
      type: ['String'],
      description: 'The forms seen in print, most frequent first.',
      resolve: async ({ id }, _args, context) =>
        (await batchLoad<number, string[]>(context, 'aliases', id, async (ids) => {
          const rows = await context.read<{ entityId: number; text: string }>(Prisma.sql`
            SELECT "entityId", text FROM "Alias" WHERE "entityId" = ANY(${ids}::int[]) ORDER BY count DESC, text`);
          const found = groupBy(rows, ({ entityId }) => entityId);
          return new Map([...found].map(([entity, aliases]) => [entity, aliases.map(({ text }) => text)]));
        })) ?? [],
    }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles name or credit it.' }),
    quoteCount: t.exposeInt('quoteCount', { description: 'How many quotes have it as their speaker.' }),
    firstSeenOn: t.expose('firstSeenOn', { type: 'Date', description: 'The day of the oldest of these articles.' }),
    lastSeenOn: t.expose('lastSeenOn', { type: 'Date', description: 'The day of the newest of these articles.' }),
    articles: t.field({
      extensions: reads({
        join: {
          kind: 'page',
          table: 'Article',
          keyset: articleKeyset(null, entityArticles.inOrder),
          from: entityArticles.from,
          where: entityArticles.where,
          total: entityArticles.total,
        },
      }),
      type: 'ArticleConnection',
      description: 'The articles that name or credit it, newest first.',
      args: articleListArguments,
      resolve: ({ id }, args, context, info) => loadArticles(context, info, args, entityArticles, id),
    }),
    quotes: t.field({
      extensions: reads({
        join: { kind: 'page', table: 'Quote', keyset: newestQuotesFirst, from: allQuotes, ...spokenQuotes },
      }),
      type: 'QuoteConnection',
      description: 'What it is quoted as saying, newest first.',
      args: quoteListArguments,
      resolve: ({ id }, args, context, info) => loadQuotes(context, info, args, spokenQuotes, id),
    }),
  }),
});

/** What a trend can be about and two articles can share. */
export const Topic = builder.unionType('Topic', {
  description: 'What stories can be about: a person, a place, an organisation, or a trend.',
  types: ['Person', 'Place', 'Organization', 'Trend'],
  resolveType: (topic) => ('label' in topic ? 'Trend' : typeNames[(topic as EntityRow).kind]),
});
