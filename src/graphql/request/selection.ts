import {
  type FieldNode,
  GraphQLIncludeDirective,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  type SelectionSetNode,
} from 'graphql';

/**
 * The arguments of a field each time that it is asked of what is being resolved, before its own resolver runs: what lets
 * a parent fetch in one go what its children will want.
 */
export function argumentsAsked(info: GraphQLResolveInfo, fieldName: string): Record<string, unknown>[] {
  const type = getNamedType(info.returnType);
  const field = type instanceof GraphQLObjectType ? type.getFields()[fieldName] : undefined;
  if (!field) return [];
  const asked = info.fieldNodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet, info));
  return asked
    .filter(({ name }) => name.value === fieldName)
    .map((node) => getArgumentValues(field, node, info.variableValues));
}

/** The fields of a selection, those within fragments too, but none that is skipped. */
function fieldsOf(selectionSet: SelectionSetNode | undefined, info: GraphQLResolveInfo): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.if === true) return [];
    if (getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.if === false) return [];
    if (selection.kind === 'Field') return [selection];
    if (selection.kind === 'InlineFragment') return fieldsOf(selection.selectionSet, info);
    return fieldsOf(info.fragments[selection.name.value]?.selectionSet, info);
  });
}
