import { builder } from '../builder/builder.ts';
import { badUserInput } from '../errors/errors.ts';
import { shortList } from '../limits/costs.ts';
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

/** No name is longer: a longer one is nobody's. */
export const maxNameLength = 1000;
/** How many names a list may have, each counted once: every further name of `allOf` is asked of every article. */
const maxNames = { anyOf: 500, allOf: 20, noneOf: 500 };

/**
 * Drops names that are given twice.
 *
 * @param argument Where the filter was given: `filter.people`.
 * @throws BAD_USER_INPUT for a list that is too long.
 */
export function readNameFilter(argument: string, filter: NameFilterInput): NameFilterInput {
  return Object.fromEntries(
    nameLists.flatMap((list) => {
      const names = filter[list];
      return names ? [[list, readNames(`${argument}.${list}`, names, maxNames[list])]] : [];
    }),
  );
}

function readNames(argument: string, names: readonly string[], limit: number): string[] {
  const distinct = [...new Set(names)];
  if (distinct.length <= limit) return distinct;
  const message = `\`${argument}\` has ${distinct.length} different names; at most ${limit} are taken. Ask in parts.`;
  throw badUserInput(message, { argument, limit });
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
    complexity: shortList,
    description: 'Names of the filter that nothing in the corpus has; empty when all are known.',
    resolve: (connection: { unresolvedNames: UnresolvedName[] }) => connection.unresolvedNames,
  }),
});
