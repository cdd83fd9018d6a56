import { Prisma } from '../database/client.ts';
import { Entity } from '../entity/entity.ts';
import { findEntity } from '../entity/find.ts';
import { loadEntities } from '../entity/list.ts';
import type { Entity as EntityRow, PersonTitle as PersonTitleRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { shortList } from '../graphql/limits/costs.ts';
import { connectionType, pageArguments } from '../graphql/lists/connection.ts';
import { NameOrder, namedConditions } from '../graphql/lists/namedList.ts';
import { batchField, groupBy } from '../graphql/request/batching.ts';
import { loadExistingRow } from '../graphql/request/rows.ts';
import { reads } from '../graphql/select/joins.ts';

const PersonTitle = builder.objectRef<PersonTitleRow>('PersonTitle').implement({
  description: 'What somebody is called beside their name.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'As printed: `President`, `Jenin deputy governor`.' }),
    article: t.field({
      type: 'Article',
      description: 'The newest article that says so.',
      resolve: ({ articleId }, _args, context) => loadExistingRow(context, 'Article', articleId),
    }),
  }),
});

const maxTitles = 100;

export const Person = builder.node(builder.objectRef<EntityRow>('Person'), {
  description: 'Somebody named in the corpus: one person under all the forms of the name.',
  id: { resolve: ({ id }) => id },
  interfaces: [Entity],
  fields: (t) => ({
    titles: t.field({
      extensions: reads({}),
      type: [PersonTitle],
      complexity: shortList,
      description: `Their titles as printed, each once, newest first: at most ${maxTitles}.`,
      resolve: async ({ id }, _args, context, info) =>
        (await batchField(context, info, id, async (ids) => {
          const rows = await context.read<PersonTitleRow>(Prisma.sql`
            SELECT title.* FROM unnest(${ids}::int[]) AS person(id) CROSS JOIN LATERAL (
              SELECT * FROM "PersonTitle" WHERE "personId" = person.id
              ORDER BY "publishedAt" DESC, "articleId" DESC, text LIMIT ${maxTitles}
            ) title ORDER BY title."publishedAt" DESC, title."articleId" DESC, title.text`);
          return groupBy(rows, ({ personId }) => personId);
        })) ?? [],
    }),
  }),
});

const PersonFilter = builder.inputType('PersonFilter', {
  description: 'Which people. Every condition given must hold.',
  fields: namedConditions,
});

const PersonConnection = connectionType('Person', Person, { nodes: 'people' });

builder.queryFields((t) => ({
  person: t.field({
    type: Person,
    nullable: true,
    description: 'One person by exactly one identifier; null when there is none, or when several have the name.',
    args: {
      id: t.arg.id({ description: 'Their id.' }),
      slug: t.arg.string({ description: 'Their slug.' }),
      name: t.arg.string({ description: 'Their full name, or an alias or a last name that only one person has.' }),
    },
    resolve: (_root, args, context, info) => findEntity(context, 'PERSON', args, info),
  }),
  people: t.field({
    type: PersonConnection,
    description: 'The people that articles name, those in most articles first.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: PersonFilter, description: 'Which people; all of them when left out.' }),
      orderBy: t.arg({ type: NameOrder, description: 'Their order.' }),
    },
    resolve: (_root, args, context, info) => loadEntities(context, info, 'PERSON', args),
  }),
}));
