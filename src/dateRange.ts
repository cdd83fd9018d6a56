import { Prisma, type Sql } from './database.ts';
import { badUserInput } from './errors.ts';

export interface DateRangeInput {
  from?: Date | null | undefined;
  to?: Date | null | undefined;
}

/**
 * The two ends of a range as `YYYY-MM-DD`.
 *
 * @param name Where the range was given, for the message.
 * @throws BAD_USER_INPUT when it ends before it begins.
 */
export function readDateRange(name: string, range: DateRangeInput | null | undefined): { from?: string; to?: string } {
  if (range?.from && range.to && range.from > range.to) {
    throw badUserInput(
      `\`${name}\` runs from ${printDay(range.from)} to ${printDay(range.to)}: it ends before it begins. Exchange the two.`,
    );
  }
  return { ...(range?.from && { from: printDay(range.from) }), ...(range?.to && { to: printDay(range.to) }) };
}

/** Conditions that hold a `date` column within a range. */
export function withinDays(column: Sql, range: { from?: string | undefined; to?: string | undefined }): Sql[] {
  return [
    ...(range.from === undefined ? [] : [Prisma.sql`${column} >= ${range.from}::date`]),
    ...(range.to === undefined ? [] : [Prisma.sql`${column} <= ${range.to}::date`]),
  ];
}

/** A day, carried as midnight UTC, as `YYYY-MM-DD`. */
export const printDay = (day: Date): string => day.toISOString().slice(0, 10);
