import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { DateResolver, DateTimeResolver, URLResolver } from 'graphql-scalars';
import type PrismaTypes from '../generated/pothos.ts';
import { getDatamodel } from '../generated/pothos.ts';
import type * as rows from '../generated/prisma/client.ts';
import type { Context } from './context.ts';
import { decodeNodeId } from './node/nodeId.ts';
import type { Connection } from './paging/keyset.ts';

/** The one schema builder. Its scalars carry calendar days as midnight UTC, as PostgreSQL's `date` comes from Prisma. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: false;
  PrismaTypes: PrismaTypes;
  /** Types that the folders of the nouns know of each other by name, so that none has to import another. */
  Objects: {
    Article: rows.Article;
    ArticleConnection: Connection<rows.Article>;
    ArticleEdge: Connection<rows.Article>['edges'][number];
    Author: rows.Author;
    Mention: rows.Mention;
    Organization: rows.Entity;
    Person: rows.Entity;
    Place: rows.Entity;
    Publication: rows.Publication;
    Quote: rows.Quote;
    QuoteConnection: Connection<rows.Quote>;
    Trend: rows.Trend;
  };
  Scalars: {
    Date: { Input: Date; Output: Date };
    DateTime: { Input: Date; Output: Date };
    URL: { Input: URL; Output: URL | string };
    ID: { Input: string; Output: string | number };
  };
}>({
  plugins: [PrismaPlugin, RelayPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.database,
    dmmf: getDatamodel(),
    onUnusedQuery: 'error',
  },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    decodeGlobalID: decodeNodeId,
    idFieldOptions: { description: 'Opaque and lasting; found again by `node`.' },
    nodeTypeOptions: { description: 'Anything with an id of its own, that `node` finds again.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether entries follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether entries precede this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first entry, for `before`; null on an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last entry, for `after`; null on an empty page.' },
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
});

builder.addScalarType('Date', DateResolver, {
  description: 'A calendar day, as `2023-07-04`. In an answer, the day in the zone of the story.',
});
builder.addScalarType('DateTime', DateTimeResolver, {
  description: 'A moment in ISO 8601 with its offset, as `2023-07-04T10:15:00.000Z`.',
});
builder.addScalarType('URL', URLResolver, { description: 'An absolute address, as `https://example.org/story`.' });

builder.queryType({ description: 'Everything that can be asked of the corpus.' });
