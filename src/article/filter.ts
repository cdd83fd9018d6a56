import type { Database } from '../database/client.ts';
import { DateRange, EntityFilter } from '../entity/filter.ts';
import { builder } from '../graphql/builder.ts';
import { badUserInput } from '../graphql/errors.ts';
import { readDateRange } from '../graphql/inputs/dateRange.ts';
import { Near, type NearInput, placesWithin } from '../graphql/inputs/near.ts';
import type { ResolvedArticleFilter, ResolvedField, ResolvedIds } from '../search/engine/resolvedArticleFilter.ts';
import { type NameIndex, resolveNames } from './filterNames.ts';

export interface EntityFilterInput {
  anyOf?: string[] | null | undefined;
  allOf?: string[] | null | undefined;
  noneOf?: string[] | null | undefined;
}

export interface ArticleFilterInput extends Partial<Record<ResolvedField, EntityFilterInput | null | undefined>> {
  publishedOn?: { from?: Date | null | undefined; to?: Date | null | undefined } | null | undefined;
  countries?: string[] | null | undefined;
  near?: NearInput | null | undefined;
  language?: string | null | undefined;
  hasQuotes?: boolean | null | undefined;
  hasPhoto?: boolean | null | undefined;
  and?: ArticleFilterInput[] | null | undefined;
  or?: ArticleFilterInput[] | null | undefined;
  not?: ArticleFilterInput | null | undefined;
}

export const ArticleFilter = builder.inputRef<ArticleFilterInput>('ArticleFilter');

ArticleFilter.implement({
  description:
    'Which articles. Every condition given must hold; what is left out sets none. The same filter means the same articles wherever it is asked. At most 4 deep with `and`, `or` and `not`, and 20 filters in all.',
  fields: (t) => ({
    publishedOn: t.field({ type: DateRange, description: 'Published on one of these days.' }),
    publications: t.field({ type: EntityFilter, description: 'Where they were published.' }),
    people: t.field({ type: EntityFilter, description: 'People they name.' }),
    places: t.field({ type: EntityFilter, description: 'Places they name.' }),
    organizations: t.field({ type: EntityFilter, description: 'Organisations they name.' }),
    speakers: t.field({ type: EntityFilter, description: 'People, organisations and places they quote.' }),
    trends: t.field({ type: EntityFilter, description: 'Trend labels printed with them.' }),
    agencies: t.field({ type: EntityFilter, description: 'News agencies they credit, in any role.' }),
    countries: t.stringList({
      description:
        'Countries of which they name a place, as ISO 3166-1 alpha-2 codes: `["IL", "US"]`. One of them at least.',
    }),
    near: t.field({ type: Near, description: 'A circle in which they name a place.' }),
    language: t.string({ description: 'Their language as a BCP 47 tag: `en`.' }),
    hasQuotes: t.boolean({ description: 'Whether they quote anybody.' }),
    hasPhoto: t.boolean({ description: 'Whether they have a photo.' }),
    and: t.field({
      type: [ArticleFilter],
      description: 'Filters that must all hold. An empty list sets no condition.',
    }),
    or: t.field({
      type: [ArticleFilter],
      description: 'Filters of which one at least must hold. An empty list sets no condition.',
    }),
    not: t.field({ type: ArticleFilter, description: 'A filter that must not hold. An empty one holds always.' }),
  }),
});

const deepest = 4;
const most = 20;
const entityFields: ResolvedField[] = [
  'publications',
  'people',
  'places',
  'organizations',
  'speakers',
  'trends',
  'agencies',
];

/**
 * Checks a filter and looks up every name in it: one statement, none when it holds no names.
 *
 * @throws BAD_USER_INPUT for a range that is upside down, a country that is no code, a filter too deep or too large.
 */
export async function resolveArticleFilter(
  database: Database,
  filter: ArticleFilterInput | null | undefined,
): Promise<ResolvedArticleFilter> {
  const parts = filter ? flatten(filter) : [];
  if (parts.length > most) {
    throw badUserInput(
      `The article filter holds ${parts.length} filters in all; at most ${most} are taken. Join some.`,
    );
  }
  const wanted = parts.flatMap((part) =>
    entityFields.flatMap((field) =>
      [...(part[field]?.anyOf ?? []), ...(part[field]?.allOf ?? []), ...(part[field]?.noneOf ?? [])].map((name) => ({
        field,
        name,
      })),
    ),
  );
  const circles = new Map<NearInput, number[]>();
  for (const { near } of parts) if (near) circles.set(near, await placesWithin(database, near));
  const inCountry = await placesByCountry(
    database,
    parts.flatMap(({ countries }) => (countries ?? []).map(readCountry)),
  );
  return resolve(filter ?? {}, { names: await resolveNames(database, wanted), circles, inCountry });
}

/** A filter and all the filters within it. */
function flatten(filter: ArticleFilterInput, depth = 1): ArticleFilterInput[] {
  if (depth > deepest) {
    throw badUserInput(`The article filter is more than ${deepest} deep with \`and\`, \`or\` and \`not\`. Flatten it.`);
  }
  const within = [...(filter.and ?? []), ...(filter.or ?? []), ...(filter.not ? [filter.not] : [])];
  return [filter, ...within.flatMap((part) => flatten(part, depth + 1))];
}

interface Known {
  names: NameIndex;
  /** The places within each circle of the filter. */
  circles: Map<NearInput, number[]>;
  inCountry: Map<string, number[]>;
}

function resolve(filter: ArticleFilterInput, known: Known): ResolvedArticleFilter {
  const range = readDateRange('publishedOn', filter.publishedOn);
  const ids = entityFields.flatMap((field) => resolveField(field, filter[field], known.names));
  return {
    ...(range.from && { publishedFrom: range.from }),
    ...(range.to && { publishedTo: range.to }),
    ...(ids.length > 0 && { ids }),
    ...(filter.countries && {
      countries: filter.countries.map(readCountry),
      countryPlaces: filter.countries.flatMap((code) => known.inCountry.get(readCountry(code)) ?? []),
    }),
    ...(filter.near && { near: { ...filter.near, places: known.circles.get(filter.near) ?? [] } }),
    ...(filter.language != null && { language: filter.language }),
    ...(filter.hasQuotes != null && { hasQuotes: filter.hasQuotes }),
    ...(filter.hasPhoto != null && { hasPhoto: filter.hasPhoto }),
    ...(filter.and && { and: filter.and.map((part) => resolve(part, known)) }),
    ...(filter.or && { or: filter.or.map((part) => resolve(part, known)) }),
    ...(filter.not && { not: resolve(filter.not, known) }),
  };
}

function resolveField(
  field: ResolvedField,
  given: EntityFilterInput | null | undefined,
  names: NameIndex,
): ResolvedIds[] {
  if (!given) return [];
  const idsOf = (name: string) => names(field, name);
  return [
    {
      field,
      ...(given.anyOf && { anyOf: given.anyOf.map(idsOf) }),
      ...(given.allOf && { allOf: given.allOf.map(idsOf) }),
      ...(given.noneOf && { noneOf: given.noneOf.map(idsOf) }),
    },
  ];
}

/** The places of the corpus in each of these countries: one statement, none without countries. */
async function placesByCountry(database: Database, codes: string[]): Promise<Map<string, number[]>> {
  if (codes.length === 0) return new Map();
  const rows = await database.$queryRaw<{ code: string; ids: number[] }[]>`
    SELECT "countryCode" AS code, array_agg("entityId") AS ids FROM "Place"
    WHERE "countryCode" = ANY(${codes}::text[]) GROUP BY 1`;
  return new Map(rows.map(({ code, ids }) => [code, ids]));
}

/** A country's code in capitals. */
export function readCountry(code: string): string {
  if (/^[a-z]{2}$/i.test(code)) return code.toUpperCase();
  throw badUserInput(
    `\`countries: ${JSON.stringify(code.slice(0, 80))}\` is not an ISO 3166-1 alpha-2 code such as \`IL\`. To ask by name, use \`places\`.`,
  );
}
