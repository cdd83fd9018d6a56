import { builder } from '../builder/builder.ts';
import type { UnresolvedName } from '../paging/keyset.ts';

/** A filter that names names: people, places, organisations, trends, authors or publications. */
export const NameFilter = builder.inputType('NameFilter', {
  description:
    'Names that must or must not be there. Each string is an id, a slug, a full name, an alias or the last name of a person, compared without case and accents. All of the lists given must hold; an empty list sets no condition. A name that is not known matches nothing, and is told in `unresolvedNames` of the connection.',
  fields: (t) => ({
    anyOf: t.stringList({ description: 'At least one of these.' }),
    allOf: t.stringList({ description: 'Every one of these.' }),
    noneOf: t.stringList({ description: 'None of these.' }),
  }),
});

export interface NameFilterInput {
  anyOf?: string[] | null | undefined;
  allOf?: string[] | null | undefined;
  noneOf?: string[] | null | undefined;
}

export const nameLists = ['anyOf', 'allOf', 'noneOf'] as const;

export const UnresolvedNameRef = builder.objectRef<UnresolvedName>('UnresolvedName').implement({
  description: 'A name in a filter that nothing in the corpus has: a typing error, or somebody who was never named.',
  fields: (t) => ({
    argument: t.exposeString('argument', {
      description: 'The list that it was given in: `filter.people.anyOf`, `filter.or[0].places.allOf`.',
    }),
    name: t.exposeString('name', { description: 'The name as given.' }),
  }),
});

/** The field of a connection that tells which names of its filter are not known. */
export const unresolvedNames = (
  t: Parameters<
    Parameters<
      ReturnType<typeof builder.objectRef<{ unresolvedNames: UnresolvedName[] }>>['implement']
    >[0]['fields'] & {}
  >[0],
) => ({
  unresolvedNames: t.field({
    type: [UnresolvedNameRef],
    description: 'Names of the filter that nothing in the corpus has; empty when all are known.',
    resolve: (connection: { unresolvedNames: UnresolvedName[] }) => connection.unresolvedNames,
  }),
});
