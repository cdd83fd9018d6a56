import type { Article } from '../generated/prisma/client.ts';
import { batchLoad, type Context } from '../graphql/context.ts';

/** Loads the article that a row of its own points to, together with whatever else asks for articles. */
export async function loadArticle(context: Context, id: number): Promise<Article> {
  const article = await findArticle(context, id);
  if (!article) throw new Error(`The article ${id} is gone.`);
  return article;
}

/** The same for an article that may be gone by now: then undefined. */
export function findArticle(context: Context, id: number): Promise<Article | undefined> {
  return batchLoad<number, Article>(context, 'article', id, async (ids) => {
    const rows = await context.database.article.findMany({ where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, row]));
  });
}
