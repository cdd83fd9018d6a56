import { loadBlockText } from '../article/blockText.ts';
import { loadArticle } from '../article/load.ts';
import type { Mention as MentionRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { batchLoad, type Context, groupBy } from '../graphql/context.ts';
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
    block: t.exposeInt('block', { description: 'Position of the block; -1 the headline, -2 the standfirst.' }),
    start: t.exposeInt('start', { description: 'Where the name begins in the block, in UTF-16 code units.' }),
    end: t.exposeInt('end', { description: 'Where it has ended: the first code unit after it.' }),
    sentence: t.string({
      description: 'The sentence it stands in; of a headline, the whole.',
      resolve: async (mention, _args, context) => {
        const text = await loadBlockText(context, mention.articleId, mention.block);
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
      orderBy: [{ block: 'asc' }, { start: 'asc' }],
    });
    return groupBy(rows, (row) => row.articleId);
  });
  return inReadingOrder(mentions ?? []);
}

export async function loadMentionsOfBlock(context: Context, articleId: number, block: number): Promise<MentionRow[]> {
  return (await loadMentions(context, articleId)).filter((mention) => mention.block === block);
}

/** The headline is block -1 and the standfirst -2, so that the two come the other way about when sorted by number. */
const inReadingOrder = (mentions: MentionRow[]): MentionRow[] => [
  ...mentions.filter(({ block }) => block === -1),
  ...mentions.filter(({ block }) => block !== -1),
];

/** The sentence of a text that holds a position. */
function sentenceAround(text: string, position: number): string {
  const found = sentences(text, tokenize(text)).find(({ start, end }) => start <= position && position < end);
  return found ? text.slice(found.start, found.end).trim() : text;
}
