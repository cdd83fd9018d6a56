import { Prisma, type Sql } from '../database/client.ts';
import { Entity } from '../entity/entity.ts';
import { findEntity } from '../entity/find.ts';
import { loadEntities } from '../entity/list.ts';
import type {
  Entity as EntityRow,
  PlaceKind as PlaceKindValue,
  Place as PlaceRow,
} from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { readCountry } from '../graphql/inputs/country.ts';
import { Near, type NearInput, withinCircle } from '../graphql/inputs/near.ts';
import { connectionType, pageArguments } from '../graphql/lists/connection.ts';
import { NameOrder, namedConditions } from '../graphql/lists/namedList.ts';
import { and } from '../graphql/paging/keyset.ts';
import { batchLoad } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { reads } from '../graphql/select/joins.ts';

const PlaceKind = builder.enumType('PlaceKind', {
  description: 'What sort of place it is.',
  values: {
    CONTINENT: { description: 'A continent.' },
    REGION: { description: 'A region that is no unit of government, or lies in several countries: the West Bank.' },
    COUNTRY: { description: 'A country.' },
    STATE: { description: 'A state, province or other first division of a country.' },
    CITY: { description: 'A city, town or village.' },
    FACILITY: { description: 'Something built: an airport, a camp, a stadium.' },
    OTHER: { description: 'Any other place: a river, a mountain, a sea; or one that is not known closer.' },
  } as const,
});

export const Place = builder.node(builder.objectRef<EntityRow>('Place'), {
  description: 'A place named in the corpus. Coordinates and countries of known places are those of GeoNames.',
  id: { resolve: ({ id }) => id },
  interfaces: [Entity],
  fields: (t) => ({
    kind: t.field({
      extensions: reads({}),
      type: PlaceKind,
      description: 'What sort of place it is.',
      resolve: async ({ id }, _args, context) => (await loadPlace(context, id))?.kind ?? 'OTHER',
    }),
    country: t.field({
      extensions: reads({}),
      type: 'Place',
      nullable: true,
      description: 'The country it lies in; null for a country, for what lies in several, and when not known.',
      resolve: ({ id }, _args, context) => loadCountry(context, id),
    }),
    countryCode: t.string({
      extensions: reads({}),
      nullable: true,
      description:
        'ISO 3166-1 alpha-2 code of its country, or of itself: `US`. Null when it has none or it is not known.',
      resolve: async ({ id }, _args, context) => (await loadPlace(context, id))?.countryCode ?? null,
    }),
    latitude: t.float({
      extensions: reads({}),
      nullable: true,
      description: 'Degrees north, WGS 84; null when not known.',
      resolve: async ({ id }, _args, context) => (await loadPlace(context, id))?.latitude ?? null,
    }),
    longitude: t.float({
      extensions: reads({}),
      nullable: true,
      description: 'Degrees east, WGS 84; null when not known.',
      resolve: async ({ id }, _args, context) => (await loadPlace(context, id))?.longitude ?? null,
    }),
  }),
});

/** What only a place has, loaded together with that of other places. */
const loadPlace = (context: Context, entityId: number): Promise<PlaceRow | undefined> =>
  batchLoad<number, PlaceRow>(context, 'place', entityId, async (ids) => {
    const rows = await context.read<PlaceRow>(Prisma.sql`SELECT * FROM "Place" WHERE "entityId" = ANY(${ids}::int[])`);
    return new Map(rows.map((row) => [row.entityId, row]));
  });

/** The country that a place lies in, loaded together with those of other places; null for none. */
async function loadCountry(context: Context, placeId: number): Promise<EntityRow | null> {
  const country = await batchLoad<number, EntityRow>(context, 'country', placeId, async (ids) => {
    const rows = await context.read<EntityRow & { placeId: number }>(Prisma.sql`
      SELECT place."entityId" AS "placeId", e.* FROM "Place" place JOIN "Entity" e ON e.id = place."countryId"
      WHERE place."entityId" = ANY(${ids}::int[])`);
    return new Map(rows.map((row) => [row.placeId, row]));
  });
  return country ?? null;
}

const PlaceConnection = connectionType('Place', Place, { nodes: 'places' });

const PlaceFilter = builder.inputType('PlaceFilter', {
  description: 'Which places. Every condition given must hold.',
  fields: (t) => ({
    ...namedConditions(t),
    kinds: t.field({ type: [PlaceKind], description: 'Of one of these sorts; of any when left out or empty.' }),
    near: t.field({ type: Near, description: 'Within a circle; places without coordinates are in none.' }),
    countries: t.stringList({ description: 'In one of these countries, as ISO 3166-1 alpha-2 codes: `["IL", "US"]`.' }),
  }),
});

builder.queryFields((t) => ({
  place: t.field({
    type: Place,
    nullable: true,
    description: 'One place by exactly one identifier; null when there is none, or when several have the name.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      slug: t.arg.string({ description: 'Its slug.' }),
      name: t.arg.string({ description: 'Its usual name, or an alias that only one place has.' }),
    },
    resolve: (_root, args, context, info) => findEntity(context, 'PLACE', args, info),
  }),
  places: t.field({
    type: PlaceConnection,
    description: 'The places that articles name, those in most articles first.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: PlaceFilter, description: 'Which places; all of them when left out.' }),
      orderBy: t.arg({ type: NameOrder, description: 'Their order.' }),
    },
    resolve: (_root, args, context, info) => loadEntities(context, info, 'PLACE', args, placeConditions(args.filter)),
  }),
}));

function placeConditions(
  filter:
    | {
        kinds?: PlaceKindValue[] | null | undefined;
        countries?: string[] | null | undefined;
        near?: NearInput | null | undefined;
      }
    | null
    | undefined,
): Sql[] {
  const { kinds, countries, near } = filter ?? {};
  const conditions = [
    ...(kinds?.length ? [Prisma.sql`place.kind = ANY(${kinds}::"PlaceKind"[])`] : []),
    ...(near ? [withinCircle(near)] : []),
    ...(countries?.length
      ? [
          Prisma.sql`place."countryCode" = ANY(${[...new Set(countries.map((code) => readCountry('filter.countries', code)))]}::text[])`,
        ]
      : []),
  ];
  if (conditions.length === 0) return [];
  return [Prisma.sql`EXISTS (SELECT 1 FROM "Place" place WHERE place."entityId" = e.id AND ${and(conditions)})`];
}
