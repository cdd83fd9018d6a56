import type { InterfaceRef, ObjectRef, OutputRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { builder } from '../builder/builder.ts';
import {
  type Connection,
  countRows,
  type Keyset,
  type Page,
  type PageArguments,
  type PageInfo,
  printCursor,
  readPage,
  type Source,
  selectPages,
  type Total,
} from '../paging/keyset.ts';
import type { RankedConnection } from '../paging/rankedPage.ts';
import { batchField, batchLoad, groupBy } from '../request/batching.ts';
import type { Context } from '../request/context.ts';

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
  (await batchLoad(context, countTotal, parent, countTotal)) ?? { count: 0, isExact: true };

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
      edges: t.field({ type: [edge], description: 'The entries with their cursors.', resolve: ({ edges }) => edges }),
      nodes: t.field({
        type: [node as 'Article'],
        description: 'The entries alone.',
        resolve: ({ edges }) => edges.map((each) => each.node) as never,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where this page stands in the list.',
        resolve: ({ pageInfo }) => pageInfo,
      }),
      totalCount: t.int({
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

/** Reads a page of a list for one parent, together with the same list of its siblings: one statement for all of them. */
export async function loadPage<Row extends object>(
  context: Context,
  info: GraphQLResolveInfo,
  parent: number,
  list: { page: PageArguments; keyset: Keyset; source: () => Source | Promise<Source>; scope?: object | undefined },
): Promise<Connection<Row>> {
  const page = readPage(list.page, list.keyset);
  const connection = await batchField(
    context,
    info,
    parent,
    async (parents: readonly number[]) => {
      const source = await list.source();
      const rows = await selectPages<Row>(context.database, parents, source, list.keyset, page);
      const countTotal = (counted: readonly number[]) => countRows(context.database, counted, source);
      const rowsOf = groupBy(rows, ({ parentId }) => parentId);
      const { unresolvedNames = [] } = source;
      return new Map(
        parents.map((id) => [
          id,
          { ...cutPage(rowsOf.get(id) ?? [], list.keyset, page), parent: id, countTotal, unresolvedNames },
        ]),
      );
    },
    list.scope,
  );
  return connection as Connection<Row>;
}

/** Makes edges of the rows of one parent, which are one more than the page has where the list goes on. */
function cutPage<Row extends object>(
  rows: Row[],
  keyset: Keyset,
  page: Page,
): Pick<Connection<Row>, 'edges' | 'pageInfo'> {
  const goesOn = rows.length > page.size;
  const kept = goesOn ? rows.slice(0, page.size) : rows;
  if (page.backward) kept.reverse();
  const edges = kept.map((node) => ({ cursor: printCursor(node, keyset), node }));
  const beginsBehindCursor = page.cursorValues !== null;
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backward ? beginsBehindCursor : goesOn,
      hasPreviousPage: page.backward ? goesOn : beginsBehindCursor,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
