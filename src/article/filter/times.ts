import { Prisma, type Sql } from '../../database/client.ts';

interface Days {
  publishedFrom?: string;
  publishedTo?: string;
  and?: Days[];
}

/** Days by which a time may lie off the day that was printed with it: a zone is printed with two digits of hours. */
const margin = 5;

/**
 * Conditions on the time of publication that hold wherever those on the day of publication do: indexes are in the order
 * of time, and a list of old days begins at its place in them.
 */
export function timesOf(filter: Days, publishedAt: Sql): Sql[] {
  const { publishedFrom, publishedTo, and = [] } = filter;
  return [
    ...(publishedFrom === undefined
      ? []
      : [Prisma.sql`${publishedAt} >= (${publishedFrom}::date - ${margin}::int)::timestamptz`]),
    ...(publishedTo === undefined
      ? []
      : [Prisma.sql`${publishedAt} < (${publishedTo}::date + ${margin + 1}::int)::timestamptz`]),
    ...and.flatMap((part) => timesOf(part, publishedAt)),
  ];
}
