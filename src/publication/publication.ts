import type { GraphQLResolveInfo } from 'graphql';
import { articleListArguments, loadArticles } from '../article/list.ts';
import { Prisma } from '../database/client.ts';
import type { Publication as PublicationRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { rowOf } from '../graphql/builder/nodeId.ts';
import { maxNameLength } from '../graphql/inputs/nameFilter.ts';
import { connectionType, pageArguments } from '../graphql/lists/connection.ts';
import {
  loadNamed,
  type NamedListArguments,
  type NamedTable,
  NameOrder,
  namedConditions,
} from '../graphql/lists/namedList.ts';
import type { Connection } from '../graphql/paging/keyset.ts';
import type { Context } from '../graphql/request/context.ts';
import { findOne } from '../graphql/request/findOne.ts';
import { findRow } from '../graphql/request/rows.ts';
import { reads } from '../graphql/select/joins.ts';
import { fold } from '../text/fold.ts';

export const Publication = builder.node(builder.objectRef<PublicationRow>('Publication'), {
  description: 'A newspaper, site or broadcaster that publishes stories.',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'A handle for addresses, made from the name. Unique.' }),
    name: t.exposeString('name', { description: 'Its name as printed: `News18`.' }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles it published.' }),
    firstSeenOn: t.expose('firstSeenOn', { type: 'Date', description: 'The day of the oldest of these articles.' }),
    lastSeenOn: t.expose('lastSeenOn', { type: 'Date', description: 'The day of the newest of these articles.' }),
    articles: t.field({
      extensions: reads({}),
      type: 'ArticleConnection',
      description: 'What it published, newest first.',
      args: articleListArguments,
      resolve: ({ id }, args, context, info) => loadArticles(context, info, args, publicationArticles, id),
    }),
  }),
});

const publicationArticles = {
  from: Prisma.sql`"Article" a`,
  where: [Prisma.sql`a."publicationId" = p.id`],
  total: Prisma.sql`(SELECT "articleCount" FROM "Publication" WHERE id = p.id)`,
};

const publications: NamedTable = {
  name: 'publication',
  table: 'Publication',
  total: Prisma.sql`(SELECT "publicationCount" FROM "Corpus")`,
  links: { table: Prisma.sql`"Article"`, condition: Prisma.sql`link."publicationId" = e.id` },
};

const PublicationFilter = builder.inputType('PublicationFilter', {
  description: 'Which publications. Every condition given must hold.',
  fields: namedConditions,
});

export const PublicationConnection = connectionType('Publication', Publication, { nodes: 'publications' });

/** The arguments of every list of publications. */
export const publicationListArguments = builder.args((t) => ({
  ...pageArguments,
  filter: t.field({ type: PublicationFilter, description: 'Which publications; all of them when left out.' }),
  orderBy: t.field({ type: NameOrder, description: 'Their order.' }),
}));

/** Loads a page of the publications of the corpus. */
export const loadPublications = (
  context: Context,
  info: GraphQLResolveInfo,
  list: NamedListArguments,
): Promise<Connection<PublicationRow>> => loadNamed(context, info, publications, list);

builder.queryFields((t) => ({
  publication: t.field({
    type: Publication,
    nullable: true,
    description: 'One publication by exactly one of its identifiers; null when there is none.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      slug: t.arg.string({ description: 'Its slug.' }),
      name: t.arg.string({ description: 'Its name, without regard to case and accents.' }),
    },
    resolve: (_root, args, context, info) =>
      findOne<'id' | 'slug' | 'name', PublicationRow>(args, {
        id: (id) => findRow(context, 'Publication', Prisma.sql`e.id = ${rowOf('Publication', id) ?? 0}`, info),
        slug: (slug) => findRow(context, 'Publication', Prisma.sql`e.slug = ${slug}`, info),
        name: async (name) =>
          name.length > maxNameLength
            ? null
            : findRow(context, 'Publication', Prisma.sql`e.folded = ${fold(name)}`, info),
      }),
  }),
  publications: t.field({
    type: PublicationConnection,
    description: 'The publications, those with the most articles first.',
    args: publicationListArguments,
    resolve: (_root, args, context, info) => loadPublications(context, info, args),
  }),
}));
