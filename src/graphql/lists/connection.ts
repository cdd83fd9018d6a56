import type { InterfaceRef, ObjectRef, OutputRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Sql } from '../../database/client.ts';
import { builder } from '../builder/builder.ts';
import { entriesOfPage, totalCountCost } from '../limits/costs.ts';
import {
  type Connection,
  directionOf,
  type Keyset,
  type PageArguments,
  type PageInfo,
  readPage,
  type Source,
  selectPages,
  type Total,
} from '../paging/keyset.ts';
import { makePage } from '../paging/page.ts';
import type { RankedConnection } from '../paging/rankedPage.ts';
import { batchField, batchLoad, groupBy } from '../request/batching.ts';
import type { Context } from '../request/context.ts';
import { askedBy } from '../select/asked.ts';
import { selectOnce } from '../select/cache.ts';
import { selectNodes } from '../select/selectNodes.ts';
import { selectRow } from '../select/selectRow.ts';
import type { TableName } from '../select/tables.ts';

type Ref<Shape> = ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<object>, Shape>;
type Fields<Shape> = Parameters<ReturnType<typeof builder.objectRef<Shape>>['implement']>[0]['fields'];
/** What stands in a list: a type, or the name of one that another noun implements. */
type NodeType<Shape> = OutputRef<Shape> | InterfaceRef<never, Shape> | 'Article' | 'Person' | 'Place' | 'Organization';
type Edge<Row> = Connection<Row>['edges'][number];

/** A connection type's parts: what is particular to one list. */
interface ConnectionParts<EdgeShape, ConnectionShape> {
  /** What the entries are, for the descriptions: `articles`. */
  nodes: string;
  /** Fields that depend on the list in which an entry stands, not on the entry. */
  edgeFields?: Fields<EdgeShape>;
  fields?: Fields<ConnectionShape>;
}

/** Makes the connection and edge types of a list that is ordered by a keyset: `ArticleConnection` with `ArticleEdge`. */
export function connectionType<Shape, Row extends Shape = Shape>(
  name: string,
  node: NodeType<Shape>,
  parts: ConnectionParts<Edge<Row>, Connection<Row>>,
): Ref<Connection<Row>> {
  return implementConnection<Connection<Row>, Edge<Row>>(
    name,
    node,
    {
      ...parts,
      fields: (t) => ({
        totalIsExact: t.boolean({
          complexity: totalCountCost,
          description: 'Whether `totalCount` is exact; false when there may be more.',
          resolve: async (connection, _args, context) => (await totalOf(connection, context)).isExact,
        }),
        ...parts.fields?.(t),
      }),
    },
    async (connection, context) => (await totalOf(connection, context)).count,
    '; at least so many where `totalIsExact` is false',
  );
}

/** How long a list is, counted together with its siblings, once for both fields that tell. */
const totalOf = async <Row>({ parent, countTotal }: Connection<Row>, context: Context): Promise<Total> =>
  (await batchLoad(context, countTotal, parent, (parents: readonly number[]) => countTotal(context.read, parents))) ?? {
    count: 0,
    isExact: true,
  };

/** The same for a ranked list, whose entries carry why they stand where they stand. */
export function rankedConnectionType<
  Entry extends { node: object },
  Shape extends RankedConnection<Entry> = RankedConnection<Entry>,
>(name: string, node: NodeType<unknown>, parts: ConnectionParts<Entry & { cursor: string }, Shape>): Ref<Shape> {
  return implementConnection<Shape, Entry & { cursor: string }>(name, node, parts, ({ totalCount }) => totalCount);
}

function implementConnection<
  Shape extends { edges: EdgeShape[]; pageInfo: PageInfo },
  EdgeShape extends { cursor: string; node: unknown },
>(
  name: string,
  node: unknown,
  { nodes, edgeFields, fields }: ConnectionParts<EdgeShape, Shape>,
  count: (connection: Shape, context: Context) => number | Promise<number>,
  countNote = '',
): Ref<Shape> {
  const edge = builder.objectRef<EdgeShape>(`${name}Edge`).implement({
    description: `One of the ${nodes} of a list, and its place in it.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'The place of this entry in its list, for `after` and `before`.',
        resolve: ({ cursor }) => cursor,
      }),
      node: t.field({ type: node as 'Article', description: 'The entry itself.', resolve: (one) => one.node as never }),
      ...edgeFields?.(t),
    }),
  });
  return builder.objectRef<Shape>(`${name}Connection`).implement({
    description: `A page of a list of ${nodes}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        complexity: entriesOfPage,
        description: 'The entries with their cursors.',
        resolve: ({ edges }) => edges,
      }),
      nodes: t.field({
        type: [node as 'Article'],
        complexity: entriesOfPage,
        description: 'The entries alone.',
        resolve: (page) => ('nodes' in page ? page.nodes : page.edges.map((each) => each.node)) as never,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where this page stands in the list.',
        resolve: ({ pageInfo }) => pageInfo,
      }),
      totalCount: t.int({
        complexity: totalCountCost,
        description: `How many ${nodes} the whole list has, not only this page${countNote}.`,
        resolve: (connection, _args, context) => count(connection, context),
      }),
      ...fields?.(t),
    }),
  }) as never;
}

/** The arguments that page through any list. */
export const pageArguments = builder.args((t) => ({
  first: t.int({ description: 'How many from the beginning: 1 to 100, 20 when left out.' }),
  after: t.string({ description: 'Only what follows this cursor.' }),
  last: t.int({ description: 'How many from the end: 1 to 100.' }),
  before: t.string({ description: 'Only what precedes this cursor.' }),
}));

/** The arguments that page through a list from its beginning. */
export const forwardArguments = builder.args((t) => ({
  first: t.int({ description: 'How many: 1 to 100, 20 when left out.' }),
  after: t.string({ description: 'Only what follows this cursor of the same list.' }),
}));

/** A list of rows in an order that is theirs. */
interface List {
  table: TableName;
  page: PageArguments;
  keyset: Keyset;
  /** Where its rows come from, read in this direction. */
  source: (direction: Keyset['direction']) => Source | Promise<Source>;
  /** Columns that fields of the edges read, by the name of the field. */
  edgeColumns?: Record<string, Sql>;
  /** Tells apart siblings that look alike, see `batchField`. */
  scope?: object | undefined;
}

/** Reads a page of a list for one parent, together with the same list of its siblings: one statement for all of them. */
export async function loadPage<Row extends object>(
  context: Context,
  info: GraphQLResolveInfo,
  parent: number,
  list: List,
): Promise<Connection<Row>> {
  const page = readPage(list.page, list.keyset);
  const load = async (parents: readonly number[]) => {
    const source = await list.source(directionOf(list.keyset, page));
    const asked = askedBy(info);
    const { columns, finish } = selectOnce(list.keyset.name, asked, info, () =>
      selectNodes(list.table, asked, { request: info, depth: 0 }, list, selectRow),
    );
    const rows = await selectPages<Row>(context.read, parents, columns, source, list.keyset, page);
    for (const row of rows) finish(row as Record<string, unknown>, context.dependencies);
    const rowsOf = groupBy(rows, ({ parentId }) => parentId);
    const { keyset } = list;
    return new Map(parents.map((id) => [id, makePage(rowsOf.get(id) ?? [], { keyset, page, parent: id, source })]));
  };
  const connection = await batchField(context, info, parent, load, list.scope);
  return connection as Connection<Row>;
}
