import type { Database, Prisma } from '../../database/client.ts';
import { toDocument } from '../documents/articleDocument.ts';
import { entityDocument, type NameDocument, trendDocument } from '../documents/nameDocument.ts';
import { toQuoteDocuments } from '../documents/quoteDocument.ts';
import type { Documents } from '../engine/indexes.ts';

/** The database, inside a transaction or not. */
export type Reader = Database | Prisma.TransactionClient;

/** The documents of these articles and of their quotes, by id; one that is gone has none. As many statements for one as for 500. */
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

/** The documents of these entities and trends; what no article names or carries has none. */
export async function loadNameDocuments(
  database: Reader,
  { entities, trends }: { entities: readonly number[]; trends: readonly number[] },
): Promise<NameDocument[]> {
  const named =
    entities.length === 0
      ? []
      : await database.entity.findMany({
          where: { id: { in: [...new Set(entities)] }, articleCount: { gt: 0 } },
          orderBy: { id: 'asc' },
          select: nameSelection,
        });
  const carried =
    trends.length === 0
      ? []
      : await database.trend.findMany({
          where: { id: { in: [...new Set(trends)] }, articles: { some: {} } },
          orderBy: { id: 'asc' },
          select: { id: true, label: true, lastSeenOn: true, _count: { select: { articles: true } } },
        });
  return [...named.map(entityDocument), ...carried.map(trendDocument)];
}

const aliases = { select: { text: true }, orderBy: { text: 'asc' } } satisfies Prisma.Entity$aliasesArgs;

const nameSelection = {
  id: true,
  kind: true,
  name: true,
  articleCount: true,
  lastSeenOn: true,
  aliases,
} satisfies Prisma.EntitySelect;

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
