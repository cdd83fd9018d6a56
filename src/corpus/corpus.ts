import { Prisma, type Sql } from '../database/client.ts';
import type { EntityKind } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadPublications, PublicationConnection, publicationListArguments } from '../publication/publication.ts';

/** The corpus has no row of its own: each field asks for itself. */
const Corpus = builder.objectRef<object>('Corpus').implement({
  description: 'The corpus as a whole: how much of what it holds.',
  fields: (t) => ({
    articleCount: t.int({
      description: 'How many articles it holds.',
      resolve: (_corpus, _args, context) => countRows(context, Prisma.sql`"Article"`),
    }),
    quoteCount: t.int({
      description: 'How many quotes its articles hold.',
      resolve: (_corpus, _args, context) => countRows(context, Prisma.sql`"Quote"`),
    }),
    personCount: t.int({
      description: 'How many people they name.',
      resolve: (_corpus, _args, context) => countEntities(context, 'PERSON'),
    }),
    placeCount: t.int({
      description: 'How many places they name.',
      resolve: (_corpus, _args, context) => countEntities(context, 'PLACE'),
    }),
    organizationCount: t.int({
      description: 'How many organisations they name or credit.',
      resolve: (_corpus, _args, context) => countEntities(context, 'ORGANIZATION'),
    }),
    trendCount: t.int({
      description: 'How many trend labels were printed with them.',
      resolve: (_corpus, _args, context) => countRows(context, Prisma.sql`"Trend"`),
    }),
    firstPublishedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day of the oldest article; null while there is none.',
      resolve: (_corpus, _args, context) => outermostDay(context, 'ASC'),
    }),
    lastPublishedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day of the newest article; null while there is none.',
      resolve: (_corpus, _args, context) => outermostDay(context, 'DESC'),
    }),
    publications: t.field({
      type: PublicationConnection,
      description: 'Who published the articles, those with the most articles first.',
      args: publicationListArguments,
      resolve: (_corpus, args, context, info) => loadPublications(context, info, args),
    }),
    indexedArticleCount: t.int({
      nullable: true,
      description: 'How many articles search knows; null when the search engine does not answer.',
      resolve: (_corpus, _args, { search }) => search.indexedCount(),
    }),
  }),
});

async function countRows({ read }: Context, rows: Sql): Promise<number> {
  const [counted] = await read<{ count: number }>(Prisma.sql`SELECT count(*) AS count FROM ${rows}`);
  return counted?.count ?? 0;
}

const countEntities = (context: Context, kind: EntityKind): Promise<number> =>
  countRows(context, Prisma.sql`"Entity" WHERE kind = ${kind}::"EntityKind" AND "articleCount" > 0`);

async function outermostDay({ read }: Context, direction: 'ASC' | 'DESC'): Promise<Date | null> {
  const [outermost] = await read<{ publishedOn: Date }>(Prisma.sql`
    SELECT "publishedOn" FROM "Article" ORDER BY "publishedOn" ${Prisma.raw(direction)} LIMIT 1`);
  return outermost?.publishedOn ?? null;
}

builder.queryField('corpus', (t) =>
  t.field({ type: Corpus, description: 'What the corpus holds.', resolve: () => ({}) }),
);
