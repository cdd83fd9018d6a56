import { loadEntity } from '../entity/load.ts';
import type { Article as ArticleRow, Entity as EntityRow, Trend as TrendRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { batchField, batchLoad, type Context, groupBy } from '../graphql/context.ts';
import { type Connection, readPageSize } from '../graphql/paging/keyset.ts';

interface Reason {
  entityId: number | null;
  trendId: number | null;
  weight: number;
}

interface RelatedArticle extends ArticleRow {
  parentId: number;
  score: number;
  daysApart: number;
  isCopy: boolean;
  reasons: Reason[];
}

const RelatedSubject = builder.unionType('RelatedSubject', {
  description: 'What two articles can have in common.',
  types: ['Person', 'Place', 'Organization', 'Trend'],
  resolveType: (subject) =>
    'label' in subject
      ? 'Trend'
      : ({ PERSON: 'Person', PLACE: 'Place', ORGANIZATION: 'Organization' } as const)[(subject as EntityRow).kind],
});

const RelatedReason = builder.objectRef<Reason>('RelatedReason').implement({
  description: 'Something that two articles have in common.',
  fields: (t) => ({
    subject: t.field({
      type: RelatedSubject,
      description: 'What both name, or the trend label printed with both.',
      resolve: async ({ entityId, trendId }, _args, context) => {
        const subject = trendId === null ? await loadEntity(context, entityId) : await loadTrend(context, trendId);
        if (!subject) throw new Error(`What two articles have in common is gone: ${entityId ?? trendId}.`);
        return subject;
      },
    }),
    weight: t.exposeFloat('weight', {
      description:
        'How much it counts: the natural logarithm of all articles over those that have it. A trend counts half.',
    }),
  }),
});

const Relatedness = builder.objectRef<RelatedArticle>('Relatedness').implement({
  description: 'Why an article stands in a list of related ones.',
  fields: (t) => ({
    score: t.exposeFloat('score', { description: 'The sum of the weights, divided by 1 + daysApart / 14.' }),
    daysApart: t.exposeInt('daysApart', { description: 'Days between the two publications.' }),
    isCopy: t.exposeBoolean('isCopy', { description: 'Whether headline or text are the same: copies stand last.' }),
    reasons: t.field({
      type: [RelatedReason],
      description: 'What the two have in common, the heaviest first; at most ten.',
      resolve: ({ reasons }) => reasons.slice(0, 10),
    }),
  }),
});

builder.objectField('ArticleEdge', 'relation', (t) =>
  t.field({
    type: Relatedness,
    nullable: true,
    description: 'In `Article.related`, why the article is related; null in every other list.',
    resolve: ({ node }) => ('isCopy' in node ? (node as RelatedArticle) : null),
  }),
);

builder.objectField('Article', 'related', (t) =>
  t.field({
    type: 'ArticleConnection',
    description:
      'Articles that share rare people, places, organisations or trends with it and were published near it in time, the most related first. Never itself; copies of it stand last.',
    args: { first: t.arg.int({ description: 'At most so many: 1 to 100, 20 when left out.' }) },
    resolve: async ({ id }, { first }, context, info) => {
      const size = readPageSize('first', first);
      const rows = await batchField(context, info, id, (ids) => loadRelated(context, ids, size));
      return presentRelated(rows ?? [], id);
    },
  }),
);

/** What more articles have than these is too common to relate two of them. */
const mostCommon = 400;
const mostSubjects = 20;

async function loadRelated(
  context: Context,
  ids: readonly number[],
  size: number,
): Promise<Map<number, RelatedArticle[]>> {
  const rows = await context.database.$queryRaw<RelatedArticle[]>`
    WITH corpus AS (SELECT greatest(sum("articleCount"), 1)::float8 AS n FROM "Day")
    SELECT own.id AS "parentId", found.score, found."daysApart", found."isCopy", found.reasons, a.*
    FROM unnest(${ids}::int[]) AS own(id) JOIN "Article" self ON self.id = own.id CROSS JOIN LATERAL (
      WITH subjects AS (
        SELECT e.id AS "entityId", NULL::int AS "trendId", ln(corpus.n / e."articleCount") AS weight
        FROM "ArticleEntity" link JOIN "Entity" e ON e.id = link."entityId" CROSS JOIN corpus
        WHERE link."articleId" = own.id AND e."articleCount" BETWEEN 2 AND ${mostCommon}
        ORDER BY e."articleCount", e.id LIMIT ${mostSubjects}
      ), labels AS (
        SELECT NULL::int, printed."trendId", ln(corpus.n / carried.count) / 2 AS weight
        FROM "ArticleTrend" printed CROSS JOIN corpus CROSS JOIN LATERAL (
          SELECT count(*) AS count FROM (
            SELECT 1 FROM "ArticleTrend" other WHERE other."trendId" = printed."trendId" LIMIT ${mostCommon} + 1) few
        ) carried
        WHERE printed."articleId" = own.id AND carried.count BETWEEN 2 AND ${mostCommon}
      ), shared AS (
        SELECT other."articleId", subjects.* FROM subjects
        JOIN "ArticleEntity" other ON other."entityId" = subjects."entityId" WHERE other."articleId" <> own.id
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
        lower(near.headline) = lower(self.headline) OR near.text <> '' AND near.text = self.text AS "isCopy"
      FROM summed JOIN "Article" near ON near.id = summed."articleId"
      ORDER BY "isCopy", score DESC, near."publishedAt" DESC, near.id DESC LIMIT ${size}
    ) found
    JOIN "Article" a ON a.id = found."articleId"
    ORDER BY own.id, found."isCopy", found.score DESC, a."publishedAt" DESC, a.id DESC`;
  return groupBy(rows, ({ parentId }) => parentId);
}

/** Related articles are given whole, without further pages. */
function presentRelated(rows: RelatedArticle[], parent: number): Connection<ArticleRow> {
  const edges = rows.map((node, i) => ({ node, cursor: Buffer.from(`related ${i}`).toString('base64url') }));
  return {
    edges,
    pageInfo: {
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    parent,
    countTotal: async (parents) => new Map(parents.map((id) => [id, rows.length])),
  };
}

const loadTrend = (context: Context, id: number): Promise<TrendRow | undefined> =>
  batchLoad<number, TrendRow>(context, 'trend', id, async (ids) => {
    const rows = await context.database.trend.findMany({ where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, row]));
  });
