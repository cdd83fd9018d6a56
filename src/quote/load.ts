import type { Quote } from '../generated/prisma/client.ts';
import { batchLoad, type Context, groupBy } from '../graphql/context.ts';

/** The quotes of one block in the order of its text, loaded together with those of other blocks and articles. */
export async function loadQuotesOfBlock(context: Context, articleId: number, block: number): Promise<Quote[]> {
  const quotes = await batchLoad<number, Quote[]>(context, 'quotes', articleId, async (ids) => {
    const rows = await context.database.quote.findMany({
      where: { articleId: { in: [...ids] } },
      orderBy: { position: 'asc' },
    });
    return groupBy(rows, (row) => row.articleId);
  });
  return (quotes ?? []).filter((quote) => quote.block === block);
}

/** Loads a quote together with whatever else asks for one; undefined when its story was stored anew. */
export function findQuote(context: Context, id: number): Promise<Quote | undefined> {
  return batchLoad<number, Quote>(context, 'quote', id, async (ids) => {
    const rows = await context.database.quote.findMany({ where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [Number(row.id), row]));
  });
}
