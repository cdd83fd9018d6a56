import { Prisma, type Sql } from '../../database/client.ts';
import { badUserInput } from '../errors.ts';

export interface DateRangeInput {
  from?: Date | null | undefined;
  to?: Date | null | undefined;
}

/**
 * The two ends of a range as `YYYY-MM-DD`.
 *
 * @param name Where the range was given, for the message.
 * @throws BAD_USER_INPUT when it ends before it begins, or an end is no day.
 */
export function readDateRange(name: string, range: DateRangeInput | null | undefined): { from?: string; to?: string } {
  if (range?.from && range.to && range.from > range.to) {
    throw badUserInput(
      `\`${name}\` runs from ${printDay(range.from)} to ${printDay(range.to)}: it ends before it begins. Exchange the two.`,
    );
  }
  return { ...(range?.from && { from: readDay(name, range.from) }), ...(range?.to && { to: readDay(name, range.to) }) };
}

/**
 * A day given as an argument, as `YYYY-MM-DD`.
 *
 * @throws BAD_USER_INPUT for a day of the year 0, which the calendar, and PostgreSQL, do not have.
 */
export function readDay(name: string, day: Date): string {
  const printed = printDay(day);
  if (printed.startsWith('0000')) {
    throw badUserInput(`\`${name}: ${printed}\` is no day: there is no year 0. Days run from 0001-01-01.`);
  }
  return printed;
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
