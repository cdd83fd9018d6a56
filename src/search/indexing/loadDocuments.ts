import type { Database, Prisma } from '../../database.ts';
import { type ArticleDocument, toDocument } from '../document.ts';

/** The database, inside a transaction or not. */
export type Reader = Database | Prisma.TransactionClient;

/** The documents of these articles, in order of id; an article that is gone has none. As many statements for one as for 500. */
export async function loadDocuments(database: Reader, ids: readonly number[]): Promise<ArticleDocument[]> {
  if (ids.length === 0) return [];
  const articles = await database.article.findMany({
    where: { id: { in: [...new Set(ids)] } },
    orderBy: { id: 'asc' },
    select: selection,
  });
  return articles.map(toDocument);
}

const selection = {
  id: true,
  headline: true,
  standfirst: true,
  language: true,
  publishedOn: true,
  publishedAt: true,
  publicationId: true,
  hasQuotes: true,
  hasPhoto: true,
  blocks: { select: { position: true, kind: true, text: true }, orderBy: { position: 'asc' } },
  entities: { select: { entity: { select: entitySelection() } }, orderBy: { position: 'asc' } },
  agencies: { select: { organizationId: true } },
  trends: { select: { trendId: true } },
  quotes: { select: { speakerId: true }, distinct: ['speakerId'], where: { speakerId: { not: null } } },
} satisfies Prisma.ArticleSelect;

function entitySelection() {
  return {
    id: true,
    kind: true,
    name: true,
    countryCode: true,
    aliases: { select: { text: true }, orderBy: [{ count: 'desc' }, { text: 'asc' }] },
  } satisfies Prisma.EntitySelect;
}
