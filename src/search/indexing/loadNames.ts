import { Prisma } from '../../database/client.ts';
import {
  authorDocument,
  entityDocument,
  type IndexedName,
  type NameDocument,
  publicationDocument,
  trendDocument,
} from '../documents/nameDocument.ts';
import { aliases, type Reader } from './loadDocuments.ts';

export interface NameRows {
  entities: readonly number[];
  trends: readonly number[];
  authors: readonly number[];
  publications: readonly number[];
}

/** Loads the documents of these names, one statement a table. A name without articles has none. */
export async function loadNameDocuments(database: Reader, rows: NameRows): Promise<NameDocument[]> {
  return [
    ...(await loadEntities(database, rows.entities)).map(entityDocument),
    ...(await loadCounted(database, trends, rows.trends)).map(trendDocument),
    ...(await loadCounted(database, authors, rows.authors)).map(authorDocument),
    ...(await loadCounted(database, publications, rows.publications)).map(publicationDocument),
  ];
}

async function loadEntities(database: Reader, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return database.entity.findMany({
    where: { id: { in: [...new Set(ids)] }, articleCount: { gt: 0 } },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true, name: true, articleCount: true, lastSeenOn: true, aliases },
  });
}

/** A table of names, `named`, and the table that says which articles are theirs, `link`. */
interface NameSource {
  name: Prisma.Sql;
  from: Prisma.Sql;
}

const trends: NameSource = {
  name: Prisma.sql`named.label`,
  from: Prisma.sql`"Trend" named JOIN "ArticleTrend" link ON link."trendId" = named.id`,
};

const authors: NameSource = {
  name: Prisma.sql`named.name`,
  from: Prisma.sql`"Author" named JOIN "ArticleAuthor" by_author ON by_author."authorId" = named.id
    JOIN "Article" link ON link.id = by_author."articleId"`,
};

const publications: NameSource = {
  name: Prisma.sql`named.name`,
  from: Prisma.sql`"Publication" named JOIN "Article" link ON link."publicationId" = named.id`,
};

async function loadCounted(
  database: Reader,
  { name, from }: NameSource,
  ids: readonly number[],
): Promise<IndexedName[]> {
  if (ids.length === 0) return [];
  return database.$queryRaw<IndexedName[]>`
    SELECT named.id, ${name} AS name, count(*)::int AS "articleCount", max(link."publishedOn") AS "lastSeenOn"
    FROM ${from} WHERE named.id = ANY(${[...new Set(ids)]}::int[]) GROUP BY named.id ORDER BY named.id`;
}
