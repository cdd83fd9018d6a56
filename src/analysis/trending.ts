import { Prisma, type Sql } from '../database/client.ts';
import { Topic } from '../entity/entity.ts';
import type { Entity as EntityRow, Trend as TrendRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { badUserInput } from '../graphql/errors/errors.ts';
import { readDay } from '../graphql/inputs/dateRange.ts';
import { Kind, readKind } from '../graphql/inputs/kind.ts';
import { pageCost } from '../graphql/limits/costs.ts';
import { forwardArguments, rankedConnectionType } from '../graphql/lists/connection.ts';
import { type RankedPage, readRankedPage } from '../graphql/paging/rankedPage.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadRanked, type RankedRow } from './rankedRows.ts';

const risingKinds = ['PERSON', 'PLACE', 'ORGANIZATION', 'TREND'] as const;
type RisingKind = (typeof risingKinds)[number];

/** A person, place, organisation or trend with the figures that put it in its place. */
type Rising = (EntityRow | TrendRow) &
  RankedRow & {
    score: number;
    count: number;
    expected: number;
    baselineCount: number;
    windowArticleCount: number;
    baselineArticleCount: number;
  };

const TrendingConnection = rankedConnectionType<{ node: Rising; rank: number }>('Trending', Topic, {
  nodes: 'rising people, places, organisations or trends',
  edgeFields: (t) => ({
    rank: t.exposeInt('rank', { description: 'Its place, from 1.' }),
    score: t.float({
      resolve: ({ node }) => node.score,
      description:
        '(count − expected) / √(expected + 1): how far the count lies above what was to be expected, in about standard deviations. The 1 keeps small counts from leading.',
    }),
    count: t.int({ resolve: ({ node }) => node.count, description: 'Articles of the window that have it.' }),
    expected: t.float({
      resolve: ({ node }) => node.expected,
      description:
        'Articles of the window that would have it at the rate of the baseline: windowArticleCount × baselineCount / baselineArticleCount; 0 where the baseline has no articles.',
    }),
    baselineCount: t.int({
      resolve: ({ node }) => node.baselineCount,
      description: 'Articles of the baseline that have it.',
    }),
    windowArticleCount: t.int({
      resolve: ({ node }) => node.windowArticleCount,
      description: 'All articles of the window.',
    }),
    baselineArticleCount: t.int({
      resolve: ({ node }) => node.baselineArticleCount,
      description: 'All articles of the baseline.',
    }),
  }),
});

builder.queryField('trending', (t) =>
  t.field({
    type: TrendingConnection,
    description:
      'What the corpus itself shows to be rising: what more articles of a window of days have than the days before it let expect. Only what at least two articles of the window have is ranked, and only what lies above its expectation.',
    args: {
      kind: t.arg({
        type: Kind,
        required: true,
        description: 'What can be rising: PERSON, PLACE, ORGANIZATION or TREND.',
      }),
      on: t.arg({ type: 'Date', description: 'The last day of the window; the last day of the corpus when left out.' }),
      windowDays: t.arg.int({ defaultValue: 2, description: 'How many days the window has: 1 to 366.' }),
      baselineDays: t.arg.int({
        defaultValue: 14,
        description: 'How many days before the window are compared: 1 to 366.',
      }),
      ...forwardArguments,
    },
    complexity: (args) => pageCost(args, 5000),
    resolve: (_root, { kind: given, on, windowDays, baselineDays, ...paging }, context) => {
      const kind = readKind('kind', given, risingKinds);
      const asked = {
        on: on ? readDay('on', on) : null,
        window: readDays('windowDays', windowDays ?? 2),
        baseline: readDays('baselineDays', baselineDays ?? 14),
      };
      return loadRanked(
        readRankedPage(paging, [kind, asked]),
        (page) => loadRising(context, kind, { ...asked, page }),
        (node, position) => ({ node, rank: position + 1 }),
      );
    },
  }),
);

function readDays(name: string, days: number): number {
  if (days >= 1 && days <= 366) return days;
  throw badUserInput(`\`${name}: ${days}\` must be 1 to 366.`, { argument: name, limit: 366 });
}

/** What links articles with topics of a kind: the table, its column of the topic, and the topics' own table. */
const linksOf = (kind: RisingKind): { table: Sql; column: Sql; topics: Sql; condition: Sql } =>
  kind === 'TREND'
    ? {
        table: Prisma.sql`"ArticleTrend"`,
        column: Prisma.sql`"trendId"`,
        topics: Prisma.sql`"Trend"`,
        condition: Prisma.sql`TRUE`,
      }
    : {
        table: Prisma.sql`"ArticleEntity"`,
        column: Prisma.sql`"entityId"`,
        topics: Prisma.sql`"Entity"`,
        condition: Prisma.sql`link.kind = ${kind}::"EntityKind"`,
      };

/** The leading are found before their rows are looked up one by one (`OFFSET 0`): joined, all names would be read. */
function loadRising(
  { read }: Context,
  kind: RisingKind,
  asked: { on: string | null; window: number; baseline: number; page: RankedPage },
): Promise<Rising[]> {
  const { table, column, topics, condition } = linksOf(kind);
  return read<Rising>(Prisma.sql`
    WITH span AS (
      SELECT last - ${asked.window}::int + 1 AS "windowFrom", last - ${asked.window}::int - ${asked.baseline}::int + 1 AS "baselineFrom", last
      FROM (SELECT coalesce(${asked.on}::date, (SELECT max(day) FROM "Day" WHERE "articleCount" > 0)) AS last) given
    ), corpus AS (
      SELECT coalesce(sum("articleCount") FILTER (WHERE day >= "windowFrom"), 0)::int AS "windowArticleCount",
        coalesce(sum("articleCount") FILTER (WHERE day < "windowFrom"), 0)::int AS "baselineArticleCount"
      FROM span LEFT JOIN "Day" ON day BETWEEN "baselineFrom" AND last
    ), counted AS (
      SELECT link.${column} AS id, count(*) FILTER (WHERE link."publishedOn" >= span."windowFrom")::int AS count,
        count(*) FILTER (WHERE link."publishedOn" < span."windowFrom")::int AS "baselineCount"
      FROM span JOIN ${table} link ON link."publishedOn" BETWEEN span."baselineFrom" AND span.last
      WHERE ${condition} GROUP BY 1
    ), rated AS (
      SELECT counted.*, corpus.*, coalesce("windowArticleCount"::float8 * "baselineCount" / nullif("baselineArticleCount", 0), 0) AS expected
      FROM counted CROSS JOIN corpus WHERE count >= 2
    )
    SELECT topic.*, risen.count, risen.expected, risen."baselineCount",
      risen."windowArticleCount", risen."baselineArticleCount", risen.score, risen.total
    FROM (
      SELECT rated.*, (count - expected) / sqrt(expected + 1) AS score, count(*) OVER ()::int AS total FROM rated WHERE count > expected
      ORDER BY score DESC, count DESC, id OFFSET ${asked.page.offset} LIMIT ${asked.page.limit}
    ) risen
    CROSS JOIN LATERAL (SELECT found.* FROM ${topics} found WHERE found.id = risen.id OFFSET 0) topic
    ORDER BY risen.score DESC, risen.count DESC, risen.id`);
}
