import { type ArticleLinks, articleListArguments, loadArticles } from '../article/list.ts';
import { Prisma } from '../database/client.ts';
import { Entity } from '../entity/entity.ts';
import type { Trend as TrendRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { rowOf } from '../graphql/builder/nodeId.ts';
import { badUserInput } from '../graphql/errors/errors.ts';
import { DateRange, readDateRange, readDay } from '../graphql/inputs/dateRange.ts';
import { maxNameLength } from '../graphql/inputs/nameFilter.ts';
import { wholeList } from '../graphql/limits/costs.ts';
import { connectionType, loadPage, pageArguments } from '../graphql/lists/connection.ts';
import { loadNamed, type NamedTable, NameOrder, namedConditions } from '../graphql/lists/namedList.ts';
import { noParent } from '../graphql/paging/keyset.ts';
import { findOne } from '../graphql/request/findOne.ts';
import { findRow, loadRow } from '../graphql/request/rows.ts';
import { reads } from '../graphql/select/joins.ts';
import { fold } from '../text/fold.ts';
import { loadTrendDays, loadTrendsOfArticle, TrendDay, trendsOfArticle, trendsOfDay } from './day.ts';

const TrendRelation = builder.enumType('TrendRelation', {
  description: 'What an article has to do with a trend.',
  values: {
    CARRIED: { description: 'The label was printed with the article, which may be about something else.' },
    ABOUT: {
      description:
        'The article speaks of it: it names the subject of the label or, where the label has none, has all words of the label in one block, or in headline and standfirst.',
    },
  } as const,
});

export const Trend = builder.node(builder.objectRef<TrendRow>('Trend'), {
  description: 'A label that newsrooms print with their stories to say what is talked about that day.',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'A handle for addresses, made from the label. Unique.' }),
    label: t.exposeString('label', { description: 'The label as first printed: `California Plane Crash`.' }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles it was printed with.' }),
    firstSeenOn: t.expose('firstSeenOn', { type: 'Date', description: 'The first day it was printed.' }),
    lastSeenOn: t.expose('lastSeenOn', { type: 'Date', description: 'The last day it was printed.' }),
    days: t.field({
      extensions: reads({}),
      type: [TrendDay],
      complexity: wholeList(60),
      description: 'Every day it was printed, oldest first.',
      args: {
        range: t.arg({ type: DateRange, description: 'Which days; all of them when left out.' }),
      },
      resolve: ({ id }, { range }, context, info) => loadTrendDays(context, info, id, readDateRange('range', range)),
    }),
    subject: t.field({
      extensions: reads({ join: { kind: 'one', table: 'Entity', by: 'subjectId' } }),
      type: Entity,
      nullable: true,
      description: 'Who or what the label names: of `Zelensky`, the person. Null when it names nobody we know.',
      resolve: ({ subjectId }, _args, context) => loadRow(context, 'Entity', subjectId),
    }),
    articles: t.field({
      extensions: reads({}),
      type: 'ArticleConnection',
      description: 'The articles it was printed with, or that speak of it; newest first.',
      args: {
        ...articleListArguments,
        relation: t.arg({
          type: TrendRelation,
          defaultValue: 'CARRIED',
          description: 'What the articles have to do with it.',
        }),
      },
      resolve: ({ id }, { relation, ...list }, context, info) =>
        loadArticles(context, info, list, relation === 'ABOUT' ? about : carried, id),
    }),
  }),
});

const carried: ArticleLinks = {
  from: Prisma.sql`"ArticleTrend" of_trend JOIN "Article" a ON a.id = of_trend."articleId"`,
  where: [Prisma.sql`of_trend."trendId" = p.id`],
  total: Prisma.sql`(SELECT "articleCount" FROM "Trend" WHERE id = p.id)`,
  inOrder: { publishedAt: Prisma.sql`of_trend."publishedAt"`, id: Prisma.sql`of_trend."articleId"` },
};

const about: ArticleLinks = {
  from: Prisma.sql`"Trend" trend CROSS JOIN LATERAL (
    SELECT link."articleId" FROM "ArticleEntity" link WHERE link."entityId" = trend."subjectId"
    UNION
    SELECT headed.id FROM "Article" headed WHERE trend."subjectId" IS NULL
      AND to_tsvector('simple', headed.headline || ' ' || coalesce(headed.standfirst, '')) @@ plainto_tsquery('simple', trend.label)
    UNION
    SELECT block."articleId" FROM "Block" block WHERE trend."subjectId" IS NULL
      AND to_tsvector('simple', block.text) @@ plainto_tsquery('simple', trend.label)
  ) speaking JOIN "Article" a ON a.id = speaking."articleId"`,
  where: [Prisma.sql`trend.id = p.id`],
};

builder.objectFields('Article', (t) => ({
  trends: t.field({
    extensions: reads({ join: trendsOfArticle }),
    type: [Trend],
    description: 'The trend labels printed with it, in printed order. It need not speak of them.',
    resolve: (article, _args, context, info) => loadTrendsOfArticle(context, info, article.id),
  }),
}));

const trends: NamedTable = {
  name: 'trend',
  table: 'Trend',
  total: Prisma.sql`(SELECT "trendCount" FROM "Corpus")`,
  links: { table: Prisma.sql`"ArticleTrend"`, condition: Prisma.sql`link."trendId" = e.id` },
};

const TrendFilter = builder.inputType('TrendFilter', {
  description: 'Which trends. Every condition given must hold.',
  fields: namedConditions,
});

const TrendConnection = connectionType('Trend', Trend, { nodes: 'trends' });

builder.queryFields((t) => ({
  trend: t.field({
    type: Trend,
    nullable: true,
    description: 'One trend by exactly one identifier; null when there is none.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      slug: t.arg.string({ description: 'Its slug.' }),
      label: t.arg.string({ description: 'Its label, without regard to case and accents.' }),
    },
    resolve: (_root, args, context, info) =>
      findOne<'id' | 'slug' | 'label', TrendRow>(args, {
        id: (id) => findRow(context, 'Trend', Prisma.sql`e.id = ${rowOf('Trend', id) ?? 0}`, info),
        slug: (slug) => findRow(context, 'Trend', Prisma.sql`e.slug = ${slug}`, info),
        label: async (label) =>
          label.length > maxNameLength ? null : findRow(context, 'Trend', Prisma.sql`e.folded = ${fold(label)}`, info),
      }),
  }),
  trends: t.field({
    type: TrendConnection,
    description:
      'The trends that pass a filter, those with the most articles first; or those of one day, in the order of their rank.',
    args: {
      ...pageArguments,
      on: t.arg({
        type: 'Date',
        description: 'The trends of this day alone, by rank; excludes `filter` and `orderBy`.',
      }),
      filter: t.arg({ type: TrendFilter, description: 'Which trends; all of them when left out.' }),
      orderBy: t.arg({ type: NameOrder, description: 'Their order.' }),
    },
    resolve: (_root, { on, ...list }, context, info) => {
      if (!on) return loadNamed<TrendRow>(context, info, trends, list);
      if (list.filter || list.orderBy) {
        const message = '`on` excludes `filter` and `orderBy`: give the one day, or a filter with `seenOn`.';
        throw badUserInput(message, { argument: 'on' });
      }
      return loadPage<TrendRow>(context, info, noParent, {
        table: 'Trend',
        page: list,
        ...trendsOfDay(readDay('on', on)),
      });
    },
  }),
}));
