import { Prisma } from '../../database/client.ts';
import { insertRows } from '../../database/insertRows.ts';
import type { Transaction } from '../../database/transaction.ts';
import type { Story } from '../../story/story.ts';
import { fold } from '../../text/fold.ts';
import { slugify } from '../../text/slug.ts';
import { cutName } from '../prepare/limits.ts';
import { freeSlugs } from './freeSlugs.ts';

const nameColumns = { Author: 'name', Publication: 'name', Trend: 'label' } as const;

/**
 * Finds or makes the row of each name in a table where a folded name is one row. Returns their ids in the same order.
 *
 * Two spellings of one folded name are one row, named as first seen. A new row has no articles yet.
 */
export async function storeNames(
  transaction: Transaction,
  table: keyof typeof nameColumns,
  given: string[],
  day: Date,
): Promise<number[]> {
  if (given.length === 0) return [];
  const names = given.map(cutName);
  const into = Prisma.raw(`"${table}"`);
  const present = await transaction.$queryRaw<{ id: number; folded: string }[]>`
    SELECT id, folded FROM ${into} WHERE folded = ANY(${names.map(fold)}::text[])`;
  const ids = new Map(present.map(({ id, folded }) => [folded, id]));
  const missing = new Map(names.map((name) => [fold(name), name] as const).reverse());
  for (const folded of ids.keys()) missing.delete(folded);
  const added = [...missing].reverse().map(([folded, name]) => ({ folded, name }));
  const slugs = await freeSlugs(
    transaction,
    table,
    added.map(({ name }) => slugify(name, 60)),
  );
  if (added.length > 0) {
    const made = await transaction.$queryRaw<{ id: number; folded: string }[]>`
      INSERT INTO ${into} (slug, ${Prisma.raw(nameColumns[table])}, folded, "firstSeenOn", "lastSeenOn")
      SELECT slug, name, folded, ${day}::date, ${day}::date
      FROM unnest(${slugs}::text[], ${added.map(({ name }) => name)}::text[], ${added.map(({ folded }) => folded)}::text[])
        AS given(slug, name, folded)
      RETURNING id, folded`;
    for (const { id, folded } of made) ids.set(folded, id);
  }
  return names.map((name) => ids.get(fold(name)) as number);
}

/** Finds or makes the publication of a story; null when the story names none. */
export async function storePublication(transaction: Transaction, story: Story): Promise<number | null> {
  const names = story.publication === null ? [] : [story.publication];
  const [id] = await storeNames(transaction, 'Publication', names, new Date(story.publishedOn));
  return id ?? null;
}

/** Links a story with its authors, each once; a biography replaces the one that is known. */
export async function storeAuthors(transaction: Transaction, articleId: number, story: Story): Promise<void> {
  const names = story.authors.map(({ name }) => name);
  const ids = await storeNames(transaction, 'Author', names, new Date(story.publishedOn));
  const authorIds = [...new Set(ids)];
  await insertRows(
    transaction,
    'ArticleAuthor',
    authorIds.map((authorId, position) => ({ articleId, authorId, position })),
  );
  for (const [i, { biography }] of story.authors.entries())
    if (biography !== null) await transaction.author.update({ where: { id: ids[i] as number }, data: { biography } });
}
