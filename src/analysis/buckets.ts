export type Interval = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

const dayMs = 86_400_000;

/** The first day of the bucket that a day falls into; weeks begin on Monday, as in ISO 8601. Days are midnights UTC. */
export function startOf(interval: Interval, day: Date): Date {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  if (interval === 'DAY') return day;
  if (interval === 'WEEK') return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * dayMs);
  return utcDay(year, interval === 'MONTH' ? month : 0);
}

/** The first day of the bucket after the one that begins on a day. */
export function nextStart(interval: Interval, start: Date): Date {
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  if (interval === 'DAY') return new Date(start.getTime() + dayMs);
  if (interval === 'WEEK') return new Date(start.getTime() + 7 * dayMs);
  return interval === 'MONTH' ? utcDay(year, month + 1) : utcDay(year + 1, 0);
}

/** About how many buckets a range has, told without making them: never fewer than there are. */
export function countBuckets(interval: Interval, from: Date, to: Date): number {
  const shortest = { DAY: 1, WEEK: 7, MONTH: 28, YEAR: 365 }[interval];
  return Math.ceil((to.getTime() - from.getTime()) / dayMs / shortest) + 1;
}

/** The whole buckets that hold the days of a range, both ends included. */
export function bucketsBetween(interval: Interval, from: Date, to: Date): { from: Date; next: Date }[] {
  const buckets: { from: Date; next: Date }[] = [];
  for (let start = startOf(interval, from); start <= to; ) {
    const next = nextStart(interval, start);
    buckets.push({ from: start, next });
    start = next;
  }
  return buckets;
}

/** `Date.UTC` takes the years 0 to 99 for those of the 20th century. */
function utcDay(year: number, month: number): Date {
  const day = new Date(0);
  day.setUTCFullYear(year, month, 1);
  return day;
}
