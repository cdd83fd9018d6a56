import type { ObjectRef, OutputRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { builder } from '../builder.ts';
import { batchField, batchLoad, type Context, groupBy } from '../context.ts';
import {
  type Connection,
  countRows,
  type Keyset,
  type Page,
  type PageArguments,
  printCursor,
  readPage,
  type Source,
  selectPages,
} from './keyset.ts';

type Edge<Row> = Connection<Row>['edges'][number];
type EdgeFields<Row> = Parameters<ReturnType<typeof builder.objectRef<Edge<Row>>>['implement']>[0]['fields'];

/**
 * Makes the connection and edge types of a list: `ArticleConnection` with `ArticleEdge`.
 *
 * @param nodes What the entries are, for the descriptions: `articles`.
 * @param edgeFields What depends on the list an entry stands in, not on the entry.
 */
export function connectionType<Shape, Row extends Shape = Shape>(
  name: string,
  node: OutputRef<Shape>,
  nodes: string,
  edgeFields?: EdgeFields<Row>,
): ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<object>, Connection<Row>> {
  const edge = builder.objectRef<Edge<Row>>(`${name}Edge`).implement({
    description: `One of the ${nodes} of a list, and its place in it.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'The place of this entry, for `after` and `before`.' }),
      node: t.field({ type: node, description: 'The entry itself.', resolve: (parent) => parent.node as never }),
      ...edgeFields?.(t),
    }),
  });
  return builder.objectRef<Connection<Row>>(`${name}Connection`).implement({
    description: `A page of a list of ${nodes}.`,
    fields: (t) => ({
      edges: t.field({ type: [edge], description: 'The entries with their cursors.', resolve: ({ edges }) => edges }),
      nodes: t.field({
        type: [node],
        description: 'The entries alone.',
        resolve: ({ edges }) => edges.map((each) => each.node) as never,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where this page stands in the list.',
        resolve: ({ pageInfo }) => pageInfo,
      }),
      totalCount: t.int({
        description: `How many ${nodes} the whole list has, not only this page.`,
        resolve: async ({ parent, countTotal }, _args, context) =>
          (await batchLoad(context, countTotal, parent, countTotal)) ?? 0,
      }),
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

/** Reads a page of a list for one parent, together with the same list of its siblings: one statement for all of them. */
export async function loadPage<Row extends object>(
  context: Context,
  info: GraphQLResolveInfo,
  parent: number,
  list: { page: PageArguments; keyset: Keyset; source: () => Source | Promise<Source>; group?: object | undefined },
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
      return new Map(
        parents.map((id) => [id, { ...cutPage(rowsOf.get(id) ?? [], list.keyset, page), parent: id, countTotal }]),
      );
    },
    list.group,
  );
  return connection as Connection<Row>;
}

/** Turns the rows of one parent, one more than the page holds where there are more, into edges. */
function cutPage<Row extends object>(
  rows: Row[],
  keyset: Keyset,
  page: Page,
): Pick<Connection<Row>, 'edges' | 'pageInfo'> {
  const more = rows.length > page.size;
  const kept = more ? rows.slice(0, page.size) : rows;
  if (page.backward) kept.reverse();
  const edges = kept.map((node) => ({ cursor: printCursor(node, keyset), node }));
  const beside = page.beside !== null;
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backward ? beside : more,
      hasPreviousPage: page.backward ? more : beside,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
