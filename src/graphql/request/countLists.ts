import {
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNullableType,
  isListType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { neverResolved } from '../limits/spending.ts';
import type { Context } from './context.ts';

type Resolver = GraphQLFieldResolver<unknown, Context>;
type Fragments = Record<string, FragmentDefinitionNode>;

/** Makes every list of a schema count what it adds to the answer, so that a request ends when it has become too large. */
export function countLists(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (isListType(getNullableType(field.type))) field.resolve = counting(field.resolve ?? defaultFieldResolver);
    }
  }
  return schema;
}

const counting =
  (resolve: Resolver): Resolver =>
  (parent, args, context, info) => {
    const list = resolve(parent, args, context, info);
    return list instanceof Promise ? list.then((each) => count(each, context, info)) : count(list, context, info);
  };

function count(list: unknown, { spending }: Context, { fieldNodes, fragments }: GraphQLResolveInfo): unknown {
  if (!Array.isArray(list)) return list;
  return spending.addFields(list.length * fieldsOfEntry(fieldNodes, fragments)) ? list : neverResolved();
}

const counted = new WeakMap<FieldNode, number>();

/** How many fields are asked of each entry, at least 1. */
function fieldsOfEntry(nodes: readonly FieldNode[], fragments: Fragments): number {
  const [node] = nodes;
  if (node === undefined) return 1;
  let count = counted.get(node);
  if (count === undefined) {
    count = Math.max(
      1,
      nodes.reduce((sum, { selectionSet }) => sum + countFields(selectionSet, fragments), 0),
    );
    counted.set(node, count);
  }
  return count;
}

/** An object costs as much as so many plain fields: it may be waited for. */
const objectFields = 5;

/** Fields that stand side by side; those of nested lists are counted by these. */
function countFields(
  selectionSet: SelectionSetNode | undefined,
  fragments: Fragments,
  seen = new Set<string>(),
): number {
  return (selectionSet?.selections ?? []).reduce((sum, selection) => {
    if (selection.kind === 'Field') return sum + (selection.selectionSet ? objectFields : 1);
    if (selection.kind === 'InlineFragment') return sum + countFields(selection.selectionSet, fragments, seen);
    if (seen.has(selection.name.value)) return sum;
    seen.add(selection.name.value);
    return sum + countFields(fragments[selection.name.value]?.selectionSet, fragments, seen);
  }, 0);
}
