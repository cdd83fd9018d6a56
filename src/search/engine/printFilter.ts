import { encodeFilterValue } from '../documents/filterValue.ts';
import { toLowerRange } from '../documents/languageRanges.ts';
import type { ResolvedArticleFilter, ResolvedField, ResolvedIds } from './resolvedArticleFilter.ts';
import type { ResolvedQuoteFilter } from './resolvedQuoteFilter.ts';

/** A condition in the engine's filter language; null holds for every document. */
type Condition = string | null;

const nothing = 'id IN []';

const attributes: Record<ResolvedField, string> = {
  publications: 'publication',
  authors: 'authors',
  people: 'people',
  places: 'places',
  organizations: 'organizations',
  speakers: 'speakers',
  trends: 'trends',
  agencies: 'agencies',
};

/**
 * Prints a filter in the engine's language; null when everything passes it. All values from outside are quoted here.
 *
 * @param prefix Of the attributes of the article: `article.` in the index of quotes.
 */
export function printFilter(filter: ResolvedArticleFilter, prefix = ''): Condition {
  return all([
    ...dayConditions(filter, prefix),
    ...(filter.ids ?? []).flatMap((ids) => idConditions(`${prefix}${attributes[ids.field]}`, ids)),
    ...placeConditions(filter, prefix),
    ...storyConditions(filter, prefix),
    ...(filter.and ?? []).map((part) => printFilter(part, prefix)),
    ...(filter.or?.length ? [any(filter.or.map((part) => printFilter(part, prefix)))] : []),
    ...(filter.not ? [negate(printFilter(filter.not, prefix))] : []),
  ]);
}

/** Prints a filter of quotes, by themselves and by their articles. */
export function printQuoteFilter(filter: ResolvedQuoteFilter): Condition {
  const { speakers, kinds, hasSpeaker, articles } = filter;
  return all([
    ...dayConditions(filter, ''),
    ...(speakers ? idConditions('speakers', speakers) : []),
    ...(kinds?.length ? [`kind IN [${kinds.join(', ')}]`] : []),
    ...(hasSpeaker === undefined ? [] : [`hasSpeaker = ${hasSpeaker}`]),
    ...(articles ? [printFilter(articles, 'article.')] : []),
  ]);
}

/** Adds to a printed filter that the document has one of these ids. */
export function narrowTo(ids: readonly number[], filter: string | null): string {
  return filter === null ? anyId('id', ids) : `(${filter}) AND ${anyId('id', ids)}`;
}

/** Days since 1970-01-01: `2023-07-04` is 19542. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

function dayConditions({ publishedFrom, publishedTo }: Days, prefix: string): Condition[] {
  return [
    ...(publishedFrom === undefined ? [] : [compareDay(prefix, '>=', publishedFrom)]),
    ...(publishedTo === undefined ? [] : [compareDay(prefix, '<=', publishedTo)]),
  ];
}

type Days = Pick<ResolvedArticleFilter, 'publishedFrom' | 'publishedTo'>;

const compareDay = (prefix: string, operator: '>=' | '<=', day: string): Condition => {
  const number = dayNumber(day);
  return Number.isFinite(number) ? `${prefix}publishedOn ${operator} ${number}` : nothing;
};

function idConditions(
  attribute: string,
  { anyOf = [], allOf = [], noneOf = [] }: Omit<ResolvedIds, 'field'>,
): Condition[] {
  return [
    ...(anyOf.length > 0 ? [anyId(attribute, anyOf.flat())] : []),
    ...allOf.map((ids) => anyId(attribute, ids)),
    ...(noneOf.length > 0 ? [`NOT ${anyId(attribute, noneOf.flat())}`] : []),
  ];
}

function placeConditions({ countries, near }: ResolvedArticleFilter, prefix: string): Condition[] {
  return [
    ...(countries?.length ? [`${prefix}countries IN [${[...new Set(countries)].map(quote).join(', ')}]`] : []),
    ...(near ? [anyId(`${prefix}places`, near.places)] : []),
  ];
}

function storyConditions({ language, hasQuotes, hasPhoto }: ResolvedArticleFilter, prefix: string): Condition[] {
  return [
    ...(language === undefined ? [] : [`${prefix}languages = ${quote(toLowerRange(language))}`]),
    ...(hasQuotes === undefined ? [] : [`${prefix}hasQuotes = ${hasQuotes}`]),
    ...(hasPhoto === undefined ? [] : [`${prefix}hasPhoto = ${hasPhoto}`]),
  ];
}

const anyId = (attribute: string, ids: readonly number[]) =>
  `${attribute} IN [${[...new Set(ids)].filter(Number.isSafeInteger).join(', ')}]`;

/** A text as a quoted value. Encoded, it holds no character that could end the quotation. */
const quote = (text: string) => `"${encodeFilterValue(text)}"`;

function all(conditions: Condition[]): Condition {
  const limiting = [...new Set(conditions)].filter((condition) => condition !== null);
  if (limiting.length < 2) return limiting[0] ?? null;
  return limiting.map((condition) => `(${condition})`).join(' AND ');
}

function any(conditions: Condition[]): Condition {
  if (conditions.includes(null)) return null;
  return [...new Set(conditions)].map((condition) => `(${condition})`).join(' OR ');
}

const negate = (condition: Condition): Condition => (condition === null ? nothing : `NOT (${condition})`);
