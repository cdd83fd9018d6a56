import { Prisma } from '../database/client.ts';
import { Topic } from '../entity/entity.ts';
import { builder } from '../graphql/builder/builder.ts';
import { pageCost, wholeList } from '../graphql/limits/costs.ts';
import { forwardArguments, rankedConnectionType } from '../graphql/lists/connection.ts';
import { type RankedPage, readRankedPage } from '../graphql/paging/rankedPage.ts';
import { batchField, groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { type ArticleRow, loadExistingRow } from '../graphql/request/rows.ts';
import { reads } from '../graphql/select/joins.ts';
import { allColumns } from '../graphql/select/tables.ts';
import { loadRanked, type RankedRow } from './rankedRows.ts';

interface Reason {
  entityId: number | null;
  trendId: number | null;
  weight: number;
}

interface RelatedArticle extends ArticleRow, RankedRow {
  parentId: number;
  score: number;
  daysApart: number;
  isCopy: boolean;
  reasons: Reason[];
}

const RelatedReason = builder.objectRef<Reason>('RelatedReason').implement({
  description: 'Something that two articles have in common.',
  fields: (t) => ({
    topic: t.field({
      type: Topic,
      description: 'Somebody or something that both name, or a trend label printed with both.',
      resolve: ({ entityId, trendId }, _args, context) =>
        trendId === null
          ? loadExistingRow(context, 'Entity', entityId ?? 0)
          : loadExistingRow(context, 'Trend', trendId),
    }),
    weight: t.exposeFloat('weight', {
      description:
        'How much it counts: the natural logarithm of the number of all articles over that of the articles that have it. A trend counts half.',
    }),
  }),
});

const RelatedArticleConnection = rankedConnectionType<{ node: RelatedArticle }>('RelatedArticle', 'Article', {
  nodes: 'articles related to one',
  edgeFields: (t) => ({
    score: t.float({
      description: 'The sum of the weights, divided by 1 + daysApart / 14.',
      resolve: ({ node }) => node.score,
    }),
    daysApart: t.int({ description: 'Days between the two publications.', resolve: ({ node }) => node.daysApart }),
    isCopy: t.boolean({
      description: 'Whether headline or text are the same: copies stand last.',
      resolve: ({ node }) => node.isCopy,
    }),
    reasons: t.field({
      type: [RelatedReason],
      complexity: wholeList(10),
      description: 'What the two have in common, the heaviest first; at most ten.',
      resolve: ({ node }) => node.reasons.slice(0, 10),
    }),
  }),
});

builder.objectField('Article', 'related', (t) =>
  t.field({
    extensions: reads({}),
    type: RelatedArticleConnection,
    description:
      'Articles that share rare people, places, organisations or trends with it and were published near it in time, the most related first. Never the article itself; copies of it stand last.',
    args: forwardArguments,
    complexity: (args) => pageCost(args, 1000),
    resolve: ({ id }, args, context, info) =>
      loadRanked(
        readRankedPage(args, ['related']),
        (page, scope) => batchField(context, info, id, (ids) => loadRelated(context, ids, page), scope),
        (node) => ({ node }),
      ),
  }),
);

/** A topic of more articles than these is too common to relate two of them. */
const maxCommon = 400;
const maxTopics = 20;

async function loadRelated(
  context: Context,
  ids: readonly number[],
  { offset, limit }: RankedPage,
): Promise<Map<number, RelatedArticle[]>> {
  const rows = await context.read<RelatedArticle>(Prisma.sql`
    WITH corpus AS (SELECT greatest(sum("articleCount"), 1)::float8 AS n FROM "Day")
    SELECT own.id AS "parentId", found.score, found."daysApart", found."isCopy", found.reasons, found.total, ${allColumns('Article')}
    FROM unnest(${ids}::int[]) AS own(id) JOIN "Article" self ON self.id = own.id CROSS JOIN LATERAL (
      WITH topics AS (
        SELECT e.id AS "entityId", NULL::int AS "trendId", ln(corpus.n / e."articleCount") AS weight
        FROM "ArticleEntity" link JOIN "Entity" e ON e.id = link."entityId" CROSS JOIN corpus
        WHERE link."articleId" = own.id AND e."articleCount" BETWEEN 2 AND ${maxCommon}
        ORDER BY e."articleCount", e.id LIMIT ${maxTopics}
      ), labels AS (
        SELECT NULL::int, printed."trendId", ln(corpus.n / carried.count) / 2 AS weight
        FROM "ArticleTrend" printed CROSS JOIN corpus CROSS JOIN LATERAL (
          SELECT count(*) AS count FROM (
            SELECT 1 FROM "ArticleTrend" other WHERE other."trendId" = printed."trendId" LIMIT ${maxCommon} + 1) few
        ) carried
        WHERE printed."articleId" = own.id AND carried.count BETWEEN 2 AND ${maxCommon}
      ), shared AS (
        SELECT other."articleId", topics.* FROM topics
        JOIN "ArticleEntity" other ON other."entityId" = topics."entityId" WHERE other."articleId" <> own.id
        UNION ALL
        SELECT other."articleId", labels.* FROM labels
        JOIN "ArticleTrend" other ON other."trendId" = labels."trendId" WHERE other."articleId" <> own.id
      ), summed AS (
        SELECT "articleId", sum(weight) AS weight,
          jsonb_agg(jsonb_build_object('entityId', "entityId", 'trendId', "trendId", 'weight', weight)
            ORDER BY weight DESC, "entityId", "trendId") AS reasons
        FROM shared WHERE weight > 0 GROUP BY "articleId"
      )
      SELECT summed."articleId", summed.reasons, abs(near."publishedOn" - self."publishedOn") AS "daysApart",
        summed.weight / (1 + abs(near."publishedOn" - self."publishedOn") / 14.0) AS score,
        lower(near.headline) = lower(self.headline) OR near.text <> '' AND near.text = self.text AS "isCopy", count(*) OVER ()::int AS total
      FROM summed JOIN "Article" near ON near.id = summed."articleId"
      ORDER BY "isCopy", score DESC, near."publishedAt" DESC, near.id DESC OFFSET ${offset} LIMIT ${limit}
    ) found
    JOIN "Article" a ON a.id = found."articleId"
    ORDER BY own.id, found."isCopy", found.score DESC, a."publishedAt" DESC, a.id DESC`);
  return groupBy(rows, ({ parentId }) => parentId);
}
