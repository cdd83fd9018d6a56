import {
  type ConstValueNode,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
} from 'graphql';

/** A value as it is written into a query. What does not fit its type is written as what it is. */
export function literalOf(value: unknown, type: GraphQLInputType | undefined): ConstValueNode {
  const given = type && getNullableType(type);
  if (value === null || value === undefined) return { kind: Kind.NULL };
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value };
  if (typeof value === 'number') return numberLiteral(value);
  if (typeof value === 'string') return isEnumType(given) ? { kind: Kind.ENUM, value } : { kind: Kind.STRING, value };
  if (Array.isArray(value)) {
    const inner = isListType(given) ? given.ofType : given;
    return { kind: Kind.LIST, values: value.map((each) => literalOf(each, inner)) };
  }
  const fields = isInputObjectType(given) ? given.getFields() : {};
  return {
    kind: Kind.OBJECT,
    fields: Object.entries(value).map(([name, each]) => ({
      kind: Kind.OBJECT_FIELD,
      name: { kind: Kind.NAME, value: name },
      value: literalOf(each, fields[name]?.type),
    })),
  };
}

/** Numbers beyond what JavaScript holds are written with an exponent that says so. */
function numberLiteral(value: number): ConstValueNode {
  const text = Number.isFinite(value) ? String(value) : '1e400';
  return /^-?\d+$/.test(text) ? { kind: Kind.INT, value: text } : { kind: Kind.FLOAT, value: text };
}
