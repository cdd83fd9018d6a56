import { findEntity } from '../entity/find.ts';
import { EntityListFilter, EntityOrder, loadEntities } from '../entity/list.ts';
import { builder } from '../graphql/builder.ts';
import { connectionType, pageArguments } from '../graphql/paging/connection.ts';

export const Organization = builder.prismaNode('Entity', {
  variant: 'Organization',
  description: 'An organisation named or credited in the corpus: a party, a ministry, a company, a news agency.',
  id: { field: 'id', description: 'Opaque and lasting; found again by `node`.' },
  findUnique: (id) => ({ id: Number(id), kind: 'ORGANIZATION' }),
  fields: (t) => ({
    isAgency: t.exposeBoolean('isAgency', { description: 'Whether it is a news agency.' }),
  }),
});

const OrganizationConnection = connectionType('Organization', Organization, 'organisations');

builder.queryFields((t) => ({
  organization: t.prismaField({
    type: Organization,
    nullable: true,
    description: 'One organisation by exactly one identifier; null when there is none, or when several bear the name.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      slug: t.arg.string({ description: 'Its slug.' }),
      name: t.arg.string({ description: 'Its full name, or an alias that only one organisation bears.' }),
    },
    resolve: (query, _root, args, { database }) => findEntity(database, query, 'ORGANIZATION', 'Organization', args),
  }),
  organizations: t.field({
    type: OrganizationConnection,
    description: 'The organisations that articles name or credit, those in most articles first.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: EntityListFilter, description: 'Which organisations; all of them when left out.' }),
      orderBy: t.arg({ type: EntityOrder, description: 'Their order.' }),
    },
    resolve: (_root, args, context, info) => loadEntities(context, info, 'ORGANIZATION', args),
  }),
}));
