import { encodeFilterValue } from '../documents/filterValue.ts';
import { toLowerRange } from '../documents/languageRanges.ts';
import type { ResolvedArticleFilter, ResolvedField, ResolvedIds } from './resolvedArticleFilter.ts';
import type { ResolvedQuoteFilter } from './resolvedQuoteFilter.ts';

/** A condition in the engine's language; null holds for every article. */
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
 * Prints a filter in the engine's language; null when it leaves everything. All values from outside are quoted here.
 *
 * @param within What stands before an attribute of the article: `article.` where quotes are asked for.
 */
export function printFilter(filter: ResolvedArticleFilter, within = ''): Condition {
  return all([
    ...dayConditions(filter, within),
    ...(filter.ids ?? []).flatMap((ids) => idConditions(`${within}${attributes[ids.field]}`, ids)),
    ...placeConditions(filter, within),
    ...storyConditions(filter, within),
    ...(filter.and ?? []).map((part) => printFilter(part, within)),
    ...(filter.or?.length ? [any(filter.or.map((part) => printFilter(part, within)))] : []),
    ...(filter.not ? [negate(printFilter(filter.not, within))] : []),
  ]);
}

/** The same for quotes, by what is said of themselves and of their articles. */
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

/** Only the articles with these ids, beside what the filter asks. */
export function narrowTo(ids: readonly number[], filter: string | null): string {
  return filter === null ? anyId('id', ids) : `(${filter}) AND ${anyId('id', ids)}`;
}

/** Days since 1970-01-01: `2023-07-04` is 19542. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

function dayConditions({ publishedFrom, publishedTo }: Days, within: string): Condition[] {
  return [
    ...(publishedFrom === undefined ? [] : [compareDay(within, '>=', publishedFrom)]),
    ...(publishedTo === undefined ? [] : [compareDay(within, '<=', publishedTo)]),
  ];
}

type Days = Pick<ResolvedArticleFilter, 'publishedFrom' | 'publishedTo'>;

const compareDay = (within: string, operator: '>=' | '<=', day: string): Condition => {
  const number = dayNumber(day);
  return Number.isFinite(number) ? `${within}publishedOn ${operator} ${number}` : nothing;
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

function placeConditions({ countries, near }: ResolvedArticleFilter, within: string): Condition[] {
  return [
    ...(countries?.length ? [`${within}countries IN [${countries.map(quote).join(', ')}]`] : []),
    ...(near ? [anyId(`${within}places`, near.places)] : []),
  ];
}

function storyConditions({ language, hasQuotes, hasPhoto }: ResolvedArticleFilter, within: string): Condition[] {
  return [
    ...(language === undefined ? [] : [`${within}languages = ${quote(toLowerRange(language))}`]),
    ...(hasQuotes === undefined ? [] : [`${within}hasQuotes = ${hasQuotes}`]),
    ...(hasPhoto === undefined ? [] : [`${within}hasPhoto = ${hasPhoto}`]),
  ];
}

const anyId = (attribute: string, ids: readonly number[]) =>
  `${attribute} IN [${[...new Set(ids)].filter(Number.isSafeInteger).join(', ')}]`;

/** A text as a value. An exact key holds letters, digits and `-`, `_`, `.` only: nothing is left that could end it. */
const quote = (text: string) => `"${encodeFilterValue(text)}"`;

function all(conditions: Condition[]): Condition {
  const limiting = conditions.filter((condition) => condition !== null);
  if (limiting.length < 2) return limiting[0] ?? null;
  return limiting.map((condition) => `(${condition})`).join(' AND ');
}

function any(conditions: Condition[]): Condition {
  if (conditions.includes(null)) return null;
  return conditions.map((condition) => `(${condition})`).join(' OR ');
}

const negate = (condition: Condition): Condition => (condition === null ? nothing : `NOT (${condition})`);
