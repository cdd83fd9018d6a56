import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema.ts';

/** The schema as SDL, sorted, as it is committed in `schema.graphql`. */
export const sdl = `${printSchema(lexicographicSortSchema(schema))}\n`;
