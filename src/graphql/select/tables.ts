import { Prisma, type Sql } from '../../database/client.ts';

/** The tables whose rows are objects of the API, each with the alias that every statement gives it. */
const aliases = {
  Article: 'a',
  Author: 'e',
  Block: 'b',
  Entity: 'e',
  Publication: 'e',
  Quote: 'q',
  Trend: 'e',
} as const;

export type TableName = keyof typeof aliases;

/** Long columns that only a field of their own reads. */
const longColumns = new Set(['text', 'trendLine']);

const columnsOf: Record<TableName, string[]> = {
  Article: Object.keys(Prisma.ArticleScalarFieldEnum).filter((column) => !longColumns.has(column)),
  Author: Object.keys(Prisma.AuthorScalarFieldEnum),
  Block: Object.keys(Prisma.BlockScalarFieldEnum),
  Entity: Object.keys(Prisma.EntityScalarFieldEnum),
  Publication: Object.keys(Prisma.PublicationScalarFieldEnum),
  Quote: Object.keys(Prisma.QuoteScalarFieldEnum),
  Trend: Object.keys(Prisma.TrendScalarFieldEnum),
};

const keys: Partial<Record<TableName, string[]>> = {
  Block: ['articleId', 'position', 'kind'],
  Entity: ['id', 'kind'],
  Quote: ['id', 'articleId'],
};

/** The columns that tell one row of a table from another, and of which type it is; always read. */
const keysOf = (table: TableName): string[] => keys[table] ?? ['id'];

/** `e."name"`. */
export const column = (table: TableName, name: string): Sql => Prisma.raw(`${aliases[table]}."${name}"`);

/** A table under its alias: `"Entity" e`. */
export const tableAs = (table: TableName): Sql => Prisma.raw(`"${table}" ${aliases[table]}`);

const letters: Record<TableName, string> = {
  Article: 'a',
  Author: 'w',
  Block: 'a',
  Entity: 'e',
  Publication: 'p',
  Quote: 'a',
  Trend: 't',
};

/** The row whose change is told when this one changes: what an article holds changes with the article. */
export const rowTag = (table: TableName, row: Record<string, unknown>): string =>
  `${letters[table]}${letters[table] === 'a' && table !== 'Article' ? row.articleId : row.id}`;

/** Every column of a row but the long ones: `a.id, a.slug, …`. */
export const allColumns = (table: TableName): Sql => Prisma.join(columnsOf[table].map((name) => column(table, name)));

/**
 * The columns of a row.
 *
 * @param names Those wanted, besides the key; all but the long ones when null.
 */
export const rowColumns = (table: TableName, names: ReadonlySet<string> | null): string[] =>
  names === null ? columnsOf[table] : [...new Set([...keysOf(table), ...names])];
