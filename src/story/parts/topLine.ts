import { type PrintedDate, readDate } from '../dates/readDate.ts';

/** The content of a line of dates and trends: ` date 2023-07-04 Trends :Grain DealZelensky`. */
export interface TopLine {
  published: PrintedDate | null;
  updated: PrintedDate | null;
  /** Null without trends. */
  trendLine: string | null;
  /** Whether a word such as `Published` says what the date is. */
  isLabelled: boolean;
}

/** Reads a line of nothing but dates, their labels and trends. Null for every other line, such as `Date night in July`. */
export function readTopLine(line: string, now: Date): TopLine | null {
  const trends = line.length < 20_000 ? /^(.{0,120}?)\btrends\s*:\s*(.*)$/i.exec(line) : null;
  const words = (trends ? (trends[1] ?? '') : line).trim();
  if (!trends && words.length > 160) return null;
  const found: TopLine = { published: null, updated: null, trendLine: trends?.[2]?.trim() || null, isLabelled: false };
  if (words === '' || /^date\s*:?$/i.test(words)) return trends ? found : null;
  for (const piece of words.split(/\s*[|•·]\s*|\s+(?=(?:last )?(?:updated|modified)\b)/i).filter(Boolean)) {
    const label = LABEL.exec(piece)?.[0] ?? '';
    const printed = piece.slice(label.length).trim();
    const isCertain = trends !== null && /^date/i.test(label);
    const date = readDate(printed, now) ?? (isCertain || isPromised(label, printed) ? unreadable(printed) : null);
    if (!date) return null;
    found.isLabelled ||= label !== '';
    if (/updated|modified/i.test(label)) found.updated ??= date;
    else found.published ??= date;
  }
  return found;
}

const LABEL =
  /^(?:(?:first |originally )?(?:published|posted|created|issued)|(?:last )?(?:updated|modified)|date(?:d)?)(?:\s+(?:on|at))?(?:\s*:\s*|\s+|$)/i;

// `Published: yesterday` is meant as a date and is not readable; `Published by Penguin` is not meant as one.
function isPromised(label: string, printed: string): boolean {
  return label.includes(':') && printed.length > 0 && printed.length <= 40;
}

function unreadable(printed: string): PrintedDate {
  return { printed, problem: 'is not a date in a form that is known here' };
}
