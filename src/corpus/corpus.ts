import { Prisma } from '../database/client.ts';
import type { Corpus as CorpusRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { batchLoad } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadPublications, PublicationConnection, publicationListArguments } from '../publication/publication.ts';

/** The corpus has no row of its own: each field asks for itself. */
const Corpus = builder.objectRef<object>('Corpus').implement({
  description: 'The corpus as a whole: how much of what it holds.',
  fields: (t) => ({
    articleCount: t.int({
      description: 'How many articles it holds.',
      resolve: (_corpus, _args, context) => count(context, 'articleCount'),
    }),
    quoteCount: t.int({
      description: 'How many quotes its articles hold.',
      resolve: (_corpus, _args, context) => count(context, 'quoteCount'),
    }),
    personCount: t.int({
      description: 'How many people they name.',
      resolve: (_corpus, _args, context) => count(context, 'personCount'),
    }),
    placeCount: t.int({
      description: 'How many places they name.',
      resolve: (_corpus, _args, context) => count(context, 'placeCount'),
    }),
    organizationCount: t.int({
      description: 'How many organisations they name or credit.',
      resolve: (_corpus, _args, context) => count(context, 'organizationCount'),
    }),
    trendCount: t.int({
      description: 'How many trend labels were printed with them.',
      resolve: (_corpus, _args, context) => count(context, 'trendCount'),
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

/** One of the counts that ingest keeps. */
async function count(context: Context, name: keyof Omit<CorpusRow, 'id'>): Promise<number> {
  const row = await batchLoad(context, 'corpus', 1, async () => {
    const [found] = await context.read<CorpusRow>(Prisma.sql`SELECT * FROM "Corpus"`);
    return new Map(found ? [[1, found]] : []);
  });
  return row?.[name] ?? 0;
}

async function outermostDay({ read }: Context, direction: 'ASC' | 'DESC'): Promise<Date | null> {
  const [outermost] = await read<{ publishedOn: Date }>(Prisma.sql`
    SELECT "publishedOn" FROM "Article" ORDER BY "publishedOn" ${Prisma.raw(direction)} LIMIT 1`);
  return outermost?.publishedOn ?? null;
}

builder.queryField('corpus', (t) =>
  t.field({ type: Corpus, description: 'What the corpus holds.', resolve: () => ({}) }),
);
