import { Prisma } from '../database/client.ts';
import { batchLoad, groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { findRows, type QuoteRow } from '../graphql/request/rows.ts';

/** The quotes of an article in printed order, loaded together with those of other articles. */
export async function loadQuotesOfArticle(context: Context, articleId: number): Promise<QuoteRow[]> {
  const quotes = await batchLoad<number, QuoteRow[]>(context, 'quotes', articleId, async (ids) => {
    const rows = await findRows(context, 'Quote', Prisma.sql`q."articleId" = ANY(${ids}::int[]) ORDER BY q.position`);
    return groupBy(rows, (row) => row.articleId);
  });
  return quotes ?? [];
}
