import type { GraphQLResolveInfo } from 'graphql';
import { Prisma } from '../database/client.ts';
import type { EntityKind, Entity as EntityRow, Mention as MentionRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { connectionType, forwardArguments, loadPage } from '../graphql/lists/connection.ts';
import type { Connection, Keyset, PageArguments } from '../graphql/paging/keyset.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadMentions, Mention } from './mention.ts';

/** An entity with what one article says of it. */
interface NamedEntity extends EntityRow {
  parentId: number;
  position: number;
  mentionCount: number;
  reason: string;
}

const kinds = [
  { field: 'people', type: 'Person', kind: 'PERSON', verb: 'names' },
  { field: 'places', type: 'Place', kind: 'PLACE', verb: 'names' },
  { field: 'organizations', type: 'Organization', kind: 'ORGANIZATION', verb: 'names or credits' },
] as const;

/** `Article.people`, `.places` and `.organizations`: connections whose edges carry what depends on the article. */
for (const { field, type, kind, verb } of kinds) {
  const name = `Article${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const connection = connectionType<EntityRow, NamedEntity>(name, type, {
    nodes: `${field} of an article`,
    edgeFields: (t) => ({
      mentionCount: t.int({
        description: 'How often the article names it; 0 where it is only credited.',
        resolve: ({ node }) => node.mentionCount,
      }),
      mentions: t.field({
        type: [Mention],
        description: 'Where the article names it, in the order of blocks.',
        resolve: ({ node }, _args, context) => loadMentionsOf(context, node),
      }),
      reason: t.string({
        description: 'Why the names in this article were taken for this entity.',
        resolve: ({ node }) => node.reason,
      }),
    }),
  });
  builder.objectField('Article', field, (t) =>
    t.field({
      type: connection,
      description: `The ${field} it ${verb}, in the order in which they first appear.`,
      args: forwardArguments,
      resolve: ({ id }, args, context, info) => loadNamed(context, info, id, kind, args),
    }),
  );
}

const byAppearance: Keyset = {
  name: 'named POSITION ASC',
  keys: [
    { name: 'position', column: Prisma.sql`link.position`, type: 'int' },
    { name: 'id', column: Prisma.sql`e.id`, type: 'int' },
  ],
  direction: 'ASC',
};

function loadNamed(
  context: Context,
  info: GraphQLResolveInfo,
  articleId: number,
  kind: EntityKind,
  page: PageArguments,
): Promise<Connection<NamedEntity>> {
  return loadPage(context, info, articleId, {
    page,
    keyset: byAppearance,
    source: () => ({
      select: Prisma.sql`e.*, link.position, link."mentionCount", link.reason`,
      from: Prisma.sql`"ArticleEntity" link JOIN "Entity" e ON e.id = link."entityId"`,
      where: [Prisma.sql`link."articleId" = p.id AND link.kind = ${kind}::"EntityKind"`],
    }),
  });
}

async function loadMentionsOf(context: Context, { id, parentId }: NamedEntity): Promise<MentionRow[]> {
  return (await loadMentions(context, parentId)).filter(({ entityId }) => entityId === id);
}
