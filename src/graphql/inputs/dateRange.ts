import { Prisma, type Sql } from '../../database/client.ts';
import { builder } from '../builder/builder.ts';
import { badUserInput } from '../errors/errors.ts';

/** The one range of days of the API: both ends included, wherever it is taken or given. */
export const DateRange = builder.inputType('DateRange', {
  description: 'A range of days, both ends included. An end that is left out is open.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'The first day.' }),
    to: t.field({ type: 'Date', description: 'The last day, itself included.' }),
  }),
});

export interface DateRangeInput {
  from?: Date | null | undefined;
  to?: Date | null | undefined;
}

/** The two ends as `YYYY-MM-DD`, both included; an open end is left out. */
export interface DayRange {
  from?: string;
  to?: string;
}

/**
 * Reads a range of days.
 *
 * @param argument Where the range was given: `filter.publishedOn`.
 * @throws BAD_USER_INPUT when it ends before it begins, or an end is in the year 0.
 */
export function readDateRange(argument: string, range: DateRangeInput | null | undefined): DayRange {
  if (range?.from && range.to && range.from > range.to) {
    throw badUserInput(
      `\`${argument}\` runs from ${printDay(range.from)} to ${printDay(range.to)}: it ends before it begins. Swap the two.`,
      { argument },
    );
  }
  return {
    ...(range?.from && { from: readDay(`${argument}.from`, range.from) }),
    ...(range?.to && { to: readDay(`${argument}.to`, range.to) }),
  };
}

/**
 * A day given as an argument, as `YYYY-MM-DD`.
 *
 * @throws BAD_USER_INPUT for a day of the year 0, which neither the calendar nor PostgreSQL has.
 */
export function readDay(argument: string, day: Date): string {
  const printed = printDay(day);
  if (printed.startsWith('0000')) {
    throw badUserInput(`\`${argument}: ${printed}\` is no day: there is no year 0. Days run from 0001-01-01.`, {
      argument,
    });
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
