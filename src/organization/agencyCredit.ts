import { Prisma } from '../database/client.ts';
import type { AgencyCredit as AgencyCreditRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { shortList } from '../graphql/limits/costs.ts';
import { batchField, groupBy } from '../graphql/request/batching.ts';
import { loadExistingRow, loadRow } from '../graphql/request/rows.ts';
import { reads } from '../graphql/select/joins.ts';

const AgencyRole = builder.enumType('AgencyRole', {
  description: 'What a news agency gave to a story.',
  values: {
    TEXT: { description: 'Words: named in a note, the byline or the dateline.' },
    PHOTO: { description: 'A photo.' },
    SYNDICATION: { description: 'The whole story, as it is.' },
  } as const,
});

const AgencyCredit = builder.objectRef<AgencyCreditRow>('AgencyCredit').implement({
  description: 'That a story credits a news agency.',
  fields: (t) => ({
    organization: t.field({
      type: 'Organization',
      description: 'The agency.',
      resolve: ({ organizationId }, _args, context) => loadExistingRow(context, 'Entity', organizationId),
    }),
    role: t.expose('role', { type: AgencyRole, description: 'What it gave.' }),
    evidence: t.exposeString('evidence', { description: 'The printed words that say so: `(With AFP inputs)`.' }),
  }),
});

builder.objectFields('Article', (t) => ({
  agencies: t.field({
    extensions: reads({}),
    type: [AgencyCredit],
    complexity: shortList,
    description: 'The news agencies it credits, each with its role, in printed order.',
    resolve: async (article, _args, context, info) =>
      (await batchField(context, info, article.id, async (ids) =>
        groupBy(
          await context.read<AgencyCreditRow>(Prisma.sql`
            SELECT * FROM "AgencyCredit" WHERE "articleId" = ANY(${ids}::int[]) ORDER BY position`),
          ({ articleId }) => articleId,
        ),
      )) ?? [],
  }),
}));

builder.objectField('Photo', 'agency', (t) =>
  t.field({
    extensions: reads({ join: { kind: 'one', table: 'Entity', by: 'agencyId' } }),
    type: 'Organization',
    nullable: true,
    description: 'The news agency that the credit names; null when it names none.',
    resolve: ({ agencyId }, _args, context) => loadRow(context, 'Entity', agencyId),
  }),
);
