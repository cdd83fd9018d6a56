import type { Transaction } from '../../database/transaction.ts';
import { fold } from '../../text/fold.ts';
import { isStorableName } from '../prepare/limits.ts';
import type { PrintedForm } from './storeFindings.ts';

/** Counts printed forms into the aliases of the entities they stand for; what is too long for a name is none. */
export async function countAliases(transaction: Transaction, printed: PrintedForm[]): Promise<void> {
  const counts = new Map<string, { entityId: number; text: string; count: number }>();
  for (const { entityId, text } of printed) {
    if (!isStorableName(text)) continue;
    const key = `${entityId} ${text}`;
    const counted = counts.get(key);
    if (counted) counted.count += 1;
    else counts.set(key, { entityId, text, count: 1 });
  }
  const rows = [...counts.values()];
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO "Alias" ("entityId", text, folded, count)
    SELECT * FROM unnest(${rows.map(({ entityId }) => entityId)}::int[], ${rows.map(({ text }) => text)}::text[],
      ${rows.map(({ text }) => fold(text))}::text[], ${rows.map(({ count }) => count)}::int[])
    ON CONFLICT ("entityId", text) DO UPDATE SET count = "Alias".count + excluded.count`;
}

/** Takes an article's forms out of the aliases, before its mentions are deleted. */
export async function uncountAliases(transaction: Transaction, articleId: number): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Alias" alias SET count = alias.count - printed.count
    FROM (SELECT "entityId", text, count(*)::int AS count FROM "Mention" WHERE "articleId" = ${articleId} GROUP BY 1, 2) printed
    WHERE alias."entityId" = printed."entityId" AND alias.text = printed.text`;
  await transaction.$executeRaw`
    DELETE FROM "Alias" WHERE count <= 0
      AND "entityId" IN (SELECT "entityId" FROM "ArticleEntity" WHERE "articleId" = ${articleId})`;
}
