import type { Database, Prisma } from '../../database/client.ts';
import { toDocument } from '../documents/articleDocument.ts';
import { toQuoteDocuments } from '../documents/quoteDocument.ts';
import type { Documents } from '../engine/indexes.ts';

/** The database, inside a transaction or not. */
export type Reader = Database | Prisma.TransactionClient;

/** Loads the documents of these articles and of their quotes; an article that is gone has none. As many statements for one as for 500. */
export async function loadArticleDocuments(
  database: Reader,
  ids: readonly number[],
): Promise<{ articles: Documents['articles'][]; quotes: Documents['quotes'][] }> {
  if (ids.length === 0) return { articles: [], quotes: [] };
  const articles = await database.article.findMany({
    where: { id: { in: [...new Set(ids)] } },
    orderBy: { id: 'asc' },
    select: selection,
  });
  return { articles: articles.map(toDocument), quotes: articles.flatMap(toQuoteDocuments) };
}

/** The aliases of an entity, in one order, so that a document changes only with them. */
export const aliases = { select: { text: true }, orderBy: { text: 'asc' } } satisfies Prisma.Entity$aliasesArgs;

const selection = {
  id: true,
  headline: true,
  standfirst: true,
  language: true,
  publishedOn: true,
  publishedAt: true,
  publicationId: true,
  quoteCount: true,
  hasPhoto: true,
  blocks: { select: { position: true, kind: true, text: true }, orderBy: { position: 'asc' } },
  entities: {
    select: {
      entity: { select: { id: true, kind: true, name: true, place: { select: { countryCode: true } }, aliases } },
    },
    orderBy: { position: 'asc' },
  },
  authors: { select: { authorId: true, author: { select: { name: true } } }, orderBy: { position: 'asc' } },
  agencies: { select: { organizationId: true }, orderBy: { position: 'asc' } },
  trends: { select: { trendId: true }, orderBy: { position: 'asc' } },
  quotes: {
    select: {
      id: true,
      kind: true,
      text: true,
      speakerId: true,
      speakerText: true,
      speaker: { select: { name: true, aliases } },
    },
    orderBy: { position: 'asc' },
  },
} satisfies Prisma.ArticleSelect;
