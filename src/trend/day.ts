import type { GraphQLResolveInfo } from 'graphql';
import { Prisma, type Sql } from '../database/client.ts';
import type { Trend as TrendRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { type DayRange, withinDays } from '../graphql/inputs/dateRange.ts';
import { and, type Keyset, type Source } from '../graphql/paging/keyset.ts';
import { batchField, groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import type { Join } from '../graphql/select/joins.ts';

interface TrendDayRow {
  trendId: number;
  on: Date;
  rank: number;
  articleCount: number;
}

export const TrendDay = builder.objectRef<TrendDayRow>('TrendDay').implement({
  description: 'A day on which a trend was printed.',
  fields: (t) => ({
    on: t.expose('on', { type: 'Date', description: 'The day, as the stories date themselves.' }),
    rank: t.exposeInt('rank', {
      description:
        'Its rank among the trends of that day: 1 stood first. Of two in the same place, the one printed with more articles comes first.',
    }),
    articleCount: t.exposeInt('articleCount', { description: 'With how many articles of that day it was printed.' }),
  }),
});

/** The trends of the days that a condition on `printed` picks, ranked day by day. */
const rankedDays = (days: Sql): Sql => Prisma.sql`
  SELECT printed."trendId", printed."publishedOn" AS "on", count(*)::int AS "articleCount",
    row_number() OVER (
      PARTITION BY printed."publishedOn" ORDER BY min(printed.position), count(*) DESC, printed."trendId"
    )::int AS rank
  FROM "ArticleTrend" printed WHERE ${days} GROUP BY printed."publishedOn", printed."trendId"`;

/** Loads the days of one trend, oldest first, together with those of its siblings. */
export async function loadTrendDays(
  context: Context,
  info: GraphQLResolveInfo,
  trendId: number,
  range: DayRange,
): Promise<TrendDayRow[]> {
  const days = await batchField(context, info, trendId, async (ids) => {
    const within = and(withinDays(Prisma.sql`own."publishedOn"`, range));
    const printed = Prisma.sql`printed."publishedOn" IN (
      SELECT own."publishedOn" FROM "ArticleTrend" own WHERE own."trendId" = ANY(${ids}::int[]) AND ${within})`;
    const rows = await context.read<TrendDayRow>(Prisma.sql`
      SELECT * FROM (${rankedDays(printed)}) ranked WHERE "trendId" = ANY(${ids}::int[]) ORDER BY ranked."on"`);
    return groupBy(rows, (row) => row.trendId);
  });
  return days ?? [];
}

/** The trends of one day by rank. */
export function trendsOfDay(day: string): { keyset: Keyset; source: () => Source } {
  return {
    keyset: {
      name: `trend RANK ${day}`,
      keys: [
        { name: 'rank', column: Prisma.sql`ranked.rank`, type: 'int' },
        { name: 'id', column: Prisma.sql`e.id`, type: 'int' },
      ],
      direction: 'ASC',
    },
    source: () => ({
      from: Prisma.sql`(${rankedDays(Prisma.sql`printed."publishedOn" = ${day}::date`)}) ranked
        JOIN "Trend" e ON e.id = ranked."trendId"`,
      where: [],
    }),
  };
}

export const trendsOfArticle: Join = {
  kind: 'list',
  table: 'Trend',
  from: Prisma.sql`"ArticleTrend" printed JOIN "Trend" e ON e.id = printed."trendId"`,
  where: Prisma.sql`printed."articleId" = p.id`,
  orderBy: Prisma.sql`printed.position`,
};

/** Loads the trends printed with an article in printed order, together with those of its siblings. */
export async function loadTrendsOfArticle(
  context: Context,
  info: GraphQLResolveInfo,
  articleId: number,
): Promise<TrendRow[]> {
  const trends = await batchField(context, info, articleId, async (ids) => {
    const rows = await context.read<TrendRow & { articleId: number }>(Prisma.sql`
      SELECT printed."articleId", trend.* FROM "ArticleTrend" printed JOIN "Trend" trend ON trend.id = printed."trendId"
      WHERE printed."articleId" = ANY(${ids}::int[]) ORDER BY printed.position`);
    return groupBy(rows, (row) => row.articleId);
  });
  return trends ?? [];
}
