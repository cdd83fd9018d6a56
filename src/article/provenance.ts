import { loadEntity } from '../entity/load.ts';
import type { AgencyCredit as AgencyCreditRow, ParseWarning as ParseWarningRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { batchField, groupBy } from '../graphql/context.ts';
import { TextLocationRef } from '../graphql/inputs/textLocation.ts';

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
      resolve: async ({ organizationId }, _args, context) => {
        const agency = await loadEntity(context, organizationId);
        if (!agency) throw new Error(`The credited agency ${organizationId} is gone.`);
        return agency;
      },
    }),
    role: t.expose('role', { type: AgencyRole, description: 'What it gave.' }),
    evidence: t.exposeString('evidence', { description: 'The printed words that say so: `(With AFP inputs)`.' }),
  }),
});

const ParseWarningCode = builder.enumType('ParseWarningCode', {
  description: 'What could not be settled in reading a story.',
  values: {
    DATE_MISSING: { description: 'No date is printed; the one given was taken from elsewhere, as the message says.' },
    DATE_AMBIGUOUS: { description: 'The printed date can be read in two ways; the message says which was taken.' },
    HEADLINE_MISSING: { description: 'No headline is printed; the first sentence serves.' },
    TEXT_TRUNCATED: { description: 'The text ends in mid-sentence.' },
    QUOTE_UNBALANCED: { description: 'Quotation marks of a block do not pair.' },
    QUOTE_UNATTRIBUTED: { description: 'Somebody is quoted, and it could not be told who.' },
    TREND_BOUNDARY_GUESSED: { description: 'Where one trend label ends and the next begins was guessed.' },
  } as const,
});

const ParseWarning = builder.objectRef<ParseWarningRow>('ParseWarning').implement({
  description: 'Something in a story that could not be settled, and what was assumed.',
  fields: (t) => ({
    code: t.expose('code', { type: ParseWarningCode, description: 'What could not be settled.' }),
    message: t.exposeString('message', { description: 'The value at fault and what was assumed, for a person.' }),
    location: t.field({
      type: TextLocationRef,
      nullable: true,
      description: 'The text it is about; null when it is about the story as a whole.',
      resolve: ({ field, block }) => field && { field, block },
    }),
  }),
});

builder.objectFields('Article', (t) => ({
  agencies: t.field({
    type: [AgencyCredit],
    description: 'The news agencies it credits, each with its role, in printed order.',
    resolve: async (article, _args, context, info) =>
      (await batchField(context, info, article.id, async (ids) =>
        groupBy(
          await context.database.agencyCredit.findMany({
            where: { articleId: { in: [...ids] } },
            orderBy: { position: 'asc' },
          }),
          ({ articleId }) => articleId,
        ),
      )) ?? [],
  }),
  warnings: t.field({
    type: [ParseWarning],
    description: 'What could not be settled in reading it; empty for most stories.',
    resolve: async (article, _args, context, info) =>
      (await batchField(context, info, article.id, async (ids) =>
        groupBy(
          await context.database.parseWarning.findMany({
            where: { articleId: { in: [...ids] } },
            orderBy: { position: 'asc' },
          }),
          ({ articleId }) => articleId,
        ),
      )) ?? [],
  }),
}));
