import type { GraphQLResolveInfo } from 'graphql';
import { Prisma, type Sql } from '../database/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { OrderDirection } from '../graphql/inputs/order.ts';
import { loadPage, pageArguments } from '../graphql/lists/connection.ts';
import { type Connection, type Keyset, noParent, type PageArguments } from '../graphql/paging/keyset.ts';
import type { Context } from '../graphql/request/context.ts';
import type { ArticleRow } from '../graphql/request/rows.ts';
import { articleCondition } from './filter/articleCondition.ts';
import { ArticleFilter, type ArticleFilterInput, readArticleFilter } from './filter/articleFilter.ts';

const ArticleOrderField = builder.enumType('ArticleOrderField', {
  description: 'What articles are ordered by.',
  values: {
    PUBLISHED_AT: { description: 'When they were published.' },
    MODIFIED_AT: { description: 'When they were last stored here.' },
    HEADLINE: { description: 'Their headline, letter by letter.' },
    WORD_COUNT: { description: 'How many words they have.' },
  } as const,
});

export const ArticleOrder = builder.inputType('ArticleOrder', {
  description: 'The order of a list of articles. Without one, the newest come first.',
  fields: (t) => ({
    field: t.field({ type: ArticleOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

/** The arguments of every list of articles. */
export const articleListArguments = builder.args((t) => ({
  ...pageArguments,
  filter: t.field({ type: ArticleFilter, description: 'Which articles; all of them when left out.' }),
  orderBy: t.field({ type: ArticleOrder, description: 'Their order; newest first when left out.' }),
}));

export interface ArticleListArguments extends PageArguments {
  filter?: ArticleFilterInput | null | undefined;
  orderBy?: typeof ArticleOrder.$inferInput | null | undefined;
}

/** Where a list of articles comes from: links from the parent `p.id` to articles `a`. */
export interface ArticleLinks {
  from: Sql;
  where: Sql[];
  /** How many articles they link, where that is kept. */
  total?: Sql;
  /** Time of publication and id of the article as the links repeat them, where an index of theirs is in that order. */
  inOrder?: { publishedAt: Sql; id: Sql };
}

export const everyArticle: ArticleLinks = {
  from: Prisma.sql`"Article" a`,
  where: [],
  total: Prisma.sql`(SELECT "articleCount" FROM "Corpus")`,
};

/** Loads a page of articles for one parent, together with its siblings' pages. */
export function loadArticles(
  context: Context,
  info: GraphQLResolveInfo,
  list: ArticleListArguments,
  links: ArticleLinks = everyArticle,
  parent = noParent,
  scope?: object,
): Promise<Connection<ArticleRow>> {
  return loadPage(context, info, parent, {
    scope,
    table: 'Article',
    page: list,
    keyset: articleKeyset(list.orderBy, links.inOrder),
    source: async () => {
      const { filter, unresolvedNames } = await readArticleFilter(context.read, list.filter);
      return {
        from: links.from,
        where: [...links.where, articleCondition(filter)],
        total: isEmpty(filter) ? links.total : undefined,
        unresolvedNames,
      };
    },
  });
}

/** Whether a filter sets no condition. */
export const isEmpty = (filter: object): boolean => Object.keys(filter).length === 0;

const keys = {
  PUBLISHED_AT: { name: 'publishedAt', column: Prisma.sql`a."publishedAt"`, type: 'timestamptz' },
  MODIFIED_AT: { name: 'modifiedAt', column: Prisma.sql`a."modifiedAt"`, type: 'timestamptz' },
  HEADLINE: { name: 'headline', column: Prisma.sql`a.headline`, type: 'text' },
  WORD_COUNT: { name: 'wordCount', column: Prisma.sql`a."wordCount"`, type: 'int' },
} as const;

export function articleKeyset(order: ArticleListArguments['orderBy'], inOrder: ArticleLinks['inOrder']): Keyset {
  const field = order?.field ?? 'PUBLISHED_AT';
  const direction = order?.direction ?? 'DESC';
  return {
    name: `article ${field} ${direction}`,
    keys:
      inOrder && field === 'PUBLISHED_AT'
        ? [
            { ...keys[field], column: inOrder.publishedAt },
            { name: 'id', column: inOrder.id, type: 'int' },
          ]
        : [keys[field], { name: 'id', column: Prisma.sql`a.id`, type: 'int' }],
    direction,
  };
}
