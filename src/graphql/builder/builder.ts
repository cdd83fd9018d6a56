import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import RelayPlugin from '@pothos/plugin-relay';
import { DateResolver, DateTimeResolver, URLResolver } from 'graphql-scalars';
import type * as rows from '../../generated/prisma/client.ts';
import { estimateCost } from '../limits/costs.ts';
import type { Connection } from '../paging/keyset.ts';
import type { Context } from '../request/context.ts';
import type { ArticleRow, QuoteRow } from '../request/rows.ts';
import { decodeNodeId } from './nodeId.ts';

/** The one schema builder. Its scalars carry calendar days as midnight UTC, as Prisma reads PostgreSQL's `date`. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: false;
  /** Types that the folders of the nouns refer to by name, so that none has to import another. */
  Objects: {
    Article: ArticleRow;
    ArticleConnection: Connection<ArticleRow>;
    Author: rows.Author;
    Mention: rows.Mention;
    Organization: rows.Entity;
    Person: rows.Entity;
    Photo: rows.Block;
    Place: rows.Entity;
    Publication: rows.Publication;
    Quote: QuoteRow;
    QuoteConnection: Connection<QuoteRow>;
    Trend: rows.Trend;
  };
  Interfaces: {
    Entity: rows.Entity;
    TextBlock: rows.Block;
  };
  Scalars: {
    Date: { Input: Date; Output: Date };
    DateTime: { Input: Date; Output: Date };
    URL: { Input: URL; Output: URL | string };
    ID: { Input: string; Output: string | number };
  };
}>({
  plugins: [RelayPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  complexity: { fieldComplexity: estimateCost },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    decodeGlobalID: decodeNodeId,
    idFieldOptions: { description: 'Opaque and stable: `node` finds the same object by it.' },
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
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
});
builder.addScalarType('DateTime', DateTimeResolver, {
  description: 'A moment in ISO 8601 with its offset, as `2023-07-04T10:15:00.000Z`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
});
builder.addScalarType('URL', URLResolver, {
  description: 'An absolute http or https address, as `https://example.org/story`.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
});

builder.queryType({ description: 'Everything that can be asked of the corpus.' });
