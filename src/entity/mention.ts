import { loadTextAt } from '../article/blockText.ts';
import { loadArticle } from '../article/load.ts';
import type { Mention as MentionRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { batchLoad, type Context, groupBy } from '../graphql/context.ts';
import { TextLocationRef } from '../graphql/inputs/textLocation.ts';
import { sentences, tokenize } from '../text/tokens.ts';
import { Entity } from './entity.ts';
import { loadEntity } from './load.ts';

export const Mention = builder.objectRef<MentionRow>('Mention').implement({
  description: 'One place in a text where somebody or something is named.',
  fields: (t) => ({
    entity: t.field({
      type: Entity,
      description: 'Who or what is named.',
      resolve: async ({ entityId }, _args, context) => {
        const entity = await loadEntity(context, entityId);
        if (!entity) throw new Error(`The entity ${entityId} is gone.`);
        return entity;
      },
    }),
    article: t.field({
      type: 'Article',
      description: 'The article that names them.',
      resolve: ({ articleId }, _args, context) => loadArticle(context, articleId),
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

/** Every mention of an article in reading order, loaded together with those of other articles. */
export async function loadMentions(context: Context, articleId: number): Promise<MentionRow[]> {
  const mentions = await batchLoad<number, MentionRow[]>(context, 'mentions', articleId, async (ids) => {
    const rows = await context.database.mention.findMany({
      where: { articleId: { in: [...ids] } },
      orderBy: { position: 'asc' },
    });
    return groupBy(rows, (row) => row.articleId);
  });
  return mentions ?? [];
}

export async function loadMentionsOfBlock(context: Context, articleId: number, block: number): Promise<MentionRow[]> {
  return (await loadMentions(context, articleId)).filter((mention) => mention.block === block);
}

/** The sentence of a text that holds a position. */
function sentenceAround(text: string, position: number): string {
  const found = sentences(text, tokenize(text)).find(({ start, end }) => start <= position && position < end);
  return found ? text.slice(found.start, found.end).trim() : text;
}
