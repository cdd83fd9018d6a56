import { Prisma, type Sql } from '../../database/client.ts';
import type { ResolvedField } from '../../search/engine/resolvedArticleFilter.ts';

/** A table whose rows link articles with names. */
export interface LinkTable {
  table: Sql;
  articleId: Sql;
  /** What the article is linked with, and its type. */
  column: Sql;
  type: 'int' | 'text';
  /** Whether an index of it has the links of one name by `publishedAt` and article. */
  isInOrder: boolean;
  /** Whether the count of a name is that of its links. */
  isCounted: boolean;
}

const linkTable = (table: string, column: string, others: Partial<LinkTable> = {}): LinkTable => ({
  table: Prisma.raw(`"${table}"`),
  articleId: Prisma.raw('"articleId"'),
  column: Prisma.raw(`"${column}"`),
  type: 'int',
  isInOrder: false,
  isCounted: false,
  ...others,
});

const entities = linkTable('ArticleEntity', 'entityId', { isInOrder: true, isCounted: true });

/** What articles are linked with: the names of a filter, and countries. */
export type LinkedField = ResolvedField | 'countries';

export const linkTables: Record<LinkedField, LinkTable> = {
  publications: linkTable('Article', 'publicationId', {
    articleId: Prisma.raw('id'),
    isInOrder: true,
    isCounted: true,
  }),
  authors: linkTable('ArticleAuthor', 'authorId', { isCounted: true }),
  people: entities,
  places: entities,
  organizations: entities,
  speakers: linkTable('Quote', 'speakerId'),
  trends: linkTable('ArticleTrend', 'trendId', { isInOrder: true, isCounted: true }),
  agencies: linkTable('AgencyCredit', 'organizationId'),
  countries: linkTable('ArticleCountry', 'countryCode', { type: 'text', isInOrder: true, isCounted: true }),
};

/** How PostgreSQL looks up whether an article has a link: for this article alone, or as it finds best for all. */
export type LookUp = 'ONE_BY_ONE' | 'ANY_WAY';

/**
 * That an article is linked with one of these values.
 *
 * Looked up one by one, which `OFFSET 0` makes PostgreSQL do, it never reads all links of a value first, of which the
 * best known names have very many.
 */
export function isLinked(
  { table, articleId, column, type }: LinkTable,
  values: Value[],
  article: Sql,
  lookUp: LookUp,
): Sql {
  const [value] = values;
  if (value === undefined) return Prisma.sql`FALSE`;
  const typed = Prisma.raw(type);
  // With one value, the key of the table answers, also where the plan is made before the value is known.
  const isOne = values.length === 1 ? Prisma.sql`= ${value}::${typed}` : Prisma.sql`= ANY(${values}::${typed}[])`;
  return Prisma.sql`EXISTS (
    SELECT 1 FROM ${table} link WHERE link.${articleId} = ${article} AND link.${column} ${isOne}${lookUp === 'ONE_BY_ONE' ? Prisma.sql` OFFSET 0` : Prisma.empty})`;
}

export type Value = number | string;

/** The links of some values: each article once, with `articleId` and, where the table is in order, `publishedAt`. */
export interface Links {
  table: LinkTable;
  values: Value[];
  /** How many there are at most. */
  count: number;
}

/** Selects the articles that have any of these links, by `articleId` alone where they are links of several kinds. */
export function selectAnyLinks(
  several: readonly Links[],
  conditions: (publishedAt: Sql) => readonly Sql[],
  direction?: Direction,
): Sql {
  const [first] = several;
  if (first && several.length === 1) return selectLinks(first, conditions, direction);
  const each = several.map((links) => Prisma.sql`SELECT "articleId" FROM (${selectLinks(links, conditions)}) links`);
  return Prisma.sql`SELECT DISTINCT "articleId" FROM (${Prisma.join(each, ' UNION ALL ')}) links`;
}

/** Up to how many values are merged link by link, in order. */
const maxMerged = 16;

export type Direction = 'ASC' | 'DESC';

/** Whether the links can be read in the order of publication, from any place on and without reading the others. */
export const areInOrder = ({ table, values }: Links): boolean => table.isInOrder && values.length <= maxMerged;

/**
 * Selects the articles that are linked with some values.
 *
 * In order, they are the links of each value behind one another, which PostgreSQL merges; a link is left out where the
 * article has one with a value before it. Otherwise, all are read.
 *
 * @param conditions What must hold of the time of publication, where the table has it.
 */
function selectLinks(
  links: Links,
  conditions: (publishedAt: Sql) => readonly Sql[],
  direction: Direction = 'DESC',
): Sql {
  const { articleId, column, isInOrder, table, type } = links.table;
  const times = isInOrder ? conditions(Prisma.raw('link."publishedAt"')) : [];
  const select = (condition: Sql) => Prisma.sql`
    link.${articleId} AS "articleId"${Prisma.raw(isInOrder ? ', link."publishedAt"' : '')}
    FROM ${table} link WHERE ${Prisma.join([condition, ...times], ' AND ')}`;
  const typed = Prisma.raw(type);
  if (!areInOrder(links))
    return Prisma.sql`SELECT DISTINCT ${select(Prisma.sql`link.${column} = ANY(${links.values}::${typed}[])`)}`;
  const branches = links.values.map((value, i) => {
    const has = Prisma.sql`link.${column} = ${value}::${typed}`;
    if (i === 0) return Prisma.sql`SELECT ${select(has)}`;
    const before = Prisma.sql`EXISTS (SELECT 1 FROM ${table} before WHERE before.${articleId} = link.${articleId}
      AND before.${column} = ANY(${links.values.slice(0, i)}::${typed}[]) OFFSET 0)`;
    return Prisma.sql`SELECT ${select(Prisma.sql`${has} AND NOT ${before}`)}`;
  });
  if (branches.length === 1) return branches[0] as Sql;
  const order = Prisma.raw(`ORDER BY "publishedAt" ${direction}, "articleId" ${direction}`);
  return Prisma.join(
    branches.map((branch) => Prisma.sql`(${branch} ${order})`),
    ' UNION ALL ',
  );
}
