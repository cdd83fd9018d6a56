import {
  type ArgumentNode,
  type GraphQLArgument,
  type GraphQLField,
  isRequiredArgument,
  Kind,
  type ValueNode,
} from 'graphql';
import { literalOf } from './literal.ts';
import { chooseValue } from './values.ts';
import type { Walk } from './walk.ts';

/** Arguments of a field: those it must have, a page of some size, and now and then the others. */
export function argumentsOf(walk: Walk, field: GraphQLField<unknown, unknown>): ArgumentNode[] {
  const { chance, shape } = walk;
  const end = chance.holds(0.85) ? 'first' : 'last';
  const isSingle = field.args.some(({ name }) => name === 'slug');
  const identifier = chance.one(field.args.length > 0 ? field.args : noArguments).name;
  return field.args.flatMap((argument) => {
    const { name } = argument;
    if (name === end && chance.holds(shape.fullPages)) return [argumentOf(argument, literalOf(100, argument.type))];
    const share = isRequiredArgument(argument)
      ? 1 - walk.hostility / 20
      : shareOf(name, { end, identifier, isSingle }, shape.arguments);
    return chance.holds(share) ? [argumentOf(argument, someValue(walk, argument))] : [];
  });
}

const noArguments = [{ name: '' }];
const pageArguments = new Set(['first', 'last', 'after', 'before']);

/** How often an argument that may be left out is given. */
function shareOf(name: string, way: { end: string; identifier: string; isSingle: boolean }, share: number): number {
  if (way.isSingle) return name === way.identifier ? 0.995 : 0.005;
  if (!pageArguments.has(name)) return share;
  if (name === way.end) return 0.2;
  return name === (way.end === 'first' ? 'after' : 'before') ? 0.04 : 0.001;
}

const argumentOf = ({ name }: GraphQLArgument, value: ValueNode): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: name },
  value,
});

/** A value in place, or a variable: a long list must be one, because a query has few names and brackets. */
function someValue(walk: Walk, argument: GraphQLArgument): ValueNode {
  const { chance, variables } = walk;
  const value = chooseValue(walk, argument.type, argument.name);
  if (JSON.stringify(value ?? null).length < 5000 && chance.holds(0.7)) return literalOf(value, argument.type);
  const known = [...variables].find(([, each]) => each.type === String(argument.type));
  const name = known && chance.holds(0.5) ? known[0] : `v${variables.size}`;
  if (name !== known?.[0]) variables.set(name, { type: declaredType(walk, argument), value });
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
}

const declaredType = ({ chance, hostility }: Walk, { type }: GraphQLArgument): string =>
  chance.holds(hostility / 10) ? chance.one(['String', 'Int!', '[String]', 'NoSuchType', 'Article']) : String(type);
