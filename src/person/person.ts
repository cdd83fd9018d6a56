import { loadArticle } from '../article/load.ts';
import { findEntity } from '../entity/find.ts';
import { EntityListFilter, EntityOrder, loadEntities } from '../entity/list.ts';
import type { PersonTitle as PersonTitleRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { batchField, groupBy } from '../graphql/context.ts';
import { connectionType, pageArguments } from '../graphql/paging/connection.ts';

const PersonTitle = builder.objectRef<PersonTitleRow>('PersonTitle').implement({
  description: 'What somebody is called beside their name.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'As printed: `President`, `Jenin deputy governor`.' }),
    article: t.field({
      type: 'Article',
      description: 'The newest article that says so.',
      resolve: ({ articleId }, _args, context) => loadArticle(context, articleId),
    }),
  }),
});

const mostTitles = 100;

export const Person = builder.prismaNode('Entity', {
  variant: 'Person',
  description: 'Somebody named in the corpus: one person under all the forms of the name.',
  id: { field: 'id', description: 'Opaque and lasting; found again by `node`.' },
  findUnique: (id) => ({ id: Number(id), kind: 'PERSON' }),
  fields: (t) => ({
    titles: t.field({
      type: [PersonTitle],
      description: `Their titles as printed, each once, newest first: at most ${mostTitles}.`,
      resolve: async ({ id }, _args, context, info) =>
        (await batchField(context, info, id, async (ids) => {
          const rows = await context.database.$queryRaw<PersonTitleRow[]>`
            SELECT title.* FROM unnest(${ids}::int[]) AS person(id) CROSS JOIN LATERAL (
              SELECT * FROM "PersonTitle" WHERE "personId" = person.id
              ORDER BY "publishedAt" DESC, "articleId" DESC, text LIMIT ${mostTitles}
            ) title ORDER BY title."publishedAt" DESC, title."articleId" DESC, title.text`;
          return groupBy(rows, ({ personId }) => personId);
        })) ?? [],
    }),
  }),
});

const PersonConnection = connectionType('Person', Person, 'people');

builder.queryFields((t) => ({
  person: t.prismaField({
    type: Person,
    nullable: true,
    description: 'One person by exactly one identifier; null when there is none, or when several bear the name.',
    args: {
      id: t.arg.id({ description: 'Their id.' }),
      slug: t.arg.string({ description: 'Their slug.' }),
      name: t.arg.string({ description: 'Their full name, or an alias or a last name that only one person bears.' }),
    },
    resolve: (query, _root, args, { database }) => findEntity(database, query, 'PERSON', 'Person', args),
  }),
  people: t.field({
    type: PersonConnection,
    description: 'The people that articles name, those in most articles first.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: EntityListFilter, description: 'Which people; all of them when left out.' }),
      orderBy: t.arg({ type: EntityOrder, description: 'Their order.' }),
    },
    resolve: (_root, args, context, info) => loadEntities(context, info, 'PERSON', args),
  }),
}));
