import type { DatePrecision } from '../story.ts';
import { MONTH_PATTERN, monthNumber } from './months.ts';
import { zoneOffset } from './zones.ts';

export type PrintedDate = UsableDate | UnusableDate;

export interface UsableDate {
  printed: string;
  /** `YYYY-MM-DD`, in the zone that was printed. */
  on: string;
  at: Date;
  precision: DatePrecision;
  /** Set when the digits can be read in two ways; says which was chosen. */
  ambiguity: string | null;
}

export interface UnusableDate {
  printed: string;
  /** Why it cannot be used, to follow the date in a sentence: `has the year 23, which is …`. */
  problem: string;
}

/** Reads text that is only a date: `July 4, 2023`, `Tue, 04 Jul 2023 10:15:00 +0000`. Null for other text. */
export function readDate(text: string, now: Date): PrintedDate | null {
  const printed = text.trim();
  if (printed.length > 80) return null;
  const { time: leading, rest } = takeLeadingTime(printed.replace(WEEKDAY, ''));
  const day = takeDay(rest.replace(WEEKDAY, ''));
  if (!day) return null;
  const time = day.rest.trim() === '' ? (leading ?? MIDNIGHT) : readTime(day.rest);
  return time ? compose(printed, day, time, now) : null;
}

/** Finds the usable dates with day, month and year in running text, in printed order. */
export function findDates(text: string, now: Date): UsableDate[] {
  return [...text.matchAll(RUNNING_DATE)].flatMap(([printed]) => {
    const date = readDate(printed, now);
    return date && 'on' in date && date.ambiguity === null ? [date] : [];
  });
}

interface Day {
  year: number;
  month: number;
  day: number;
  swapped: boolean;
  rest: string;
}

interface Time {
  hour: number;
  minute: number;
  second: number;
  precision: DatePrecision;
  zone: string | null;
}

const WEEKDAY =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satur|sat|sun)(?:day)?[.,]?\s+|^(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\p{L}{4,8}tag|mittwoch|mercoledì|\p{L}{4,7}-feira),?\s+/iu;
const ZONE = '(?:(?:gmt|utc)?[+-]\\d{1,2}:?(?:\\d{2})?|[a-z]{1,4}(?![a-z]))';
const CLOCK = `(\\d{1,2})(?:[:.h](\\d{2}))?(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*([ap]\\.?m\\.?)?(?:\\s*\\(?(${ZONE})\\)?)?`;
const TRAILING_TIME = new RegExp(
  `^(?:t|[\\s,|–—-]{1,4}(?:at\\s|um\\s|à\\s)?)${CLOCK}(?:\\s*\\([a-z ]{2,30}\\))?\\s*(?:hrs|uhr)?$`,
  'i',
);
const LEADING_TIME = new RegExp(`^${CLOCK}(?:\\s*(?:,|on\\s|-|–|·)\\s*|\\s+)(?=\\p{L}{3}|\\d{1,2}[\\s/.])`, 'iu');
const MONTH = `(${MONTH_PATTERN})`;
const WORDED = `${MONTH}\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(\\d{4})(?!\\d)`;
const DAY_FIRST = `(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?:\\s+of|\\s+de)?[\\s-]{1,3}${MONTH}\\.?,?(?:\\s+del?)?[\\s-]{1,3}(\\d{4})(?!\\d)`;
const RUNNING_DATE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${WORDED}|${DAY_FIRST}|\\d{4}-\\d{2}-\\d{2}(?!\\d))`, 'giu');
const MIDNIGHT: Time = { hour: 0, minute: 0, second: 0, precision: 'DAY', zone: null };

function takeLeadingTime(text: string): { time: Time | null; rest: string } {
  const match = LEADING_TIME.exec(text);
  const time = match && (match[2] || match[4]) ? toTime(match) : null;
  return match && time ? { time, rest: text.slice(match[0].length) } : { time: null, rest: text };
}

function takeDay(text: string): Day | null {
  const day = (match: RegExpExecArray, year: number, month: number, date: number, swapped = false): Day => ({
    year,
    month,
    day: date,
    swapped,
    rest: text.slice(match[0].length),
  });
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})(?!\d)/.exec(text);
  if (iso) return day(iso, Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const worded = new RegExp(`^${WORDED}`, 'iu').exec(text);
  if (worded) return day(worded, Number(worded[3]), monthNumber(worded[1] ?? '') ?? 0, Number(worded[2]));
  const dayFirst = new RegExp(`^${DAY_FIRST}`, 'iu').exec(text);
  if (dayFirst) return day(dayFirst, Number(dayFirst[3]), monthNumber(dayFirst[2] ?? '') ?? 0, Number(dayFirst[1]));
  const digits = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  if (!digits) return null;
  const [first, second] = [Number(digits[1]), Number(digits[3])];
  // Most countries print the day first. A second number above 12 can only be a day.
  if (second > 12) return day(digits, Number(digits[4]), first, second);
  return day(digits, Number(digits[4]), second, first, digits[2] !== '.' && first <= 12 && first !== second);
}

function readTime(text: string): Time | null {
  const match = TRAILING_TIME.exec(text);
  return match && (match[2] || match[4]) ? toTime(match) : null;
}

function toTime([, hour, minute, second, half, zone]: RegExpExecArray): Time {
  const afternoon = half?.toLowerCase().startsWith('p');
  const printed = Number(hour);
  return {
    hour: half ? (printed % 12) + (afternoon ? 12 : 0) : printed,
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    precision: second ? 'SECOND' : 'MINUTE',
    zone: zone ?? null,
  };
}

function compose(printed: string, { year, month, day, swapped }: Day, time: Time, now: Date): PrintedDate {
  const latest = now.getUTCFullYear() + 1;
  if (year < 1800 || year > latest)
    return { printed, problem: `has the year ${year}, which is not between 1800 and ${latest}` };
  const local = new Date(Date.UTC(year, month - 1, day, time.hour, time.minute, time.second));
  const on = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  if (!local.toISOString().startsWith(on)) return { printed, problem: 'is not a day of the calendar' };
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return { printed, problem: 'has no time of day' };
  // A time in an unknown zone is taken as UTC.
  const offset = (time.zone && zoneOffset(time.zone, local)) || 0;
  return {
    printed,
    on,
    at: new Date(local.getTime() - offset * 60_000),
    precision: time.precision,
    ambiguity: ambiguity(printed, on, swapped),
  };
}

function ambiguity(printed: string, on: string, swapped: boolean): string | null {
  if (!swapped) return null;
  const [year, month, day] = on.split('-');
  return `\`${printed}\` can be ${on} or ${year}-${day}-${month}; day before month was taken, ${on}. Print the date as YYYY-MM-DD to settle it.`;
}
