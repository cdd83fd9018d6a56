import { loadTextAt } from '../article/blockText.ts';
import { Prisma } from '../database/client.ts';
import type { Mention as MentionRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { TextLocationRef } from '../graphql/inputs/textLocation.ts';
import { batchLoad, groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadExistingRow } from '../graphql/request/rows.ts';
import { sentences } from '../text/sentences.ts';
import { tokenize } from '../text/tokens.ts';
import { Entity } from './entity.ts';

export const Mention = builder.objectRef<MentionRow>('Mention').implement({
  description: 'One place in a text where somebody or something is named.',
  fields: (t) => ({
    entity: t.field({
      type: Entity,
      description: 'Who or what is named.',
      resolve: ({ entityId }, _args, context) => loadExistingRow(context, 'Entity', entityId),
    }),
    article: t.field({
      type: 'Article',
      description: 'The article that names them.',
      resolve: ({ articleId }, _args, context) => loadExistingRow(context, 'Article', articleId),
    }),
    location: t.field({
      type: TextLocationRef,
      description: 'The text that names it.',
      resolve: ({ field, block }) => ({ field, block }),
    }),
    start: t.exposeInt('start', { description: 'Where the name begins in that text, in UTF-16 code units.' }),
    end: t.exposeInt('end', { description: 'Where it has ended: the first code unit after it.' }),
    sentence: t.string({
      description: 'The sentence it stands in; of a headline, the whole.',
      resolve: async (mention, _args, context) => {
        const text = await loadTextAt(context, mention.articleId, mention);
        return sentenceAround(text, mention.start);
      },
    }),
    text: t.exposeString('text', {
      description: 'As printed, without title, possessive and article: of `Netanyahu’s`, `Netanyahu`.',
    }),
  }),
});

builder.objectFields('Article', (t) => ({
  mentions: t.field({
    type: [Mention],
    description:
      'Every place where it names a person, place or organisation: headline, standfirst, then the body in order.',
    resolve: async (article, _args, context) => loadMentions(context, article.id),
  }),
}));

builder.interfaceField('TextBlock', 'mentions', (t) =>
  t.field({
    type: [Mention],
    description: 'The people, places and organisations it names, in the order of its text.',
    resolve: async ({ articleId, position }, _args, context) =>
      (await loadMentions(context, articleId)).filter(({ block }) => block === position),
  }),
);

/** Every mention of an article in reading order, loaded together with those of other articles. */
export async function loadMentions(context: Context, articleId: number): Promise<MentionRow[]> {
  const mentions = await batchLoad<number, MentionRow[]>(context, 'mentions', articleId, async (ids) => {
    const rows = await context.read<MentionRow>(Prisma.sql`
      SELECT * FROM "Mention" WHERE "articleId" = ANY(${ids}::int[]) ORDER BY position`);
    return groupBy(rows, (row) => row.articleId);
  });
  return mentions ?? [];
}

/** The sentence of a text that holds a position. */
function sentenceAround(text: string, position: number): string {
  const found = sentences(text, tokenize(text)).find(({ start, end }) => start <= position && position < end);
  return found ? text.slice(found.start, found.end).trim() : text;
}
