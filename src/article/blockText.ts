import { batchLoad } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadExistingRow } from '../graphql/request/rows.ts';

/** The text of a block, of the headline (-1) or the standfirst (-2), loaded together with other blocks. */
export async function loadBlockText(context: Context, articleId: number, position: number): Promise<string> {
  if (position < 0) {
    const { headline, standfirst } = await loadExistingRow(context, 'Article', articleId);
    return (position === -1 ? headline : standfirst) ?? '';
  }
  const key = `${articleId} ${position}`;
  const text = await batchLoad<string, string>(context, 'block', key, async (keys) => {
    const pairs = keys.map((each) => each.split(' ').map(Number));
    const rows = await context.database.$queryRaw<{ articleId: number; position: number; text: string }[]>`
      SELECT b."articleId", b.position, b.text
      FROM unnest(${pairs.map(([id]) => id)}::int[], ${pairs.map(([, at]) => at)}::int[]) AS asked(id, position)
      JOIN "Block" b ON b."articleId" = asked.id AND b.position = asked.position`;
    return new Map(rows.map((row) => [`${row.articleId} ${row.position}`, row.text]));
  });
  return text ?? '';
}
