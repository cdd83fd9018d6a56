import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { argumentsOf } from './arguments.ts';
import type { Walk } from './walk.ts';

type Field = GraphQLField<unknown, unknown>;

/** Selects fields of a type, and of the types below it, as deep and as wide as the walk goes. */
export function selectionOf(walk: Walk, type: GraphQLCompositeType, depth: number): SelectionSetNode {
  const { chance } = walk;
  const selections: SelectionNode[] = [];
  if (isAbstractType(type)) {
    const possible = walk.vocabulary.schema.getPossibleTypes(type);
    const chosen = possible.filter(() => chance.holds(1.5 / possible.length));
    for (const each of chosen.length > 0 ? chosen : [chance.one(possible)])
      selections.push(inlineFragment(walk, each, depth));
  }
  if (!isUnionType(type)) selections.push(...fieldsOf(walk, Object.values(type.getFields()), depth));
  if (selections.length === 0 || chance.holds(0.02)) selections.push(plainField('__typename'));
  return { kind: Kind.SELECTION_SET, selections };
}

/** One field, with arguments and, where it has objects, a selection of each. */
export function fieldOf(walk: Walk, field: Field, depth: number): FieldNode {
  walk.budget.fields -= 1;
  const type = getNamedType(field.type);
  const given = argumentsOf(walk, field);
  const needsAlias = given.length > 0 || walk.chance.holds(0.05);
  return {
    kind: Kind.FIELD,
    name: name(field.name),
    ...(needsAlias && { alias: name(nextAlias(walk)) }),
    arguments: given,
    directives: [],
    ...(isCompositeType(type) && { selectionSet: selectionOf(walk, type, depth - 1) }),
  };
}

export const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
export const plainField = (value: string): FieldNode => ({ kind: Kind.FIELD, name: name(value) });

/** A name that nothing else in the document answers under. */
export function nextAlias(walk: Pick<Walk, 'counter'>): string {
  walk.counter.next += 1;
  return `x${walk.counter.next}`;
}

const inlineFragment = (walk: Walk, type: GraphQLObjectType, depth: number): SelectionNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: name(type.name) },
  selectionSet: selectionOf(walk, type, depth),
});

function fieldsOf(walk: Walk, fields: Field[], depth: number): FieldNode[] {
  const { chance, shape } = walk;
  const leaves = fields.filter((each) => !isCompositeType(getNamedType(each.type)));
  const branches = fields.filter((each) => !leaves.includes(each));
  const goesOn = depth > 0 && walk.budget.fields > 0 && branches.length > 0;
  const chosen = goesOn
    ? Array.from({ length: 1 + chance.below(shape.breadth) }, () => chance.weighted(branches.map(weighBranch)))
    : [];
  const ending = (goesOn && chance.holds(0.6)) || leaves.length === 0 ? [] : repeatedLeaves(walk, leaves);
  return [...onlyOnce(chosen).map((each) => fieldOf(walk, each, depth)), ...ending];
}

/** Without arguments two of the same would be one; with them each has an alias. */
const onlyOnce = (fields: Field[]) => fields.filter((each, i) => each.args.length > 0 || fields.indexOf(each) === i);

/** Lists multiply what is below them, and whole lists most. */
const weighBranch = (field: Field): [number, Field] => {
  if (field.name === 'pageInfo' || field.name === 'unresolvedNames') return [0.3, field];
  if (isListType(getNullableType(field.type))) return [6, field];
  return [getNamedType(field.type).name.endsWith('Connection') ? 5 : 1.5, field];
};

const longTexts = new Set(['text', 'html', 'excerpt', 'sentence', 'caption', 'subjects', 'aliases', 'totalCount']);

function repeatedLeaves(walk: Walk, leaves: Field[]): FieldNode[] {
  const { chance, shape } = walk;
  const choices = leaves.map((each) => [longTexts.has(each.name) ? 4 : 1, each] as const);
  const chosen = [...new Set(Array.from({ length: 1 + chance.below(shape.breadth) }, () => chance.weighted(choices)))];
  return chosen.flatMap((each) => {
    const times = chance.holds(shape.repeats) ? chance.one([2, 3, 5, 20, 20, 100, 400]) : 1;
    return Array.from({ length: times }, (_, n) => {
      const field = fieldOf(walk, each, 0);
      return n === 0 ? field : { ...field, alias: name(nextAlias(walk)) };
    });
  });
}
