import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { Vocabulary } from '../vocabulary.ts';
import type { Chance } from './chance.ts';
import type { Operation } from './document.ts';
import { type Place, placesOf } from './places.ts';

/** Writes an operation in another way: with fragments, directives, or more definitions than it needs. */
export function decorate(chance: Chance, vocabulary: Vocabulary, operation: Operation): Operation {
  if (!chance.holds(0.15)) return operation;
  const { document } = operation;
  const place = chance.one(placesOf(vocabulary.schema, document));
  return chance.weighted<() => Operation>([
    [3, () => ({ ...operation, document: withFragment(chance, document, place) })],
    [2, () => withDirective(chance, operation, place)],
    [1, () => ({ ...operation, document: withDefinitions(document, [cyclic, ...cyclicPair]) })],
    [
      1,
      () => ({
        ...operation,
        document: withDefinitions(
          document,
          Array.from({ length: 50 }, (_, n) => unused(n)),
        ),
      }),
    ],
    [1, () => ({ ...operation, document: withDefinitions(document, document.definitions) })],
    [1, () => ({ ...operation, document: withDefinitions(document, explosion(chance)) })],
  ])();
}

/** Takes the selection of a field out into a fragment, and spreads that once, or often. */
function withFragment(chance: Chance, document: DocumentNode, { field, type }: Place): DocumentNode {
  const times = chance.one([1, 2, 200]);
  const spreads = Array.from(
    { length: times },
    () =>
      ({
        kind: Kind.FRAGMENT_SPREAD,
        name: { kind: Kind.NAME, value: 'Taken' },
      }) as const,
  );
  const selectionSet: SelectionSetNode = field.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [] };
  const shortened = visit(document, {
    Field: (node) => (node === field ? { ...node, selectionSet: { ...selectionSet, selections: spreads } } : undefined),
  });
  return withDefinitions(shortened, [fragment('Taken', type, selectionSet)]);
}

function withDirective(chance: Chance, operation: Operation, { field }: Place): Operation {
  const name = chance.one(['skip', 'include', 'include', 'deprecated', 'noSuch']);
  const directive: DirectiveNode = parseDirective(`@${name}(if: $condition)`);
  const times = chance.one([1, 1, 2, 500]);
  const document = visit(operation.document, {
    Field: (node) =>
      node === field ? { ...node, directives: Array.from({ length: times }, () => directive) } : undefined,
    OperationDefinition: (node): OperationDefinitionNode => ({
      ...node,
      variableDefinitions: [...(node.variableDefinitions ?? []), ...conditionVariable],
    }),
  });
  return {
    document,
    variables: { ...operation.variables, condition: chance.one([true, true, false, null, 'true', 1]) },
  };
}

const withDefinitions = (document: DocumentNode, more: readonly DefinitionNode[]): DocumentNode => ({
  ...document,
  definitions: [...document.definitions, ...more],
});

const fragment = (name: string, type: string, selectionSet: SelectionSetNode): FragmentDefinitionNode => ({
  kind: Kind.FRAGMENT_DEFINITION,
  name: { kind: Kind.NAME, value: name },
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  selectionSet,
});

const definitionsOf = (text: string): readonly DefinitionNode[] => parse(text).definitions;

const cyclic = definitionsOf('fragment Self on Article {related {nodes {...Self}}}')[0] as DefinitionNode;
const cyclicPair = definitionsOf(
  'fragment Here on Article {people {nodes {...There}}} fragment There on Person {articles {nodes {...Here}}}',
);
const unused = (n: number) =>
  definitionsOf(`fragment Unused${n} on Article {headline mentions {text}}`)[0] as DefinitionNode;

/** Fragments that spread the next one twice each: a short text for very many fields. */
function explosion(chance: Chance): readonly DefinitionNode[] {
  const levels = chance.one([5, 12, 24, 60]);
  const each = Array.from(
    { length: levels },
    (_, n) => `fragment Level${n} on Query {...Level${n + 1} ...Level${n + 1}}`,
  );
  return definitionsOf(
    `query Exploding {...Level0} ${each.join(' ')} fragment Level${levels} on Query {corpus {articleCount}}`,
  );
}

function parseDirective(text: string): DirectiveNode {
  const definition = definitionsOf(`query ($condition: Boolean!) {__typename ${text}}`)[0] as OperationDefinitionNode;
  return definition.selectionSet.selections[0]?.directives?.[0] as DirectiveNode;
}

const conditionVariable =
  (definitionsOf('query ($condition: Boolean!) {__typename}')[0] as OperationDefinitionNode).variableDefinitions ?? [];
