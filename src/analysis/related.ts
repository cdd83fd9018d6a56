import { Prisma, type Sql } from '../database/client.ts';
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

/**
 * Articles are ranked by their links alone. Whether they are copies is read of them in that order, until the page is full:
 * the copies are looked at again behind all others, and only a page that reaches so far does.
 */
async function loadRelated(
  context: Context,
  ids: readonly number[],
  { offset, limit }: RankedPage,
): Promise<Map<number, RelatedArticle[]>> {
  const rows = await context.read<RelatedArticle>(Prisma.sql`
    SELECT own.id AS "parentId", found.score, found."daysApart", found."isCopy", found.reasons, found.total, ${allColumns('Article')}
    FROM unnest(${ids}::int[]) AS own(id) JOIN "Article" self ON self.id = own.id CROSS JOIN LATERAL (
      WITH topics AS (${topicsOfArticle}), labels AS (${labelsOfArticle}), shared AS (
        SELECT other."articleId", other."publishedOn", other."publishedAt", topics.weight FROM topics
        JOIN "ArticleEntity" other ON other."entityId" = topics."entityId" WHERE other."articleId" <> own.id
        UNION ALL
        SELECT other."articleId", other."publishedOn", other."publishedAt", labels.weight FROM labels
        JOIN "ArticleTrend" other ON other."trendId" = labels."trendId" WHERE other."articleId" <> own.id
      ), summed AS (
        SELECT "articleId", "publishedAt", abs("publishedOn" - self."publishedOn") AS "daysApart",
          sum(weight) / (1 + abs("publishedOn" - self."publishedOn") / 14.0) AS score
        FROM shared WHERE weight > 0 GROUP BY "articleId", "publishedOn", "publishedAt"
      )
      SELECT page.*, (SELECT count(*)::int FROM summed) AS total, (${reasonsOfPair}) AS reasons
      FROM (${inOrder(false)} UNION ALL ${inOrder(true)} OFFSET ${offset} LIMIT ${limit}) page
    ) found
    JOIN "Article" a ON a.id = found."articleId"
    ORDER BY own.id, found."isCopy", found.score DESC, a."publishedAt" DESC, a.id DESC`);
  return groupBy(rows, ({ parentId }) => parentId);
}

const weightOf = (count: Sql): Sql =>
  Prisma.sql`ln((SELECT greatest("articleCount", 1)::float8 FROM "Corpus") / ${count})`;

/** The rarest names of the article `own`. */
const topicsOfArticle = Prisma.sql`
  SELECT e.id AS "entityId", ${weightOf(Prisma.sql`e."articleCount"`)} AS weight
  FROM "ArticleEntity" link CROSS JOIN LATERAL (SELECT id, "articleCount" FROM "Entity" WHERE id = link."entityId" OFFSET 0) e
  WHERE link."articleId" = own.id AND e."articleCount" BETWEEN 2 AND ${maxCommon}
  ORDER BY e."articleCount", e.id LIMIT ${maxTopics}`;

/** The trend labels printed with it. */
const labelsOfArticle = Prisma.sql`
  SELECT printed."trendId", ${weightOf(Prisma.sql`trend."articleCount"`)} / 2 AS weight
  FROM "ArticleTrend" printed CROSS JOIN LATERAL (SELECT "articleCount" FROM "Trend" WHERE id = printed."trendId" OFFSET 0) trend
  WHERE printed."articleId" = own.id AND trend."articleCount" BETWEEN 2 AND ${maxCommon}`;

/** The articles `summed` in their order: those that are copies of `self`, or those that are not. */
const inOrder = (isCopy: boolean): Sql => Prisma.sql`(
  SELECT ranked.*, ${isCopy}::bool AS "isCopy"
  FROM (SELECT * FROM summed ORDER BY score DESC, "publishedAt" DESC, "articleId" DESC) ranked
  CROSS JOIN LATERAL (
    SELECT lower(near.headline) = lower(self.headline) OR near.text <> '' AND near.text = self.text AS "isCopy"
    FROM "Article" near WHERE near.id = ranked."articleId" OFFSET 0
  ) near
  WHERE near."isCopy" = ${isCopy}::bool)`;

/** What the two articles have in common, the heaviest first. */
const reasonsOfPair = Prisma.sql`
  SELECT jsonb_agg(jsonb_build_object('entityId', "entityId", 'trendId', "trendId", 'weight', weight)
    ORDER BY weight DESC, "entityId", "trendId")
  FROM (
    SELECT topics."entityId", NULL::int AS "trendId", topics.weight FROM topics
    JOIN "ArticleEntity" link ON link."entityId" = topics."entityId" AND link."articleId" = page."articleId"
    UNION ALL
    SELECT NULL, labels."trendId", labels.weight FROM labels
    JOIN "ArticleTrend" printed ON printed."trendId" = labels."trendId" AND printed."articleId" = page."articleId"
  ) common WHERE weight > 0`;
