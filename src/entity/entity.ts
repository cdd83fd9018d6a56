import type { Entity as EntityRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';

const typeNames = { PERSON: 'Person', PLACE: 'Place', ORGANIZATION: 'Organization' } as const;
const resolveType = (entity: object) => typeNames[(entity as EntityRow).kind];

export const Entity = builder.unionType('Entity', {
  description: 'Who or what a text can name.',
  types: ['Person', 'Place', 'Organization'],
  resolveType,
});

export const Speaker = builder.unionType('Speaker', {
  description: 'Who can be quoted. A place speaks for its government: `The United States said`.',
  types: ['Person', 'Organization', 'Place'],
  resolveType,
});
