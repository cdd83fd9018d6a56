import { loadTextAt } from '../article/blockText.ts';
import { Prisma } from '../database/client.ts';
import type { Mention as MentionRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { TextLocationRef } from '../graphql/inputs/textLocation.ts';
import { shortList, wholeList } from '../graphql/limits/costs.ts';
import { batchLoad, groupBy, groupedOnce } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadExistingRow } from '../graphql/request/rows.ts';
import { reads } from '../graphql/select/joins.ts';
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
      complexity: 5,
      description: 'The sentence it stands in; of a headline, the whole.',
      resolve: (mention, _args, context) => loadSentence(context, mention),
    }),
    text: t.exposeString('text', {
      description: 'As printed, without title, possessive and article: of `Netanyahu’s`, `Netanyahu`.',
    }),
  }),
});

builder.objectFields('Article', (t) => ({
  mentions: t.field({
    extensions: reads({}),
    type: [Mention],
    complexity: wholeList(60),
    description:
      'Every place where it names a person, place or organisation: headline, standfirst, then the body in order.',
    resolve: async (article, _args, context) => loadMentions(context, article.id),
  }),
}));

builder.interfaceField('TextBlock', 'mentions', (t) =>
  t.field({
    extensions: reads({}),
    type: [Mention],
    complexity: shortList,
    description: 'The people, places and organisations it names, in the order of its text.',
    resolve: async ({ articleId, position }, _args, context) =>
      mentionsByBlock(await loadMentions(context, articleId)).get(position) ?? [],
  }),
);

const mentionsByBlock = groupedOnce<MentionRow, number | null>(({ block }) => block);

/** Every mention of an article in reading order, loaded together with those of other articles. */
export async function loadMentions(context: Context, articleId: number): Promise<MentionRow[]> {
  const mentions = await batchLoad<number, MentionRow[]>(context, 'mentions', articleId, async (ids) => {
    const rows = await context.read<MentionRow>(Prisma.sql`
      SELECT * FROM "Mention" WHERE "articleId" = ANY(${ids}::int[]) ORDER BY position`);
    return groupBy(rows, (row) => row.articleId);
  });
  return mentions ?? [];
}

/** The sentence that holds a mention; of a text that has several mentions, sentences are found once. */
async function loadSentence(context: Context, mention: MentionRow): Promise<string> {
  const { articleId, field, block, start } = mention;
  const key = `${articleId} ${field} ${block}`;
  const found = await batchLoad<string, Sentence[]>(context, 'sentences', key, async (keys) => {
    const texts = await Promise.all(keys.map((each) => loadTextOf(context, each)));
    return new Map(keys.map((each, i) => [each, sentencesOf(texts[i] ?? '')]));
  });
  const sentence = found?.find((each) => each.start <= start && start < each.end);
  return sentence?.text ?? loadTextAt(context, articleId, mention);
}

interface Sentence {
  start: number;
  end: number;
  text: string;
}

function loadTextOf(context: Context, key: string): Promise<string> {
  const [article, field, block] = key.split(' ');
  const at = { field: field as MentionRow['field'], block: block === 'null' ? null : Number(block) };
  return loadTextAt(context, Number(article), at);
}

const sentencesOf = (text: string): Sentence[] =>
  sentences(text, tokenize(text)).map(({ start, end }) => ({ start, end, text: text.slice(start, end).trim() }));
