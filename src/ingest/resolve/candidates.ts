import type { Transaction } from '../../database/transaction.ts';
import type { EntityKind } from '../../extract/extraction.ts';

/** An entity that the corpus knows already, as far as choosing needs it. */
export interface KnownEntity {
  id: number;
  kind: EntityKind;
  name: string;
  folded: string;
  surname: string | null;
  key: string | null;
  gender: string | null;
  articleCount: number;
  aliases: string[];
  /** Titles printed with the name, folded. */
  titles: string[];
}

/**
 * Loads every entity that could be meant by one of these folded names or gazetteer keys: one statement for a story.
 *
 * @param formerIds Entities of the story's own former version, which still counts among their articles.
 */
export async function loadCandidates(
  transaction: Transaction,
  { folded, keys, formerIds }: { folded: string[]; keys: string[]; formerIds: number[] },
): Promise<KnownEntity[]> {
  return transaction.$queryRaw<KnownEntity[]>`
    SELECT e.id, e.kind, e.name, e.folded, e.surname, e.key, e.gender,
      e."articleCount" + (e.id = ANY(${formerIds}::int[]))::int AS "articleCount",
      ARRAY(SELECT alias.folded FROM "Alias" alias WHERE alias."entityId" = e.id) AS aliases,
      ARRAY(SELECT DISTINCT lower(title.text) FROM "PersonTitle" title WHERE title."personId" = e.id) AS titles
    FROM "Entity" e
    WHERE e.id IN (
      SELECT id FROM "Entity" WHERE kind = ANY(enum_range(NULL::"EntityKind")) AND folded = ANY(${folded}::text[])
      UNION SELECT id FROM "Entity" WHERE surname = ANY(${folded}::text[])
      UNION SELECT id FROM "Entity" WHERE key = ANY(${keys}::text[])
      UNION SELECT "entityId" FROM "Alias" WHERE folded = ANY(${folded}::text[]))
    ORDER BY e.id`;
}

/** In how many of its newest articles the companions of an entity are looked for. */
const articlesLookedAt = 20;

/** Who and what the newest articles of these entities name with them, folded; whole countries tell nobody apart. */
export async function loadCompanions(transaction: Transaction, ids: number[]): Promise<Map<number, Set<string>>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.$queryRaw<{ id: number; names: string[] }[]>`
    SELECT own.id, ARRAY(
      SELECT DISTINCT other.folded FROM (
        SELECT "articleId" FROM "ArticleEntity" WHERE "entityId" = own.id
        ORDER BY "publishedAt" DESC LIMIT ${articlesLookedAt}
      ) seen
      JOIN "ArticleEntity" link ON link."articleId" = seen."articleId" AND link."entityId" <> own.id
      JOIN "Entity" other ON other.id = link."entityId" AND NOT other."isAgency"
      LEFT JOIN "Place" place ON place."entityId" = other.id
      WHERE place.kind IS NULL OR place.kind NOT IN ('COUNTRY', 'CONTINENT')
    ) AS names
    FROM unnest(${ids}::int[]) AS own(id)`;
  return new Map(rows.map(({ id, names }) => [id, new Set(names)]));
}
