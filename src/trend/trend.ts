import { type ArticleLinks, articleListArguments, loadArticles } from '../article/list.ts';
import { Prisma } from '../database/client.ts';
import { Entity } from '../entity/entity.ts';
import { loadEntity } from '../entity/load.ts';
import type { Trend as TrendRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { badUserInput } from '../graphql/errors.ts';
import { findOne } from '../graphql/findOne.ts';
import { readDateRange, readDay } from '../graphql/inputs/dateRange.ts';
import { rowOf } from '../graphql/node/nodeId.ts';
import { connectionType, loadPage, pageArguments } from '../graphql/paging/connection.ts';
import { noParent } from '../graphql/paging/keyset.ts';
import { fold } from '../text/fold.ts';
import { loadTrendDays, loadTrendsOfArticle, TrendDay, trendsOfDay, trendsOfRange } from './day.ts';

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

export const Trend = builder.prismaNode('Trend', {
  description: 'A label that newsrooms print with their stories to say what is talked about that day.',
  id: { field: 'id', description: 'Opaque and lasting; found again by `node`.' },
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'A handle for addresses, made from the label. Unique.' }),
    label: t.exposeString('label', { description: 'The label as first printed: `California Plane Crash`.' }),
    firstSeenOn: t.expose('firstSeenOn', { type: 'Date', description: 'The first day it was printed.' }),
    lastSeenOn: t.expose('lastSeenOn', { type: 'Date', description: 'The last day it was printed.' }),
    days: t.field({
      type: [TrendDay],
      description: 'Every day it was printed, oldest first.',
      args: {
        from: t.arg({ type: 'Date', description: 'First day; from the beginning when left out.' }),
        to: t.arg({ type: 'Date', description: 'Last day, itself included; to the end when left out.' }),
      },
      resolve: ({ id }, args, context, info) => loadTrendDays(context, info, id, readDateRange('days', args)),
    }),
    subject: t.field({
      type: Entity,
      nullable: true,
      description: 'Who or what the label names: of `Zelensky`, the person. Null when it names nobody we know.',
      resolve: ({ subjectId }, _args, context) => loadEntity(context, subjectId),
    }),
    articles: t.field({
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
    type: [Trend],
    description: 'The trend labels printed with it, in printed order. It need not speak of them.',
    resolve: (article, _args, context, info) => loadTrendsOfArticle(context, info, article.id),
  }),
}));

const TrendConnection = connectionType('Trend', Trend, 'trends');

builder.queryFields((t) => ({
  trend: t.prismaField({
    type: 'Trend',
    nullable: true,
    description: 'One trend by exactly one identifier; null when there is none.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      slug: t.arg.string({ description: 'Its slug.' }),
      label: t.arg.string({ description: 'Its label, without regard to case and accents.' }),
    },
    resolve: (query, _root, args, { database }) =>
      findOne(args, {
        id: (id) => database.trend.findUnique({ ...query, where: { id: rowOf('Trend', id) ?? 0 } }),
        slug: (slug) => database.trend.findUnique({ ...query, where: { slug } }),
        label: (label) => database.trend.findUnique({ ...query, where: { folded: fold(label) } }),
      }),
  }),
  trends: t.field({
    type: TrendConnection,
    description:
      'The trends printed on one day in the order of their rank, or within a range of days, last printed first; all of them when no day is given.',
    args: {
      ...pageArguments,
      on: t.arg({ type: 'Date', description: 'The one day; excludes `from` and `to`.' }),
      from: t.arg({ type: 'Date', description: 'First day.' }),
      to: t.arg({ type: 'Date', description: 'Last day, itself included.' }),
    },
    resolve: (_root, { on, from, to, ...page }, context, info) => {
      if (on && (from || to)) throw badUserInput('`on` excludes `from` and `to`: give the one day or the range.');
      if (on) return loadPage<TrendRow>(context, info, noParent, { page, ...trendsOfDay(readDay('on', on)) });
      return loadPage<TrendRow>(context, info, noParent, {
        page,
        ...trendsOfRange(readDateRange('from … to', { from, to })),
      });
    },
  }),
}));
