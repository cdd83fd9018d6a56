import { Entity } from '../entity/entity.ts';
import { findEntity } from '../entity/find.ts';
import { loadEntities } from '../entity/list.ts';
import type { Entity as EntityRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { connectionType, pageArguments } from '../graphql/lists/connection.ts';
import { NameOrder, namedConditions } from '../graphql/lists/namedList.ts';

export const Organization = builder.node(builder.objectRef<EntityRow>('Organization'), {
  description: 'An organisation named or credited in the corpus: a party, a ministry, a company, a news agency.',
  id: { resolve: ({ id }) => id },
  interfaces: [Entity],
  fields: (t) => ({
    isAgency: t.exposeBoolean('isAgency', { description: 'Whether it is a news agency.' }),
  }),
});

const OrganizationFilter = builder.inputType('OrganizationFilter', {
  description: 'Which organisations. Every condition given must hold.',
  fields: namedConditions,
});

const OrganizationConnection = connectionType('Organization', Organization, { nodes: 'organisations' });

builder.queryFields((t) => ({
  organization: t.field({
    type: Organization,
    nullable: true,
    description: 'One organisation by exactly one identifier; null when there is none, or when several have the name.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      slug: t.arg.string({ description: 'Its slug.' }),
      name: t.arg.string({ description: 'Its full name, or an alias that only one organisation has.' }),
    },
    resolve: (_root, args, context, info) => findEntity(context, 'ORGANIZATION', args, info),
  }),
  organizations: t.field({
    type: OrganizationConnection,
    description: 'The organisations that articles name or credit, those in most articles first.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: OrganizationFilter, description: 'Which organisations; all of them when left out.' }),
      orderBy: t.arg({ type: NameOrder, description: 'Their order.' }),
    },
    resolve: (_root, args, context, info) => loadEntities(context, info, 'ORGANIZATION', args),
  }),
}));
