import { Prisma } from '../database/client.ts';
import type { Entity as EntityRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { encodeNodeId } from '../graphql/builder/nodeId.ts';
import { countryName } from '../graphql/inputs/country.ts';
import { typeNames } from '../graphql/inputs/kind.ts';
import { wholeList } from '../graphql/limits/costs.ts';
import { batchLoad } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadRow } from '../graphql/request/rows.ts';
import type { FacetCount, FacetField as FacetFieldValue } from '../search/engine/port.ts';

export const FacetField = builder.enumType('FacetField', {
  description: 'What the hits of a search can be counted by.',
  values: {
    PEOPLE: { description: 'The people they name.' },
    PLACES: { description: 'The places they name.' },
    ORGANIZATIONS: { description: 'The organisations they name.' },
    TRENDS: { description: 'The trend labels printed with them.' },
    PUBLICATIONS: { description: 'Where they were published.' },
    AUTHORS: { description: 'Who wrote them.' },
    AGENCIES: { description: 'The news agencies they credit.' },
    COUNTRIES: { description: 'The countries of the places they name.' },
    SPEAKERS: { description: 'Who they quote.' },
    YEAR: { description: 'The year of publication.' },
    MONTH: { description: 'The month of publication.' },
  } as const,
});

/** A row that an id of the API stands for, tagged with its type. */
export interface TaggedNode {
  __typename: 'Person' | 'Place' | 'Organization' | 'Trend' | 'Publication' | 'Author';
  id: number;
}

interface Labelled extends FacetCount {
  label: string;
  node: TaggedNode | null;
}

export interface LabelledFacet {
  field: FacetFieldValue;
  values: Labelled[];
}

const FacetValue = builder.objectRef<Labelled>('FacetValue').implement({
  description: 'One value of a facet, and how many hits have it.',
  fields: (t) => ({
    value: t.exposeString('value', {
      description:
        'What to put into the filter to choose it: an id, a country’s ISO code, a year `2025` or a month `2025-03`.',
    }),
    label: t.exposeString('label', { description: 'What to show: a name, `Nepal`, `2025`, `March 2025`.' }),
    count: t.exposeInt('count', { description: 'How many hits have it.' }),
    node: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The one it stands for; null for years, months and countries that no story names.',
      resolve: ({ node }) => node as never,
    }),
  }),
});

export const Facet = builder.objectRef<LabelledFacet>('Facet').implement({
  description: 'The values of one facet, those of most hits first.',
  fields: (t) => ({
    field: t.expose('field', { type: FacetField, description: 'What is counted.' }),
    values: t.field({
      type: [FacetValue],
      complexity: wholeList(10),
      description: 'The values that some hit has.',
      resolve: ({ values }) => values,
    }),
  }),
});

/** Labels the values of a facet; those whose row is gone are left out. As many statements for all facets as for one of each sort. */
export async function labelFacet(
  context: Context,
  field: FacetFieldValue,
  counts: readonly FacetCount[],
): Promise<LabelledFacet> {
  const values = await Promise.all(counts.map((count) => labels[field](context, count)));
  return { field, values: values.filter((value) => value !== null) };
}

type Label = (context: Context, count: FacetCount) => Promise<Labelled | null>;

const entityLabel: Label = async (context, { value, count }) => {
  const entity = await loadRow(context, 'Entity', Number(value));
  return entity && labelled({ ...entity, __typename: typeNames[entity.kind] }, entity.name, count);
};

const trendLabel: Label = async (context, { value, count }) => {
  const trend = await loadRow(context, 'Trend', Number(value));
  return trend ? labelled({ ...trend, __typename: 'Trend' }, trend.label, count) : null;
};

const publicationLabel: Label = async (context, { value, count }) => {
  const publication = await loadRow(context, 'Publication', Number(value));
  return publication ? labelled({ ...publication, __typename: 'Publication' }, publication.name, count) : null;
};

const authorLabel: Label = async (context, { value, count }) => {
  const author = await loadRow(context, 'Author', Number(value));
  return author ? labelled({ ...author, __typename: 'Author' }, author.name, count) : null;
};

const countryLabel: Label = async (context, { value, count }) => {
  const country = await batchLoad(context, 'country of code', value, async (codes: readonly string[]) => {
    const rows = await context.read<EntityRow & { code: string }>(Prisma.sql`
      SELECT e.*, place."countryCode" AS code FROM "Place" place JOIN "Entity" e ON e.id = place."entityId"
      WHERE place.kind = 'COUNTRY' AND place."countryCode" = ANY(${codes}::text[]) ORDER BY e.id DESC`);
    return new Map(rows.map((row) => [row.code, row]));
  });
  const node = country ? { ...country, __typename: 'Place' as const } : null;
  return { value, label: country?.name ?? countryName(value) ?? value, count, node };
};

const yearLabel: Label = async (_context, { value, count }) => ({ value, label: value, count, node: null });

const monthLabel: Label = async (_context, { value, count }) => {
  const label = monthNames.format(new Date(`${value}-01T00:00:00Z`));
  return { value, label, count, node: null };
};

const labels: Record<FacetFieldValue, Label> = {
  PEOPLE: entityLabel,
  PLACES: entityLabel,
  ORGANIZATIONS: entityLabel,
  AGENCIES: entityLabel,
  SPEAKERS: entityLabel,
  TRENDS: trendLabel,
  PUBLICATIONS: publicationLabel,
  AUTHORS: authorLabel,
  COUNTRIES: countryLabel,
  YEAR: yearLabel,
  MONTH: monthLabel,
};

const labelled = (node: TaggedNode, label: string, count: number): Labelled => ({
  value: encodeNodeId(node.__typename, node.id),
  label,
  count,
  node,
});

const monthNames = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
