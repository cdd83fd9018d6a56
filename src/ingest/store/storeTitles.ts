import { insertRows } from '../../database/insertRows.ts';
import type { Transaction } from '../../database/transaction.ts';
import type { Extraction } from '../../extract/extraction.ts';
import type { ArticleKey } from './storeArticle.ts';
import type { StoredEntity } from './storeEntities.ts';

/** Stores the titles that an article prints with the names of people, and counts them at the people. */
export async function storeTitles(
  transaction: Transaction,
  article: ArticleKey,
  { entities }: Extraction,
  stored: StoredEntity[],
): Promise<void> {
  const printed = entities.flatMap(({ titles }, i) =>
    titles.map((text) => ({ personId: stored[i]?.id as number, text })),
  );
  const distinct = new Map(printed.map((title) => [`${title.personId} ${title.text}`, title]));
  const rows = [...distinct.values()].map((title) => ({
    articleId: article.id,
    ...title,
    publishedAt: article.publishedAt,
  }));
  if (rows.length === 0) return;
  await insertRows(transaction, 'ArticleTitle', rows);
  await transaction.$executeRaw`
    INSERT INTO "PersonTitle" AS title ("personId", text, "articleCount", "articleId", "publishedAt")
    SELECT "personId", text, 1, "articleId", "publishedAt" FROM "ArticleTitle" WHERE "articleId" = ${article.id}
    ON CONFLICT ("personId", text) DO UPDATE SET
      "articleCount" = title."articleCount" + 1,
      "articleId" = CASE WHEN (excluded."publishedAt", excluded."articleId") > (title."publishedAt", title."articleId")
        THEN excluded."articleId" ELSE title."articleId" END,
      "publishedAt" = greatest(title."publishedAt", excluded."publishedAt")`;
}

/** Takes the titles of an article out again; one that no other article prints is deleted with its article's row. */
export async function removeTitles(transaction: Transaction, articleId: number): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "PersonTitle" title SET "articleCount" = title."articleCount" - 1,
      "articleId" = newest."articleId", "publishedAt" = newest."publishedAt"
    FROM "ArticleTitle" own CROSS JOIN LATERAL (
      SELECT other."articleId", other."publishedAt" FROM "ArticleTitle" other
      WHERE other."personId" = own."personId" AND other.text = own.text AND other."articleId" <> ${articleId}
      ORDER BY other."publishedAt" DESC, other."articleId" DESC LIMIT 1
    ) newest
    WHERE own."articleId" = ${articleId} AND title."personId" = own."personId" AND title.text = own.text`;
  await transaction.articleTitle.deleteMany({ where: { articleId } });
}
