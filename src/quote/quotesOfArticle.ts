import type { Quote } from '../generated/prisma/client.ts';
import { batchLoad, groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';

/** The quotes of an article in printed order, loaded together with those of other articles. */
export async function loadQuotesOfArticle(context: Context, articleId: number): Promise<Quote[]> {
  const quotes = await batchLoad<number, Quote[]>(context, 'quotes', articleId, async (ids) => {
    const rows = await context.database.quote.findMany({
      where: { articleId: { in: [...ids] } },
      orderBy: { position: 'asc' },
    });
    return groupBy(rows, (row) => row.articleId);
  });
  return quotes ?? [];
}
