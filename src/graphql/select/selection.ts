import type { FieldNode, GraphQLNamedType } from 'graphql';
import type { Sql } from '../../database/client.ts';
import type { Request } from './asked.ts';
import type { TableName } from './tables.ts';

/** Who is told the rows that an answer shows, as `a12` or `e5`. */
export interface ShownRows {
  addRow(tag: string): void;
}

export type Row = Record<string, unknown>;

/** What is read of a row, with the rows that its fields want. */
export interface RowSelection {
  /** The columns and the joined rows, for `SELECT`. */
  columns: Sql;
  /** Makes of a row as it was read what resolvers expect, in place, and tells which rows it shows. */
  finish(row: Row, shown: ShownRows): void;
}

/** A column that is no field's: a key of the order, something of the link to the parent. */
export interface ExtraColumn {
  name: string;
  column: Sql;
}

/** Where in a statement rows are selected. */
export interface Place {
  request: Request;
  /** How many rows around rows there are: 0 for those of the statement itself, whose dates are dates. */
  depth: number;
}

/** Selects rows, see `selectRow`, which those who select rows within rows are given. */
export type SelectRow = (
  table: TableName,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  place: Place,
  extra?: readonly ExtraColumn[],
) => RowSelection;
