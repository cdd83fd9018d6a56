import type { Sql } from '../../database/client.ts';
import type { Keyset } from '../paging/keyset.ts';
import type { TableName } from './tables.ts';

/** How the rows of a field are found from the row `p` of its parent, so that the parent's statement brings them along. */
export type Join = OneJoin | ListJoin | PageJoin;

/** The row that a column of the parent points to. */
export interface OneJoin {
  kind: 'one';
  table: TableName;
  by: string;
}

/** All rows of a list. */
export interface ListJoin {
  kind: 'list';
  table: TableName;
  /** Tables and joins: `"Block" b`. */
  from: Sql;
  where: Sql;
  orderBy: Sql;
}

/** The first page of a list that is asked for without a filter and without a cursor. */
export interface PageJoin {
  kind: 'page';
  table: TableName;
  from: Sql;
  where: readonly Sql[];
  /** How many rows there are, where that is kept. */
  total?: Sql;
  keyset: Keyset;
  /** Columns that fields of the edges read, by the name of the field. */
  edgeColumns?: Record<string, Sql>;
}

/** What a field of a row reads, besides the column that it may expose. */
export interface Reads {
  /** The columns of the row that its resolver reads. */
  columns?: readonly string[];
  join?: Join;
}

/** Declares what a field reads: `extensions: reads({ columns: ['field', 'block'] })`. */
export const reads = (declared: Reads): { reads: Reads } => ({ reads: declared });

/** The column under which a row holds what was joined for a field; null for a name that PostgreSQL would cut. */
export const joinName = (key: string): string | null => (key.length > 60 ? null : `@${key}`);
