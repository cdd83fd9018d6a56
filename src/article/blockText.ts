import { Prisma } from '../database/client.ts';
import { batchLoad } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadExistingRow } from '../graphql/request/rows.ts';
import type { TextLocation } from '../text/location.ts';

/** The text of a block, of the headline or the standfirst, loaded together with others. */
export async function loadTextAt(context: Context, articleId: number, { field, block }: TextLocation): Promise<string> {
  if (block === null) {
    const { headline, standfirst } = await loadExistingRow(context, 'Article', articleId);
    return (field === 'HEADLINE' ? headline : standfirst) ?? '';
  }
  const key = `${articleId} ${block}`;
  const text = await batchLoad<string, string>(context, 'block', key, async (keys) => {
    const pairs = keys.map((each) => each.split(' ').map(Number));
    const rows = await context.read<{ articleId: number; position: number; text: string }>(Prisma.sql`
      SELECT b."articleId", b.position, b.text
      FROM unnest(${pairs.map(([id]) => id)}::int[], ${pairs.map(([, at]) => at)}::int[]) AS asked(id, position)
      JOIN "Block" b ON b."articleId" = asked.id AND b.position = asked.position`);
    return new Map(rows.map((row) => [`${row.articleId} ${row.position}`, row.text]));
  });
  return text ?? '';
}
