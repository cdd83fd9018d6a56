import type { Transaction } from '../../database/transaction.ts';

/** Counts anew what the corpus holds of some days. */
export async function recountDays(transaction: Transaction, days: Date[]): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "Day" (day, "articleCount", "quoteCount")
    SELECT DISTINCT changed.day,
      (SELECT count(*) FROM "Article" a WHERE a."publishedOn" = changed.day),
      (SELECT count(*) FROM "Quote" q WHERE q."publishedOn" = changed.day)
    FROM unnest(${days}::date[]) AS changed(day)
    ON CONFLICT (day) DO UPDATE SET "articleCount" = excluded."articleCount", "quoteCount" = excluded."quoteCount"`;
}
