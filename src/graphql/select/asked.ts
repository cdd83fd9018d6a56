import {
  type FieldNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  isInterfaceType,
  isObjectType,
  print,
} from 'graphql';

/** What of a request says what is asked: the part of `info` that is the same for all of its fields. */
export type Request = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** A field that is asked of an object, with all the nodes of the document that ask for it under one name. */
export interface Asked {
  key: string;
  field: GraphQLField<unknown, unknown>;
  nodes: FieldNode[];
  arguments: Record<string, unknown>;
}

/** The field that is being resolved, as it is asked. */
export function askedBy({ parentType, fieldName, fieldNodes }: GraphQLResolveInfo): Pick<Asked, 'field' | 'nodes'> {
  const field = parentType.getFields()[fieldName];
  if (field === undefined) throw new TypeError(`${parentType.name} has no field ${fieldName}.`);
  return { field, nodes: [...fieldNodes] };
}

/**
 * The fields asked of objects of a type, those in fragments too, none that is skipped.
 *
 * One name can stand for two things where fragments are for different types: it is then given as null.
 */
export function askedFields(
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  request: Request,
): Map<string, Asked | null> {
  const found = new Map<string, Asked | null>();
  for (const { selectionSet } of nodes) if (selectionSet) collect(type, selectionSet, request, found, new Set());
  return found;
}

type SelectionSet = NonNullable<FieldNode['selectionSet']>;

function collect(
  type: GraphQLNamedType | undefined,
  { selections }: SelectionSet,
  request: Request,
  found: Map<string, Asked | null>,
  visited: Set<string>,
): void {
  for (const selection of selections) {
    if (isSkipped(selection, request)) continue;
    if (selection.kind === 'Field') addField(type, selection, request, found);
    else if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      const on = typeCondition ? request.schema.getType(typeCondition.name.value) : type;
      collect(on, selection.selectionSet, request, found, visited);
    } else if (!visited.has(selection.name.value)) {
      visited.add(selection.name.value);
      const fragment = request.fragments[selection.name.value];
      const on = fragment && request.schema.getType(fragment.typeCondition.name.value);
      if (fragment) collect(on, fragment.selectionSet, request, found, visited);
    }
  }
}

function isSkipped(node: SelectionSet['selections'][number], { variableValues }: Request): boolean {
  if (!node.directives?.length) return false;
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if === false
  );
}

function addField(
  type: GraphQLNamedType | undefined,
  node: FieldNode,
  request: Request,
  found: Map<string, Asked | null>,
): void {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
  if (field === undefined) return;
  const key = node.alias?.value ?? node.name.value;
  const known = found.get(key);
  if (known === undefined) {
    const given =
      node.arguments?.length || field.args.length ? getArgumentValues(field, node, request.variableValues) : {};
    found.set(key, { key, field, nodes: [node], arguments: given });
  } else if (known !== null) {
    if (isSame(known.nodes[0], node)) known.nodes.push(node);
    else found.set(key, null);
  }
}

/** Whether two nodes ask the same field with the same arguments. */
const isSame = (one: FieldNode | undefined, other: FieldNode): boolean =>
  one?.name.value === other.name.value &&
  (one.arguments ?? []).map(print).join() === (other.arguments ?? []).map(print).join();
