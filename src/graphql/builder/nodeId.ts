const nodeTypes = ['Article', 'Author', 'Publication', 'Person', 'Place', 'Organization', 'Quote', 'Trend'] as const;

export type NodeType = (typeof nodeTypes)[number];

export const isNodeType = (type: string): type is NodeType => (nodeTypes as readonly string[]).includes(type);

/** The id of a row: opaque to clients, as `id` of the type prints it. */
export const encodeNodeId = (type: NodeType, row: number): string => Buffer.from(`${type}:${row}`).toString('base64');

/** Takes any text apart as an id. What is none of ours gives a type that does not exist, so that it is found nowhere. */
export function decodeNodeId(globalId: string): { typename: string; id: string } {
  const [typename = '', id = '', ...rest] = Buffer.from(globalId, 'base64').toString('utf8').split(':');
  return rest.length > 0 || rowNumber(typename, id) === null ? { typename: '', id: '' } : { typename, id };
}

/** The row number in an id of this type; null for anything else, which therefore is not found. */
export function rowOf(type: NodeType, globalId: string): number | null {
  const { typename, id } = decodeNodeId(globalId);
  return typename === type ? rowNumber(type, id) : null;
}

/** Ids are PostgreSQL's `integer`, those of quotes `bigint`, as far as a number holds them exactly. */
const largestRow = (type: string): number => (type === 'Quote' ? Number.MAX_SAFE_INTEGER : 2_147_483_647);

const rowNumber = (type: string, text: string): number | null =>
  /^[1-9]\d{0,15}$/.test(text) && Number(text) <= largestRow(type) ? Number(text) : null;
