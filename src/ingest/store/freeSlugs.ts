import { Prisma, type Sql } from '../../database/client.ts';
import type { Transaction } from '../../database/transaction.ts';
import type { EntityKind } from '../../extract/extraction.ts';

/** Where a slug must be the only one of its text. */
export type SlugSpace = 'Article' | 'Author' | 'Publication' | 'Trend' | EntityKind;

const tables: Record<SlugSpace, Sql> = {
  Article: Prisma.sql`"Article" row WHERE`,
  Author: Prisma.sql`"Author" row WHERE`,
  Publication: Prisma.sql`"Publication" row WHERE`,
  Trend: Prisma.sql`"Trend" row WHERE`,
  PERSON: Prisma.sql`"Entity" row WHERE row.kind = 'PERSON' AND`,
  PLACE: Prisma.sql`"Entity" row WHERE row.kind = 'PLACE' AND`,
  ORGANIZATION: Prisma.sql`"Entity" row WHERE row.kind = 'ORGANIZATION' AND`,
};

/**
 * A free slug for each base, all of them different: the base itself, else the base with a number: `storm`, `storm-2`.
 *
 * One statement for all bases; one more for each time that the same base stands in the list.
 */
export async function freeSlugs(transaction: Transaction, space: SlugSpace, bases: string[]): Promise<string[]> {
  const slugs = new Map<number, string>();
  const given = new Set<string>();
  while (slugs.size < bases.length) {
    const open = bases.flatMap((base, i) => (slugs.has(i) ? [] : [{ base, i }]));
    const rows = await transaction.$queryRaw<{ base: string; free: number }[]>(
      selectFreeNumbers(space, [...new Set(open.map(({ base }) => base))], [...given]),
    );
    const numbers = new Map(rows.map(({ base, free }) => [base, free]));
    for (const { base, i } of open) {
      const number = numbers.get(base) ?? 1;
      const slug = number === 1 ? base : `${base}-${number}`;
      if (given.has(slug)) continue;
      slugs.set(i, slug);
      given.add(slug);
    }
  }
  return bases.map((_, i) => slugs.get(i) ?? '');
}

/**
 * For each base the number that makes it free: 1 for the base itself.
 *
 * Doubles the number until a slug is free, then halves the gap to the last one that was used. Ten thousand stories of one
 * headline and day cost 27 look-ups in the index of slugs; numbers in the index are never listed. Where numbers are
 * missing in between, any free one whose predecessor is used may be found.
 *
 * @param given Slugs that count as used already.
 */
export const selectFreeNumbers = (space: SlugSpace, bases: string[], given: string[]): Sql => Prisma.sql`
  WITH RECURSIVE probe(base, used, free) AS (
    SELECT base, CASE WHEN is_used THEN 1 ELSE 0 END, CASE WHEN is_used THEN NULL ELSE 1 END
    FROM unnest(${bases}::text[]) AS base
    CROSS JOIN LATERAL (SELECT ${isUsed(space, Prisma.sql`base`, given)} AS is_used) found
    UNION ALL
    SELECT base, CASE WHEN is_used THEN number ELSE used END, CASE WHEN is_used THEN free ELSE number END
    FROM probe
    CROSS JOIN LATERAL (SELECT CASE WHEN free IS NULL THEN used * 2 ELSE (used + free) / 2 END AS number) next
    CROSS JOIN LATERAL (SELECT ${isUsed(space, Prisma.sql`(base || '-' || number)`, given)} AS is_used) found
    WHERE free IS NULL OR free > used + 1
  )
  SELECT base, free FROM probe WHERE free = used + 1`;

/** A subselect of one value, and not EXISTS: of that PostgreSQL may read the whole table into a hash. */
const isUsed = (space: SlugSpace, slug: Sql, given: string[]): Sql => Prisma.sql`
  (${slug} = ANY(${given}::text[]) OR (SELECT TRUE FROM ${tables[space]} row.slug = ${slug} LIMIT 1) IS NOT NULL)`;
