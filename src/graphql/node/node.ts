import { builder } from '../builder/builder.ts';
import { decodeNodeId, isNodeType, type NodeType } from '../builder/nodeId.ts';
import { badUserInput } from '../errors/errors.ts';
import { wholeList } from '../limits/costs.ts';
import type { Context } from '../request/context.ts';
import { loadRow, type Table } from '../request/rows.ts';

const maxIds = 100;
const Node = builder.nodeInterfaceRef();

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: 'The object with this id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id.' }) },
    resolve: (_root, { id }, context) => loadNode(context, id),
  }),
  nodes: t.field({
    type: [Node],
    complexity: ({ ids }) => wholeList(Math.min(ids.length, maxIds)),
    nullable: { list: false, items: true },
    description: `The objects with these ids, in the order given; null where there is none. At most ${maxIds}.`,
    args: { ids: t.arg.idList({ required: true, description: `The ids: at most ${maxIds}.` }) },
    resolve: (_root, { ids }, context) => {
      if (ids.length > maxIds) {
        const message = `${ids.length} ids are asked for; at most ${maxIds} are taken at once. Ask in parts.`;
        throw badUserInput(message, { argument: 'ids', limit: maxIds });
      }
      return ids.map((id) => loadNode(context, id));
    },
  }),
}));

/** The table that holds the rows of a type, and of which kind they are where several types share it. */
const tables: Record<NodeType, { table: Table; kind?: string }> = {
  Article: { table: 'Article' },
  Author: { table: 'Author' },
  Organization: { table: 'Entity', kind: 'ORGANIZATION' },
  Person: { table: 'Entity', kind: 'PERSON' },
  Place: { table: 'Entity', kind: 'PLACE' },
  Publication: { table: 'Publication' },
  Quote: { table: 'Quote' },
  Trend: { table: 'Trend' },
};

/** Finds the object that an id stands for; null for an unknown id, and for a text that is no id. */
async function loadNode(context: Context, globalId: string): Promise<object | null> {
  const { typename, id } = decodeNodeId(globalId);
  if (!isNodeType(typename)) return null;
  const { table, kind } = tables[typename];
  const row = await loadRow(context, table, Number(id));
  if (row === null || (kind !== undefined && 'kind' in row && row.kind !== kind)) return null;
  return { ...row, __typename: typename };
}
