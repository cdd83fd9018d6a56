import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** A field with a selection in a document, and what the schema knows of it. */
export interface Place {
  field: FieldNode;
  definition: GraphQLField<unknown, unknown>;
  /** The name of the type whose fields are selected. */
  type: string;
}

/** Every field of a document that has a selection, in the order of the text. */
export function placesOf(schema: GraphQLSchema, document: DocumentNode): Place[] {
  const places: Place[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        const definition = types.getFieldDef();
        const type = definition && getNamedType(definition.type);
        if (field.selectionSet && definition && isCompositeType(type))
          places.push({ field, definition, type: type.name });
      },
    }),
  );
  return places;
}
