import { type Context, loadTogether } from '../context.ts';
import type { Article } from '../generated/prisma/client.ts';

/** Loads the article that a row of its own points to, together with whatever else asks for articles. */
export async function loadArticle(context: Context, id: number): Promise<Article> {
  const article = await loadTogether<number, Article>(context, 'article', id, async (ids) => {
    const rows = await context.database.article.findMany({ where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, row]));
  });
  if (!article) throw new Error(`The article ${id} is gone.`);
  return article;
}
