import { type GraphQLNamedType, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import type { Sql } from '../../database/client.ts';
import type { Keyset } from '../paging/keyset.ts';
import { type Asked, askedFields } from './asked.ts';
import type { ExtraColumn, Place, RowSelection, SelectRow } from './selection.ts';
import type { TableName } from './tables.ts';

interface ListOfRows {
  keyset: Keyset;
  edgeColumns?: Record<string, Sql>;
}

/**
 * Selects what is asked of the nodes of a connection, through its `nodes` and its `edges`.
 *
 * @param connection The field that gives the connection.
 */
export function selectNodes(
  table: TableName,
  connection: Pick<Asked, 'field' | 'nodes'>,
  place: Place,
  { keyset, edgeColumns = {} }: ListOfRows,
  selectRow: SelectRow,
): RowSelection {
  const type = getNamedType(connection.field.type);
  const page = [...askedFields(type, connection.nodes, place.request).values()].filter((asked) => asked !== null);
  const edges = page.filter(({ field }) => field.name === 'edges');
  const ofEdges = edges
    .flatMap(({ field, nodes }) => [...askedFields(getNamedType(field.type), nodes, place.request).values()])
    .filter((asked) => asked !== null);
  const nodes = [
    ...page.filter(({ field }) => field.name === 'nodes'),
    ...ofEdges.filter(({ field }) => field.name === 'node'),
  ];
  const needsKeys =
    place.depth === 0 ||
    page.some(({ field }) => field.name === 'pageInfo') ||
    ofEdges.some(({ field }) => field.name === 'cursor');
  const extra: ExtraColumn[] = [
    ...(needsKeys ? keyset.keys : []),
    ...ofEdges.flatMap(({ field: { name } }) => {
      const column = edgeColumns[name];
      return column ? [{ name, column }] : [];
    }),
  ];
  return selectRow(
    table,
    nodeType(type),
    nodes.flatMap((each) => each.nodes),
    place,
    extra,
  );
}

function nodeType(connection: GraphQLNamedType): GraphQLNamedType {
  const nodes = isObjectType(connection) || isInterfaceType(connection) ? connection.getFields().nodes : undefined;
  if (nodes === undefined) throw new TypeError(`${connection.name} is no connection.`);
  return getNamedType(nodes.type);
}
