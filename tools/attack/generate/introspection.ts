import { type FieldNode, Kind, parse } from 'graphql';
import type { Chance } from './chance.ts';

/** A field that asks for the schema: all of it, one type, or types within types within types. */
export function introspectionField(chance: Chance): FieldNode {
  const query = chance.one([
    '{__schema {types {name description fields {name description args {name description}}}}}',
    '{__type(name: "Article") {name fields {name description}}}',
    `{__schema {types {${nested(2 + chance.below(6))}}}}`,
    `{__type(name: "Query") {${nested(2 + chance.below(12))}}}`,
  ]);
  const definition = parse(query).definitions[0];
  const selection = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections[0] : undefined;
  if (selection?.kind !== Kind.FIELD) throw new TypeError('An introspection query has one field.');
  return selection;
}

const nested = (depth: number): string =>
  depth === 0
    ? 'name'
    : `name fields {args {name} type {${nested(depth - 1)} ofType {${depth > 4 ? 'name' : nested(depth - 1)}}}}`;
