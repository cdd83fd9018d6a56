import type { GraphQLResolveInfo } from 'graphql';
import { Prisma, type Sql } from '../database/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { OrderDirection } from '../graphql/inputs/order.ts';
import { loadPage, pageArguments } from '../graphql/lists/connection.ts';
import { type Connection, type Keyset, noParent, type PageArguments, type Source } from '../graphql/paging/keyset.ts';
import type { Context } from '../graphql/request/context.ts';
import type { ArticleRow } from '../graphql/request/rows.ts';
import { articleCondition } from './filter/articleCondition.ts';
import {
  ArticleFilter,
  type ArticleFilterInput,
  type ReadArticleFilter,
  readArticleFilter,
} from './filter/articleFilter.ts';
import { articleSource } from './filter/articleSource.ts';

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
  /** That the parent `p.id` links the article `a.id`, looked up for this article alone. */
  holds?: Sql;
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
    keyset: articleKeyset(list.orderBy),
    source: async (direction) => {
      const read = await readArticleFilter(context.read, list.filter);
      const order = (list.orderBy?.field ?? 'PUBLISHED_AT') === 'PUBLISHED_AT' ? direction : null;
      const source = links === everyArticle ? articleSource(read, order) : linkedSource(links, read, order);
      return { ...source, unresolvedNames: read.unresolvedNames };
    },
  });
}

/** The articles that a parent links, of these those that pass a filter. */
function linkedSource(links: ArticleLinks, read: ReadArticleFilter, order: Keyset['direction'] | null): Source {
  const { from, where, total, inOrder } = links;
  const orderBy = order && inOrder ? [inOrder.publishedAt, inOrder.id] : undefined;
  if (isEmpty(read.filter)) return { from, where, total, orderBy };
  const filtered = articleSource(read, null);
  if (links.holds && filtered.count !== undefined && filtered.count <= maxFiltered)
    return { from: filtered.from, where: [...filtered.where, links.holds] };
  return { from, where: [...where, articleCondition(read.filter, inOrder?.id)], orderBy };
}

/** So many articles that pass a filter are looked at whether a parent links them, rather than all that it links. */
const maxFiltered = 500;

/** Whether a filter sets no condition. */
export const isEmpty = (filter: object): boolean => Object.keys(filter).length === 0;

const keys = {
  PUBLISHED_AT: { name: 'publishedAt', column: Prisma.sql`a."publishedAt"`, type: 'timestamptz' },
  MODIFIED_AT: { name: 'modifiedAt', column: Prisma.sql`a."modifiedAt"`, type: 'timestamptz' },
  HEADLINE: { name: 'headline', column: Prisma.sql`a.headline`, type: 'text' },
  WORD_COUNT: { name: 'wordCount', column: Prisma.sql`a."wordCount"`, type: 'int' },
} as const;

export function articleKeyset(order: ArticleListArguments['orderBy'], inOrder?: ArticleLinks['inOrder']): Keyset {
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
