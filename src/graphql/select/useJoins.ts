import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { joinName, type Reads } from './joins.ts';

/**
 * Makes every field that declares a join take what the statement of its parent has brought, where it has.
 *
 * A field that exposes the property of its own name needs no resolver: without one it is read several times as fast.
 */
export function useJoins(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { pothosExposedField: exposed, reads } = field.extensions as { pothosExposedField?: string; reads?: Reads };
      if (exposed === field.name) delete field.resolve;
      if (reads?.join === undefined) continue;
      const load = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent, args, context, info) => {
        const joined = parent[joinName(`${info.path.key}`) ?? ''];
        return joined === undefined ? load(parent, args, context, info) : joined;
      };
    }
  }
  return schema;
}
