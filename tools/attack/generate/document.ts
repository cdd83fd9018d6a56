import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  getNamedType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parseType,
  type SelectionNode,
} from 'graphql';
import { introspectionField } from './introspection.ts';
import { fieldOf, name, nextAlias, selectionOf } from './selection.ts';
import { someShape, startWalk, type Walk } from './walk.ts';

/** A GraphQL request before it is written down. */
export interface Operation {
  document: DocumentNode;
  variables: Record<string, unknown>;
}

/** Makes an operation by walking the schema from its root. */
export function makeOperation(source: Pick<Walk, 'chance' | 'vocabulary'>): Operation {
  const { chance } = source;
  const walk = startWalk(source, someShape(chance));
  const selections = chance.weighted<(walk: Walk) => SelectionNode[]>([
    [16, rootFields],
    [3, repeatedRootField],
    [1, (each) => repeatedIntrospection(each)],
  ])(walk);
  return finishOperation(walk, selections);
}

/** The operation with these fields at its root and the variables that they use. */
function finishOperation(walk: Walk, selections: SelectionNode[]): Operation {
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    name: name('Attack'),
    variableDefinitions: [...walk.variables].map(([each, { type }]) => ({
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: name(each) },
      type: parseType(type),
    })),
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const variables = Object.fromEntries([...walk.variables].map(([each, { value }]) => [each, value]));
  return { document: { kind: Kind.DOCUMENT, definitions: [operation] }, variables };
}

function rootFields(walk: Walk): SelectionNode[] {
  const fields = queryFields(walk);
  const count = walk.chance.one([1, 1, 1, 2, 5]);
  return Array.from({ length: count }, () =>
    aliased(walk, fieldOf(walk, walk.chance.weighted(fields.map(weigh)), walk.shape.depth)),
  );
}

/** The same field up to 800 times, with the same arguments, or with others each time. */
function repeatedRootField(walk: Walk): SelectionNode[] {
  const { chance } = walk;
  const field = chance.weighted(queryFields(walk).map(weigh));
  const times = chance.one([5, 20, 100, 400, 800]);
  const small = startWalk(walk, { depth: chance.below(2), breadth: 1, fullPages: 0.2, arguments: 0.5, repeats: 0 });
  small.variables = walk.variables;
  small.counter = walk.counter;
  small.room = walk.room;
  small.hostility = walk.hostility;
  const one = fieldOf(small, field, small.shape.depth);
  const varies = chance.holds(0.3);
  return Array.from({ length: times }, () => aliased(walk, varies ? fieldOf(small, field, small.shape.depth) : one));
}

function repeatedIntrospection(walk: Walk): SelectionNode[] {
  const field = introspectionField(walk.chance);
  return Array.from({ length: walk.chance.one([1, 1, 10, 400]) }, () => aliased(walk, field));
}

const queryFields = ({ vocabulary }: Walk): GraphQLField<unknown, unknown>[] =>
  Object.values(vocabulary.schema.getQueryType()?.getFields() ?? {});

/** Lists and searches more often than single things. */
const weigh = (field: GraphQLField<unknown, unknown>): [number, GraphQLField<unknown, unknown>] => [
  field.args.some((each) => each.name === 'slug') ? 1 : 3,
  field,
];

const aliased = (walk: Walk, field: FieldNode): FieldNode => ({ ...field, alias: name(nextAlias(walk)) });

/** A fresh selection below a field, for the growth of an operation that has turned out to be expensive. */
export function growBelow(walk: Walk, field: GraphQLField<unknown, unknown>): SelectionNode[] {
  const type = getNamedType(field.type);
  return isCompositeType(type) ? [...selectionOf(walk, type, walk.shape.depth).selections] : [];
}
