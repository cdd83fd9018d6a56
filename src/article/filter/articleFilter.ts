import { Prisma } from '../../database/client.ts';
import type { Read } from '../../database/read/reader.ts';
import { builder } from '../../graphql/builder/builder.ts';
import { badUserInput } from '../../graphql/errors/errors.ts';
import { readCountry } from '../../graphql/inputs/country.ts';
import { DateRange, type DateRangeInput, readDateRange } from '../../graphql/inputs/dateRange.ts';
import { NameFilter, type NameFilterInput, nameLists, readNameFilter } from '../../graphql/inputs/nameFilter.ts';
import { Near, type NearInput, placesWithin } from '../../graphql/inputs/near.ts';
import type { UnresolvedName } from '../../graphql/paging/keyset.ts';
import { toLowerRange } from '../../search/documents/languageRanges.ts';
import type { ResolvedArticleFilter, ResolvedField, ResolvedIds } from '../../search/engine/resolvedArticleFilter.ts';
import type { LinkedField, Value } from './linkTables.ts';
import { type NameIndex, resolveNames } from './resolveNames.ts';

export interface ArticleFilterInput extends Partial<Record<ResolvedField, NameFilterInput | null | undefined>> {
  publishedOn?: DateRangeInput | null | undefined;
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
    publications: t.field({ type: NameFilter, description: 'Where they were published.' }),
    authors: t.field({ type: NameFilter, description: 'Who wrote them.' }),
    people: t.field({ type: NameFilter, description: 'People they name.' }),
    places: t.field({ type: NameFilter, description: 'Places they name.' }),
    organizations: t.field({ type: NameFilter, description: 'Organisations they name.' }),
    speakers: t.field({ type: NameFilter, description: 'People, organisations and places they quote.' }),
    trends: t.field({ type: NameFilter, description: 'Trend labels printed with them.' }),
    agencies: t.field({ type: NameFilter, description: 'News agencies they credit, in any role.' }),
    countries: t.stringList({
      description:
        'At least one of these countries, or of the places in them, is named: ISO 3166-1 alpha-2 codes, `["IL", "US"]`.',
    }),
    near: t.field({ type: Near, description: 'A circle in which they name a place.' }),
    language: t.string({
      description: 'Their language as a BCP 47 range (RFC 4647): `en` is also `en-GB`. Case does not count.',
    }),
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

const maxDepth = 4;
const maxFilters = 20;
const nameFields: ResolvedField[] = [
  'publications',
  'authors',
  'people',
  'places',
  'organizations',
  'speakers',
  'trends',
  'agencies',
];

/** A filter as database and search are asked, and the names in it that are not known. */
export interface ReadArticleFilter {
  filter: ResolvedArticleFilter;
  unresolvedNames: UnresolvedName[];
  countOf: CountOf;
}

/** About how many articles are linked with something that a filter asks for, by which the rarest is known. */
export type CountOf = (field: LinkedField, value: Value) => number;

/**
 * Checks a filter and looks up every name in it: one statement, none when it holds no names.
 *
 * @param argument Where the filter was given: `filter`, `filter.articles`.
 * @throws BAD_USER_INPUT for a range that is upside down, a country that is no code, a filter too deep or too large.
 */
export async function readArticleFilter(
  read: Read,
  given: ArticleFilterInput | null | undefined,
  argument = 'filter',
): Promise<ReadArticleFilter> {
  const filter = given ? withoutRepeats(given, argument) : null;
  const parts = filter ? flatten(filter, argument) : [];
  if (parts.length > maxFilters) {
    const message = `\`${argument}\` holds ${parts.length} filters in all; at most ${maxFilters} are taken. Join some.`;
    throw badUserInput(message, { argument, limit: maxFilters });
  }
  const names = parts.flatMap(namesOf);
  refuseTooManyNames(argument, names);
  const circles = new Map<NearInput, { id: number; count: number }[]>();
  for (const { filter: part } of parts) if (part.near) circles.set(part.near, await placesWithin(read, part.near));
  const codes = parts.flatMap(({ filter: part, path }) =>
    (part.countries ?? []).map((code) => readCountry(`${path}.countries`, code)),
  );
  const { idsOf, countOf } = await resolveNames(read, names);
  const ofPlaces = new Map([...circles.values()].flat().map(({ id, count }) => [id, count]));
  const ofCountries = await countsOfCountries(read, codes);
  return {
    filter: resolve(filter ?? {}, argument, { idsOf, circles }),
    unresolvedNames: names
      .filter(({ field, name }) => idsOf(field, name).length === 0)
      .map(({ argument: list, name }) => ({ argument: list, name })),
    countOf(field, value) {
      if (field === 'countries') return ofCountries.get(String(value)) ?? 0;
      const nearby = field === 'places' ? ofPlaces.get(Number(value)) : undefined;
      return nearby ?? countOf(field, Number(value));
    },
  };
}

/**
 * The same filter, without names and countries that are given twice.
 *
 * @throws BAD_USER_INPUT for a filter too deep, and a list of too many names.
 */
function withoutRepeats(filter: ArticleFilterInput, path: string, depth = 1): ArticleFilterInput {
  if (depth > maxDepth) {
    const message = `\`${path}\` is more than ${maxDepth} deep with \`and\`, \`or\` and \`not\`. Flatten it.`;
    throw badUserInput(message, { argument: path, limit: maxDepth });
  }
  const within = (part: ArticleFilterInput, name: string) => withoutRepeats(part, `${path}.${name}`, depth + 1);
  const names = nameFields.flatMap((field) => {
    const given = filter[field];
    return given ? [[field, readNameFilter(`${path}.${field}`, given)]] : [];
  });
  return {
    ...filter,
    ...Object.fromEntries(names),
    ...(filter.countries && { countries: [...new Set(filter.countries)] }),
    ...(filter.and && { and: filter.and.map((part, i) => within(part, `and[${i}]`)) }),
    ...(filter.or && { or: filter.or.map((part, i) => within(part, `or[${i}]`)) }),
    ...(filter.not && { not: within(filter.not, 'not') }),
  };
}

/** How many names a filter and the filters in it may have together, and how many of these in lists of `allOf`. */
const maxNames = 1000;
const maxRequiredNames = 40;

function refuseTooManyNames(argument: string, names: readonly { argument: string }[]): void {
  const required = names.filter((name) => name.argument.endsWith('.allOf')).length;
  const [count, limit, where] =
    required > maxRequiredNames ? [required, maxRequiredNames, ' in `allOf`'] : [names.length, maxNames, ''];
  if (count <= limit) return;
  const message = `\`${argument}\` has ${count} names${where} in all; at most ${limit} are taken. Ask in parts.`;
  throw badUserInput(message, { argument, limit });
}

interface FilterPart {
  filter: ArticleFilterInput;
  /** `filter.or[0]`. */
  path: string;
}

/** A filter and all the filters within it. */
function flatten(filter: ArticleFilterInput, path: string): FilterPart[] {
  return [
    { filter, path },
    ...(filter.and ?? []).flatMap((part, i) => flatten(part, `${path}.and[${i}]`)),
    ...(filter.or ?? []).flatMap((part, i) => flatten(part, `${path}.or[${i}]`)),
    ...(filter.not ? flatten(filter.not, `${path}.not`) : []),
  ];
}

const namesOf = ({ filter, path }: FilterPart) =>
  nameFields.flatMap((field) =>
    nameLists.flatMap((list) =>
      (filter[field]?.[list] ?? []).map((name) => ({ field, name, argument: `${path}.${field}.${list}` })),
    ),
  );

interface Known {
  idsOf: NameIndex['idsOf'];
  /** The places within each circle of the filter. */
  circles: Map<NearInput, { id: number }[]>;
}

function resolve(filter: ArticleFilterInput, path: string, known: Known): ResolvedArticleFilter {
  const range = readDateRange(`${path}.publishedOn`, filter.publishedOn);
  const ids = nameFields.flatMap((field) => {
    const given = filter[field];
    return given ? [{ field, ...resolveLists(given, (name) => known.idsOf(field, name)) }] : [];
  });
  const codes = filter.countries?.map((code) => readCountry(`${path}.countries`, code));
  return {
    ...(range.from && { publishedFrom: range.from }),
    ...(range.to && { publishedTo: range.to }),
    ...(ids.length > 0 && { ids }),
    ...(codes && { countries: codes }),
    ...(filter.near && {
      near: { ...filter.near, places: (known.circles.get(filter.near) ?? []).map(({ id }) => id) },
    }),
    ...(filter.language != null && { language: toLowerRange(filter.language) }),
    ...(filter.hasQuotes != null && { hasQuotes: filter.hasQuotes }),
    ...(filter.hasPhoto != null && { hasPhoto: filter.hasPhoto }),
    ...(filter.and && { and: filter.and.map((part, i) => resolve(part, `${path}.and[${i}]`, known)) }),
    ...(filter.or && { or: filter.or.map((part, i) => resolve(part, `${path}.or[${i}]`, known)) }),
    ...(filter.not && { not: resolve(filter.not, `${path}.not`, known) }),
  };
}

/** The lists of a name filter with the ids of each name; a list that was not given is left out. */
export function resolveLists(
  { anyOf, allOf, noneOf }: NameFilterInput,
  idsOf: (name: string) => number[],
): Omit<ResolvedIds, 'field'> {
  return {
    ...(anyOf && { anyOf: anyOf.map(idsOf) }),
    ...(allOf && { allOf: distinctLists(allOf.map(idsOf)) }),
    ...(noneOf && { noneOf: noneOf.map(idsOf) }),
  };
}

/** `Trump` and `Donald Trump` may be the same people: whoever must be named twice is asked for once. */
const distinctLists = (lists: number[][]): number[][] => [...new Map(lists.map((ids) => [ids.join(), ids])).values()];

/** How many articles name each of these countries: one statement, none without countries. */
async function countsOfCountries(read: Read, codes: string[]): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await read<{ code: string; count: number }>(Prisma.sql`
    SELECT code, "articleCount" AS count FROM "Country" WHERE code = ANY(${codes}::text[])`);
  return new Map(rows.map(({ code, count }) => [code, count]));
}
