import { Prisma } from '../database/client.ts';
import type { ParseWarning as ParseWarningRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { TextLocationRef } from '../graphql/inputs/textLocation.ts';
import { shortList } from '../graphql/limits/costs.ts';
import { batchField, groupBy } from '../graphql/request/batching.ts';
import { reads } from '../graphql/select/joins.ts';

const ParseWarningCode = builder.enumType('ParseWarningCode', {
  description: 'What could not be settled in reading a story.',
  values: {
    DATE_MISSING: { description: 'No date is printed; the one given was taken from elsewhere, as the message says.' },
    DATE_AMBIGUOUS: { description: 'The printed date can be read in two ways; the message says which was taken.' },
    DATE_INVALID: { description: 'A printed date of the last change cannot be read.' },
    HEADLINE_MISSING: { description: 'No headline is printed; the first sentence serves.' },
    TEXT_TRUNCATED: { description: 'The text ends in mid-sentence.' },
    URL_INVALID: { description: 'An address is not an absolute http or https address; it was left out.' },
    VALUE_TRUNCATED: { description: 'A value is longer than is kept; the rest was cut off.' },
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
  warnings: t.field({
    extensions: reads({}),
    type: [ParseWarning],
    complexity: shortList,
    description: 'What could not be settled in reading it; empty for most stories.',
    resolve: async (article, _args, context, info) =>
      (await batchField(context, info, article.id, async (ids) =>
        groupBy(
          await context.read<ParseWarningRow>(Prisma.sql`
            SELECT * FROM "ParseWarning" WHERE "articleId" = ANY(${ids}::int[]) ORDER BY position`),
          ({ articleId }) => articleId,
        ),
      )) ?? [],
  }),
}));
