import { Prisma, type Sql } from '../../database/client.ts';
import type { LookedAt, Source } from '../../graphql/paging/keyset.ts';
import type { ResolvedArticleFilter } from '../../search/engine/resolvedArticleFilter.ts';
import { type Condition, conditionsOf } from './articleCondition.ts';
import type { CountOf, ReadArticleFilter } from './articleFilter.ts';
import { areInOrder, type Direction, type Links, linkTables, selectAnyLinks } from './linkTables.ts';
import { timesOf } from './times.ts';

/** A list of the articles `a` that pass a filter. */
export interface FilteredArticles extends Source {
  /** How many articles are read at most for the whole list; undefined where these are all of the corpus. */
  count: number | undefined;
}

/**
 * Reads the articles that pass a filter: from the links of the rarest that it asks for, each of which is then looked at
 * whether the other conditions hold, or from all articles.
 *
 * That holds for any names, so that a statement prepared once is good for common and rare ones.
 *
 * @param order The direction in which the list is read by the time of publication; null for any other order.
 */
export function articleSource(
  { filter, countOf }: Omit<ReadArticleFilter, 'unresolvedNames'>,
  order: Direction | null,
): FilteredArticles {
  const conditions = conditionsOf(filter, 'ONE_BY_ONE');
  const rarest = findRarest(conditions, countOf);
  const isRead = rarest && (rarest.count <= maxGathered || (order !== null && rarest.isInOrder));
  return {
    ...(isRead ? readLinks(rarest, filter, conditions, order) : readArticles(filter, conditions)),
    total: keptTotal(conditions, rarest),
    lookedAt: rarest ? lookAtLinks(rarest, filter, conditions) : lookAtArticles(filter, conditions),
    count: rarest?.count,
  };
}

/** Articles of which every one that passes the filter is. */
interface Rarest {
  /** The condition that says so. */
  condition: Condition;
  /** The links that it asks for, of which an article must have one. */
  links: Links[];
  count: number;
  /** Whether these can be read in the order of publication. */
  isInOrder: boolean;
}

/** So many links are read where they must all be, because they have no order or another one is asked for. */
const maxGathered = 5000;

/** The condition whose links are the fewest, of those that can be read in order or are few. */
function findRarest(conditions: readonly Condition[], countOf: CountOf): Rarest | undefined {
  return conditions
    .flatMap((condition) => {
      const links = linksOf(condition, countOf);
      if (links === undefined) return [];
      const count = links.reduce((sum, each) => sum + each.count, 0);
      const isInOrder = links.length === 1 && links.every(areInOrder);
      return count <= maxGathered || isInOrder ? [{ condition, links, count, isInOrder }] : [];
    })
    .sort((one, other) => one.count - other.count)[0];
}

/** The links of which an article must have one; of several filters, those of the rarest condition of each. */
function linksOf({ linked, or }: Condition, countOf: CountOf): Links[] | undefined {
  if (linked?.values.length) {
    const count = linked.values.reduce((sum: number, value) => sum + countOf(linked.field, value), 0);
    return [{ table: linkTables[linked.field], values: linked.values, count }];
  }
  const rarest = or?.map((filter) => findRarest(conditionsOf(filter, 'ANY_WAY'), countOf)?.links);
  return rarest?.every((links) => links !== undefined) ? rarest.flat() : undefined;
}

const linkedId = Prisma.sql`linked."articleId"`;

function readLinks(
  { condition, links, isInOrder }: Rarest,
  filter: ResolvedArticleFilter,
  conditions: Condition[],
  order: Direction | null,
) {
  const rows = selectAnyLinks(links, (time) => timesOf(filter, time), order ?? 'DESC');
  return {
    from: Prisma.sql`(${rows}) linked JOIN "Article" a ON a.id = linked."articleId"`,
    where: others(conditions, condition).map(({ holds }) => holds(linkedId)),
    orderBy: order && isInOrder ? [Prisma.sql`linked."publishedAt"`, linkedId] : undefined,
  };
}

/** The newest of the links; an article of which nothing is asked is not read (`LEFT JOIN`). */
function lookAtLinks(
  { condition, links, isInOrder }: Rarest,
  filter: ResolvedArticleFilter,
  conditions: Condition[],
): LookedAt {
  const rows = selectAnyLinks(links, (time) => timesOf(filter, time));
  const order = Prisma.raw(isInOrder ? 'ORDER BY "publishedAt" DESC, "articleId" DESC' : '');
  return {
    from: (limit) => Prisma.sql`
      (SELECT * FROM (${rows}) every ${order} LIMIT ${limit}) linked LEFT JOIN "Article" a ON a.id = linked."articleId"`,
    where: others(conditions, condition).map(({ holds }) => holds(linkedId)),
  };
}

const everyId = Prisma.sql`a.id`;

const readArticles = (filter: ResolvedArticleFilter, conditions: Condition[]) => ({
  from: Prisma.sql`"Article" a`,
  where: [...timesOf(filter, Prisma.sql`a."publishedAt"`), ...conditions.map(({ holds }) => holds(everyId))],
  orderBy: undefined,
});

function lookAtArticles(filter: ResolvedArticleFilter, conditions: Condition[]): LookedAt {
  const times = timesOf(filter, Prisma.sql`a."publishedAt"`);
  const where = times.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(times, ' AND ')}`;
  return {
    from: (limit) => Prisma.sql`(
      SELECT a.id, a."publishedOn", a.language, a."quoteCount", a."hasPhoto", a."publicationId" FROM "Article" a ${where}
      ORDER BY a."publishedAt" DESC, a.id DESC LIMIT ${limit}) a`,
    where: conditions.map(({ holds }) => holds(everyId)),
  };
}

/** How many there are where that is kept: of all, of one name or country, of days. */
function keptTotal(conditions: Condition[], rarest: Rarest | undefined): Sql | undefined {
  if (conditions.length === 0) return Prisma.sql`(SELECT "articleCount" FROM "Corpus")`;
  if (conditions.every(({ isOfDays }) => isOfDays)) return totalOfDays(conditions);
  const [links] = conditions.length === 1 && conditions[0]?.linked ? (rarest?.links ?? []) : [];
  return links?.values.length === 1 && links.table.isCounted ? Prisma.sql`${links.count}::int` : undefined;
}

const totalOfDays = (conditions: Condition[]): Sql => Prisma.sql`(
  SELECT sum(a."articleCount") FROM (SELECT day AS "publishedOn", "articleCount" FROM "Day") a
  WHERE ${Prisma.join(
    conditions.map(({ holds }) => holds(everyId)),
    ' AND ',
  )})`;

/** What remains to be asked of an article that has a link which a condition asks for. */
const others = (conditions: readonly Condition[], { linked }: Condition) =>
  conditions.filter((each) => linked === undefined || each.linked !== linked);
