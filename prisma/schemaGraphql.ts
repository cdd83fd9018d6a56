/** Writes `schema.graphql` from the code: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { sdl } from '../src/http/printSchema.ts';

writeFileSync(new URL('../schema.graphql', import.meta.url), sdl);
