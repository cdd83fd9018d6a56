import { loadBlocks } from '../article/block.ts';
import { type BlockMarks, type Mark, printHtml } from '../article/html.ts';
import type { Entity as EntityRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { encodeNodeId } from '../graphql/builder/nodeId.ts';
import { typeNames } from '../graphql/inputs/kind.ts';
import { printedPage } from '../graphql/limits/costs.ts';
import { neverResolved } from '../graphql/limits/spending.ts';
import { groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadExistingRow } from '../graphql/request/rows.ts';
import { reads } from '../graphql/select/joins.ts';
import { loadQuotesOfArticle } from '../quote/quotesOfArticle.ts';
import { loadMentions } from './mention.ts';

const HtmlMark = builder.enumType('HtmlMark', {
  description: 'What is marked in the HTML of a body.',
  values: {
    NAMES: {
      description:
        'Names, as `<span class="name" data-type="Person" data-id="…" data-slug="…">`, so that a page can link them.',
    },
    QUOTES: {
      description: 'Quotes, as `<span class="quote" data-id="…">`; `data-speaker` is the id of a known speaker.',
    },
  } as const,
});

builder.objectField('Article', 'html', (t) =>
  t.string({
    complexity: printedPage,
    extensions: reads({}),
    description:
      'The body as HTML: `p`, `h2`, `ul` and `li`, `figure`, and `aside` for notes. All text is escaped, so that it is safe to put into a page.',
    args: {
      mark: t.arg({ type: [HtmlMark], description: 'What to mark; nothing when left out or empty.' }),
    },
    resolve: async ({ id }, { mark }, context) => {
      const [blocks, quotes, names] = await Promise.all([
        loadBlocks(context, id),
        mark?.includes('QUOTES') ? quoteMarks(context, id) : new Map<number | null, Mark[]>(),
        mark?.includes('NAMES') ? nameMarks(context, id) : new Map<number | null, Mark[]>(),
      ]);
      const marksOf = (position: number): BlockMarks => ({
        quotes: quotes.get(position) ?? [],
        names: names.get(position) ?? [],
      });
      const html = printHtml(blocks, marksOf);
      return context.spending.addBytes(html.length) ? html : neverResolved();
    },
  }),
);

type PlacedMark = Mark & { block: number | null };
const byBlock = (marks: PlacedMark[]): Map<number | null, PlacedMark[]> => groupBy(marks, ({ block }) => block);

async function nameMarks(context: Context, articleId: number): Promise<Map<number | null, Mark[]>> {
  const mentions = await loadMentions(context, articleId);
  const marks = mentions.map(async ({ block, start, end, entityId }) => {
    const entity: EntityRow = await loadExistingRow(context, 'Entity', entityId);
    const type = typeNames[entity.kind];
    const attributes = {
      class: 'name',
      'data-type': type,
      'data-id': encodeNodeId(type, entityId),
      'data-slug': entity.slug,
    };
    return { block, start, end, attributes };
  });
  return byBlock(await Promise.all(marks));
}

async function quoteMarks(context: Context, articleId: number): Promise<Map<number | null, Mark[]>> {
  const quotes = await loadQuotesOfArticle(context, articleId);
  const marks = quotes.map(async ({ id, block, ranges, speakerId }) => {
    const speaker = speakerId === null ? null : await loadExistingRow(context, 'Entity', speakerId);
    const attributes = {
      class: 'quote',
      'data-id': encodeNodeId('Quote', id),
      ...(speaker && { 'data-speaker': encodeNodeId(typeNames[speaker.kind], speaker.id) }),
    };
    return ranges.flatMap((start, i) =>
      i % 2 === 0 ? [{ block, start, end: ranges[i + 1] ?? start, attributes }] : [],
    );
  });
  return byBlock((await Promise.all(marks)).flat());
}
