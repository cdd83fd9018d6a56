import { type ArgumentNode, type DocumentNode, type FieldNode, Kind, print, type SelectionNode, visit } from 'graphql';
import type { Vocabulary } from '../vocabulary.ts';
import type { Chance } from './chance.ts';
import { growBelow, type Operation } from './document.ts';
import { literalOf } from './literal.ts';
import { type Place, placesOf } from './places.ts';
import { someShape, startWalk } from './walk.ts';

/** Changes an operation that costs much, so that it may cost more. */
export function mutate(chance: Chance, vocabulary: Vocabulary, operation: Operation): Operation {
  const change = (document: DocumentNode) => ({ ...operation, document });
  const place = somePlace(chance, vocabulary, operation.document);
  if (!place) return operation;
  return chance.weighted<() => Operation>([
    [3, () => change(repeatField(chance, operation.document, place))],
    [3, () => change(setPage(operation.document, place, 100))],
    [3, () => grow(chance, vocabulary, operation, place)],
    [2, () => change(repeatEnd(chance, operation.document))],
    [2, () => ({ ...operation, variables: lengthen(operation.variables, chance.one([2, 10])) })],
    [1, () => shrink(chance, vocabulary, operation)],
  ])();
}

/** Makes an operation smaller, so that a server that refused it may accept it. */
export function shrink(chance: Chance, vocabulary: Vocabulary, operation: Operation): Operation {
  const { document, variables } = operation;
  const place = somePlace(chance, vocabulary, document);
  if (!place) return operation;
  return chance.weighted<() => Operation>([
    [4, () => ({ variables, document: setPage(document, place, chance.one([1, 2, 10, 50])) })],
    [2, () => ({ variables, document: setPage(document, place, null) })],
    [2, () => ({ variables, document: dropFields(chance, document, place) })],
    [1, () => ({ variables: scaleLists(variables, 0.5), document })],
  ])();
}

function somePlace(chance: Chance, { schema }: Vocabulary, document: DocumentNode): Place | null {
  const places = placesOf(schema, document);
  return places.length === 0 ? null : chance.one(places);
}

const replace = (document: DocumentNode, field: FieldNode, change: (field: FieldNode) => FieldNode): DocumentNode =>
  visit(document, { Field: (node) => (node === field ? change(node) : undefined) });

const withSelections = (field: FieldNode, selections: readonly SelectionNode[]): FieldNode => ({
  ...field,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});

const selectionsOf = (field: FieldNode): readonly SelectionNode[] => field.selectionSet?.selections ?? [];

const aliasOf = (chance: Chance, n: number) =>
  ({ kind: Kind.NAME, value: `m${chance.below(1_000_000)}n${n}` }) as const;

/** Asks for one of the fields in a selection several times. */
function repeatField(chance: Chance, document: DocumentNode, { field }: Place): DocumentNode {
  const fields = selectionsOf(field).filter((each) => each.kind === Kind.FIELD);
  if (fields.length === 0) return document;
  const chosen = chance.one(fields);
  const most = Math.floor(longestQuery / print(chosen).length);
  const times = Math.min(most, chance.one([1, 2, 5, 20, 100]));
  const copies = Array.from({ length: times }, (_, n) => ({ ...chosen, alias: aliasOf(chance, n) }));
  return replace(document, field, () => withSelections(field, [...selectionsOf(field), ...copies]));
}

/** Beyond this a query is refused for its length alone. */
const longestQuery = 100_000;

/** Repeats one field without a selection, wherever it stands. */
function repeatEnd(chance: Chance, document: DocumentNode): DocumentNode {
  const ends: FieldNode[] = [];
  visit(document, { Field: (node) => void (node.selectionSet || ends.push(node)) });
  if (ends.length === 0) return document;
  const end = chance.one(ends);
  const copies = Array.from({ length: chance.one([3, 20, 100]) }, (_, n) => ({ ...end, alias: aliasOf(chance, n) }));
  return visit(document, {
    SelectionSet: (node) =>
      node.selections.includes(end) ? { ...node, selections: [...node.selections, ...copies] } : undefined,
  });
}

/** Sets the size of a page, or takes it away; does nothing to a field without pages. */
function setPage(document: DocumentNode, { field, definition }: Place, size: number | null): DocumentNode {
  const first = definition.args.find(({ name }) => name === 'first');
  if (!first) return document;
  const others = (field.arguments ?? []).filter(({ name }) => !['first', 'last', 'before'].includes(name.value));
  const page: ArgumentNode[] =
    size === null
      ? []
      : [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'first' }, value: literalOf(size, first.type) }];
  return replace(document, field, () => ({ ...field, arguments: [...others, ...page] }));
}

/** Adds a fresh selection to a field. */
function grow(chance: Chance, vocabulary: Vocabulary, operation: Operation, { field, definition }: Place): Operation {
  const walk = startWalk(
    { chance, vocabulary },
    { ...someShape(chance), fullPages: chance.one([0, 0.5]), arguments: 0 },
  );
  walk.counter.next = 1_000_000 + chance.below(1_000_000_000);
  const grown = growBelow(walk, definition);
  if (walk.variables.size > 0) return operation;
  const document = replace(operation.document, field, () => withSelections(field, [...selectionsOf(field), ...grown]));
  return { ...operation, document };
}

function dropFields(chance: Chance, document: DocumentNode, { field }: Place): DocumentNode {
  const kept = selectionsOf(field).filter(() => chance.holds(0.5));
  return kept.length === 0 ? document : replace(document, field, () => withSelections(field, kept));
}

/** Makes lists longer, as far as a request may be. */
const lengthen = (variables: Record<string, unknown>, factor: number): Record<string, unknown> =>
  JSON.stringify(variables).length * factor > 1_040_000 ? variables : scaleLists(variables, factor);

/** Makes lists of variables longer or shorter, whatever they stand in. */
function scaleLists(value: Record<string, unknown>, factor: number): Record<string, unknown> {
  const scale = (each: unknown): unknown => {
    if (Array.isArray(each)) {
      const length = Math.ceil(each.length * factor);
      return Array.from({ length }, (_, n) => (n < each.length ? scale(each[n]) : each[n % each.length]));
    }
    return typeof each === 'object' && each !== null ? scaleLists(each as Record<string, unknown>, factor) : each;
  };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, scale(each)]));
}
