import type { Database, Prisma } from '../database.ts';
import type { EntityKind } from '../extract/extraction.ts';

/** What can be asked of the database inside a transaction as well as outside. */
export type Transaction = Pick<Database, '$queryRaw' | '$executeRaw'> & Prisma.TransactionClient;

/** An entity that the corpus knows already, as far as choosing needs it. */
export interface Known {
  id: number;
  kind: EntityKind;
  name: string;
  folded: string;
  surname: string | null;
  key: string | null;
  gender: string | null;
  articleCount: number;
  aliases: string[];
}

/** Loads every entity that could be meant by one of these names or gazetteer keys: one statement for a story. */
export async function loadCandidates(transaction: Transaction, folded: string[], keys: string[]): Promise<Known[]> {
  return transaction.$queryRaw<Known[]>`
    SELECT e.id, e.kind, e.name, e.folded, e.surname, e.key, e.gender, e."articleCount",
      ARRAY(SELECT alias.folded FROM "Alias" alias WHERE alias."entityId" = e.id) AS aliases
    FROM "Entity" e
    WHERE e.id IN (
      SELECT id FROM "Entity" WHERE folded = ANY(${folded}::text[])
      UNION SELECT id FROM "Entity" WHERE surname = ANY(${folded}::text[])
      UNION SELECT id FROM "Entity" WHERE key = ANY(${keys}::text[])
      UNION SELECT "entityId" FROM "Alias" WHERE folded = ANY(${folded}::text[]))
    ORDER BY e.id`;
}
