import type { GraphQLResolveInfo } from 'graphql';
import { Prisma } from '../database/client.ts';
import type { EntityKind, Entity as EntityRow, Mention as MentionRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { shortList } from '../graphql/limits/costs.ts';
import { connectionType, forwardArguments, loadPage } from '../graphql/lists/connection.ts';
import type { Connection, Keyset, PageArguments } from '../graphql/paging/keyset.ts';
import { groupedOnce } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { reads } from '../graphql/select/joins.ts';
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

const byAppearance: Keyset = {
  name: 'named POSITION ASC',
  keys: [
    { name: 'position', column: Prisma.sql`link.position`, type: 'int' },
    { name: 'id', column: Prisma.sql`e.id`, type: 'int' },
  ],
  direction: 'ASC',
};

const edgeColumns = {
  mentionCount: Prisma.sql`link."mentionCount"`,
  reason: Prisma.sql`link.reason`,
};
/** Names are looked up one by one (`OFFSET 0`): joined for each of twenty articles, all names would be read twenty times. */
const namedIn = Prisma.sql`"ArticleEntity" link
  CROSS JOIN LATERAL (SELECT * FROM "Entity" WHERE id = link."entityId" OFFSET 0) e`;
const ofKind = (kind: EntityKind) => [
  Prisma.sql`link."articleId" = p.id AND link.kind = ${Prisma.raw(`'${kind}'`)}::"EntityKind"`,
];

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
        complexity: shortList,
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
      extensions: reads({
        join: { kind: 'page', table: 'Entity', from: namedIn, where: ofKind(kind), keyset: byAppearance, edgeColumns },
      }),
      resolve: ({ id }, args, context, info) => loadNamed(context, info, id, kind, args),
    }),
  );
}

function loadNamed(
  context: Context,
  info: GraphQLResolveInfo,
  articleId: number,
  kind: EntityKind,
  page: PageArguments,
): Promise<Connection<NamedEntity>> {
  return loadPage(context, info, articleId, {
    table: 'Entity',
    page,
    keyset: byAppearance,
    edgeColumns,
    source: () => ({
      from: namedIn,
      where: ofKind(kind),
    }),
  });
}

const mentionsByEntity = groupedOnce<MentionRow, number>(({ entityId }) => entityId);

async function loadMentionsOf(context: Context, { id, parentId }: NamedEntity): Promise<MentionRow[]> {
  return mentionsByEntity(await loadMentions(context, parentId)).get(id) ?? [];
}
