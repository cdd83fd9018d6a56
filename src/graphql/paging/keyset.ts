import { Prisma, type Sql } from '../../database/client.ts';
import type { Read } from '../../database/read/reader.ts';
import { badUserInput } from '../errors/errors.ts';

/** The arguments of every list. */
export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

export const defaultPageSize = 20;
export const largestPageSize = 100;

/**
 * The order of a list: sort keys of one direction, the last of them unique.
 *
 * Each key stands in every row under its name. One direction for all lets PostgreSQL compare the keys as one value and
 * walk one index, so that a deep page costs what the first one costs.
 */
export interface Keyset {
  /** Tells cursors of this order from those of others. */
  name: string;
  keys: { name: string; column: Sql; type: 'int' | 'bigint' | 'text' | 'date' | 'timestamptz' }[];
  direction: 'ASC' | 'DESC';
}

export interface Page {
  size: number;
  /** Read from the end: `last` … `before`. */
  backward: boolean;
  /** Sort keys of the row that the page begins behind, from the cursor. */
  cursorValues: unknown[] | null;
}

/**
 * Reads the arguments of a list.
 *
 * @throws BAD_USER_INPUT for a page of no size, of more than 100, in both directions, or a cursor of another list.
 */
export function readPage(page: PageArguments, keyset: Keyset): Page {
  const { first, after, last, before } = page;
  refuseTogether('first', first, 'last', last, 'give one of them.');
  refuseTogether('after', after, 'before', before, 'give one of them.');
  refuseTogether('first', first, 'before', before, '`before` goes with `last`, `after` with `first`.');
  refuseTogether('last', last, 'after', after, '`after` goes with `first`, `before` with `last`.');
  const backward = last != null || before != null;
  const cursor = after ?? before;
  return {
    size: readPageSize(backward ? 'last' : 'first', first ?? last),
    backward,
    cursorValues: cursor == null ? null : readCursor(cursor, keyset, after == null ? 'before' : 'after'),
  };
}

function refuseTogether(one: string, given: unknown, other: string, too: unknown, remedy: string): void {
  if (given == null || too == null) return;
  throw badUserInput(`\`${one}\` and \`${other}\` exclude each other: ${remedy}`, { argument: other });
}

/** A page's size, 20 when none is given. */
export function readPageSize(name: string, size: number | null | undefined, largest = largestPageSize): number {
  if (size == null) return Math.min(defaultPageSize, largest);
  if (size < 1 || size > largest) {
    const message = `\`${name}: ${size}\` is out of bounds: a page has 1 to ${largest} entries. Use cursors to read on.`;
    throw badUserInput(message, { argument: name, limit: largest });
  }
  return size;
}

/** The place of a row in an order, opaque to clients: the order's name and the row's sort keys. */
export function printCursor(row: object, keyset: Keyset): string {
  const values = keyset.keys.map(({ name }) => (row as Record<string, unknown>)[name]);
  return Buffer.from(JSON.stringify([keyset.name, ...values.map(printable)])).toString('base64url');
}

/** JSON has no bigint; ours are exact as numbers. */
const printable = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value);

function readCursor(cursor: string, keyset: Keyset, argument: string): unknown[] {
  const wrong = badUserInput(
    `\`${argument}: ${JSON.stringify(cursor.slice(0, 80))}\` is not a cursor of this list. Take it from \`pageInfo\` or an edge of the same list in the same order.`,
    { argument },
  );
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw wrong;
  }
  if (!Array.isArray(read)) throw wrong;
  const [name, ...values] = read;
  const fits = values.length === keyset.keys.length && keyset.keys.every((key, i) => isOfType(values[i], key.type));
  if (name !== keyset.name || !fits) throw wrong;
  return values;
}

const isOfType = (value: unknown, type: Keyset['keys'][number]['type']): boolean => {
  if (type === 'int') return Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_647;
  if (type === 'bigint') return Number.isSafeInteger(value);
  if (type === 'text') return typeof value === 'string' && !value.includes('\0');
  return typeof value === 'string' && /^(?!0000)\d{4}-/.test(value) && isMoment(value);
};

/** Whether a text is what a moment prints: `2025-02-30T…` is not, although it can be parsed. */
const isMoment = (text: string): boolean => {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text;
};

export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

/** A page of a list, with what is needed to count the whole. */
export interface Connection<Row> {
  nodes: Row[];
  edges: { cursor: string; node: Row }[];
  pageInfo: PageInfo;
  parent: number;
  /** Counts for many parents at once; the same function for the lists of siblings. */
  countTotal: (read: Read, parents: readonly number[]) => Promise<Map<number, Total>>;
  /** Names of the list's filter that are not known. */
  unresolvedNames: UnresolvedName[];
}

/** How many rows a list has; where that is not exact, at least so many. */
export interface Total {
  count: number;
  isExact: boolean;
}

/** A name in a filter that nothing in the corpus has, and the list that it stands in: `filter.people.anyOf`. */
export interface UnresolvedName {
  argument: string;
  name: string;
}

/** Where rows come from, for each parent `p.id`. */
export interface Source {
  /** Tables and joins. */
  from: Sql;
  /** Conditions, all of which hold; `p.id` is the parent. */
  where: readonly Sql[];
  /** How many rows there are, where that is kept and need not be counted. */
  total?: Sql | undefined;
  /** The keys of the order as the tables have them that are read in this order, where these are not those of the row. */
  orderBy?: Sql[] | undefined;
  /** Where rows are looked at that may not be in the list: how to count them, see `countRows`. */
  lookedAt?: LookedAt | undefined;
  unresolvedNames?: UnresolvedName[];
}

/** Rows of which it is looked at whether they are in a list. */
export interface LookedAt {
  /** Tables and joins that give so many of the rows at most. */
  from: (limit: Sql) => Sql;
  /** Conditions that hold of those that are in the list. */
  where: readonly Sql[];
}

/** The one parent of a list at the root. */
export const noParent = 0;

/**
 * Reads one page for each of many parents in one statement. Rows come in the list's order, with one beyond the page.
 *
 * @param select The columns of a row, with the keys of the order under their names.
 */
export async function selectPages<Row extends object>(
  read: Read,
  parents: readonly number[],
  select: Sql,
  source: Source,
  keyset: Keyset,
  page: Page,
): Promise<(Row & { parentId: number })[]> {
  const sortColumns = source.orderBy ?? keyset.keys.map(({ column }) => column);
  const direction = directionOf(keyset, page);
  const where = [...source.where];
  if (page.cursorValues) {
    const values = Prisma.join(
      keyset.keys.map(({ type }, i) => Prisma.sql`${page.cursorValues?.[i]}::${Prisma.raw(type)}`),
    );
    where.push(Prisma.sql`(${Prisma.join(sortColumns)}) ${Prisma.raw(direction === 'ASC' ? '>' : '<')} (${values})`);
  }
  const order = (keys: Sql[]) => Prisma.join(keys.map((key) => Prisma.sql`${key} ${Prisma.raw(direction)}`));
  return read(Prisma.sql`
    SELECT p.id::float8 AS "parentId", row.*
    FROM unnest(${parents}::bigint[]) AS p(id) CROSS JOIN LATERAL (
      SELECT ${select} FROM ${source.from}
      WHERE ${and(where)}
      ORDER BY ${order(sortColumns)} LIMIT ${page.size + 1}
    ) row
    ORDER BY ${order(keyset.keys.map(({ name }) => Prisma.raw(`row."${name}"`)))}`);
}

/** The direction in which the rows of a page are read. */
export const directionOf = (keyset: Keyset, page: Page): Keyset['direction'] =>
  (keyset.direction === 'ASC') !== page.backward ? 'ASC' : 'DESC';

/** Up to how many rows are counted, and up to how many are looked at of which some may not be in the list. */
const mostCounted = 10_000;
const mostLookedAt = 3_000;

/**
 * Counts the rows of each of many parents in one statement, up to a bound where the number is not kept.
 *
 * Where only some of the rows that are read are in the list, so many of these are read at most: beyond, those that were
 * found by then are counted.
 */
export async function countRows(read: Read, parents: readonly number[], source: Source): Promise<Map<number, Total>> {
  const { counted, most } = selectCounts(source);
  const rows = await read<{ parentId: number; count: number; looked: number }>(Prisma.sql`
    SELECT p.id::float8 AS "parentId", coalesce(counted.count, 0)::int AS count, coalesce(counted.looked, 0)::int AS looked
    FROM unnest(${parents}::bigint[]) AS p(id) CROSS JOIN LATERAL (${counted}) counted`);
  return new Map(
    rows.map(({ parentId, count, looked }) => [parentId, { count: Math.min(count, most), isExact: looked <= most }]),
  );
}

/** Selects how many rows a list has, `count`, of how many that were `looked` at; one more than the most when there may be more. */
function selectCounts({ total, from, where, lookedAt }: Source): { counted: Sql; most: number } {
  if (total) return { counted: Prisma.sql`SELECT ${total} AS count, 0 AS looked`, most: Number.POSITIVE_INFINITY };
  if (lookedAt) {
    const some = lookedAt.from(Prisma.sql`${mostLookedAt + 1}::int`);
    const counted = Prisma.sql`
      SELECT count(*) FILTER (WHERE ${and(lookedAt.where)}) AS count, count(*) AS looked FROM ${some}`;
    return { counted, most: mostLookedAt };
  }
  const found = Prisma.sql`SELECT 1 FROM ${from} WHERE ${and(where)} LIMIT ${mostCounted + 1}::int`;
  return { counted: Prisma.sql`SELECT count(*) AS count, count(*) AS looked FROM (${found}) found`, most: mostCounted };
}

/** All of these conditions; no condition is always true. */
export const and = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...conditions], ' AND ');
