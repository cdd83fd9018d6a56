import { builder } from '../builder.ts';
import { batchLoad, type Context } from '../context.ts';
import { badUserInput } from '../errors.ts';
import { decodeNodeId, isNodeType, type NodeType } from './nodeId.ts';

const mostIds = 100;
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
    nullable: { list: false, items: true },
    description: `The objects with these ids, in the order given; null where there is none. At most ${mostIds}.`,
    args: { ids: t.arg.idList({ required: true, description: `The ids: at most ${mostIds}.` }) },
    resolve: (_root, { ids }, context) => {
      if (ids.length > mostIds) {
        throw badUserInput(`${ids.length} ids are asked for; at most ${mostIds} are taken at once. Ask in parts.`);
      }
      return ids.map((id) => loadNode(context, id));
    },
  }),
}));

/** Finds whatever an id stands for, together with all others asked for; null for none, and for what is no id. */
async function loadNode(context: Context, globalId: string): Promise<object | null> {
  const { typename, id } = decodeNodeId(globalId);
  if (!isNodeType(typename)) return null;
  const row = await batchLoad<number, object>(context, `node ${typename}`, Number(id), async (ids) => {
    const rows = await findRows(context, typename, [...ids]);
    return new Map(rows.map((each) => [Number(each.id), { ...each, __typename: typename }]));
  });
  return row ?? null;
}

function findRows({ database }: Context, type: NodeType, ids: number[]): Promise<{ id: number | bigint }[]> {
  const where = { id: { in: ids } };
  switch (type) {
    case 'Article':
      return database.article.findMany({ where });
    case 'Author':
      return database.author.findMany({ where });
    case 'Publication':
      return database.publication.findMany({ where });
    case 'Quote':
      return database.quote.findMany({ where });
    case 'Trend':
      return database.trend.findMany({ where });
    case 'Person':
      return database.entity.findMany({ where: { ...where, kind: 'PERSON' } });
    case 'Place':
      return database.entity.findMany({ where: { ...where, kind: 'PLACE' } });
    case 'Organization':
      return database.entity.findMany({ where: { ...where, kind: 'ORGANIZATION' } });
  }
}
