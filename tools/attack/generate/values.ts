import {
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { Vocabulary } from '../vocabulary.ts';
import type { Chance } from './chance.ts';
import { scalarOf } from './scalars.ts';

/** What values are chosen with. */
export interface ValueSource {
  chance: Chance;
  vocabulary: Vocabulary;
  /** Bytes that values may still have, so that a request is hardly longer than the longest that is taken. */
  room: { bytes: number };
  /** How often a value is one that no client would send: 0 to 1. Most operations have none, or all would be refused. */
  hostility: number;
}

/** A value for an argument or a field of an input, as JSON: mostly one that its type allows, now and then not. */
export function chooseValue(source: ValueSource, type: GraphQLInputType, name: string, depth = 0): unknown {
  const { chance } = source;
  if (chance.holds(source.hostility / 4)) return chance.one(wrongValues);
  const given = getNullableType(type);
  if (isListType(given)) {
    const length = isInputObjectType(getNullableType(given.ofType)) ? 1 + chance.below(4) : listLength(chance);
    return listOf(source, given.ofType, name, length, depth);
  }
  if (isInputObjectType(given)) return inputOf(source, given, depth);
  if (isEnumType(given)) return enumOf(source, given);
  return scalarOf(source, given.toString(), name);
}

const wrongValues: unknown[] = [
  null,
  true,
  -1,
  Number.POSITIVE_INFINITY,
  'x',
  '',
  [],
  {},
  [[]],
  { x: 1 },
  2 ** 53,
  [null],
  '\ud800',
];

/** Mostly short; sometimes as long as a request can be. */
const listLength = (chance: Chance): number =>
  chance.weighted([
    [60, 1 + chance.below(3)],
    [5, 0],
    [12, 20],
    [10, 100],
    [6, 300],
    [3, 2000],
    [2, 15_000],
    [2, 90_000],
  ]);

/** A long list repeats a few values or has a new one each time, so that neither dropping repetitions nor a cache helps. */
function listOf(source: ValueSource, type: GraphQLInputType, name: string, length: number, depth: number): unknown[] {
  const { chance } = source;
  if (length === 0) return [];
  const few = Array.from({ length: Math.min(length, chance.one([1, 2, 30])) }, () =>
    chooseValue(source, type, name, depth + 1),
  );
  const invented =
    few.some((each) => typeof each === 'string') && !isEnumType(getNullableType(type)) && chance.holds(0.4);
  const bytes = (JSON.stringify(few) ?? '').length / Math.max(1, few.length);
  const fitting = Math.max(1, Math.min(length, Math.floor(Math.max(0, source.room.bytes) / bytes)));
  source.room.bytes -= bytes * fitting;
  return Array.from({ length: fitting }, (_, n) => (n < few.length || !invented ? few[n % few.length] : `n${n}`));
}

function inputOf(source: ValueSource, type: GraphQLInputObjectType, depth: number): Record<string, unknown> {
  const { chance } = source;
  const fields = Object.values(type.getFields());
  const isNested = (each: (typeof fields)[number]) => each.type.toString().includes(type.name);
  const wanted = type.name === 'NameFilter' || type.name === 'QuoteFilter' ? 1.5 : 2;
  const chosen = fields.filter((each) => {
    if (isInputRequired(each.type.toString())) return !chance.holds(source.hostility / 10);
    if (isNested(each)) return chance.holds(depth > 12 ? 0 : 0.25);
    return chance.holds(wanted / fields.length);
  });
  return Object.fromEntries(chosen.map((each) => [each.name, chooseValue(source, each.type, each.name, depth + 1)]));
}

const isInputRequired = (printed: string) => printed.endsWith('!');

const enumOf = ({ chance, hostility }: ValueSource, type: GraphQLEnumType): string =>
  chance.holds(hostility / 10) ? 'NO_SUCH_VALUE' : chance.one(type.getValues()).name;
