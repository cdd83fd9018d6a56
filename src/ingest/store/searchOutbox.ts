import type { Transaction } from '../../database/transaction.ts';
import { searchedNames } from '../../search/documents/searchedNames.ts';
import type { CountedRows } from './counts.ts';

/** The names each entity is searched by. */
export type SearchedNames = Map<number, string>;

/**
 * Tells the search index, by the outbox, of a story and of every row that it named or names.
 *
 * An entity whose searched names differ from `former` gets an entry of its own: its older stories must be found by the
 * new name, too.
 */
export async function addToOutbox(
  transaction: Transaction,
  articleId: number,
  { entities, authors, publications, trends }: CountedRows,
  former: SearchedNames,
): Promise<void> {
  const now = await loadSearchedNames(transaction, entities);
  const renamed = entities.filter((id) => former.has(id) && former.get(id) !== now.get(id));
  await transaction.searchOutbox.createMany({
    data: [
      { articleId, entityIds: entities, trendIds: trends, authorIds: authors, publicationIds: publications },
      ...renamed.map((reindexEntityId) => ({ reindexEntityId })),
    ],
  });
}

/** The names that these entities are searched by at this moment; those without articles have no older stories. */
export async function loadSearchedNames(transaction: Transaction, ids: number[]): Promise<SearchedNames> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.$queryRaw<{ id: number; name: string; aliases: string[] }[]>`
    SELECT e.id, e.name, coalesce(array_agg(alias.text) FILTER (WHERE alias.text IS NOT NULL), '{}') AS aliases
    FROM "Entity" e LEFT JOIN "Alias" alias ON alias."entityId" = e.id
    WHERE e.id = ANY(${ids}::int[]) AND e."articleCount" > 0 GROUP BY e.id`;
  return new Map(
    rows.map(({ id, name, aliases }) => {
      const names = searchedNames(
        name,
        aliases.map((text) => ({ text })),
      );
      return [id, names.join('\n')];
    }),
  );
}
