import { z } from 'zod';
import { cleanLine } from '../clean.ts';
import { type PrintedDate, readDate } from '../dates/readDate.ts';
import { readAuthors, readByline } from '../parts/byline.ts';
import { photo, readCaption } from '../parts/caption.ts';
import { stripMarkup } from '../parts/markup.ts';
import type { StoryBlock } from '../story.ts';

/** One clean line of a string or a number; empty for everything else. */
export function line(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? cleanLine(stripMarkup(value)) : '';
}

/** A body given as text or as a list of paragraphs; null for anything else. */
export function bodyText(value: unknown): string | null {
  if (value === undefined || typeof value === 'string') return value ?? '';
  const parts = z.array(z.string()).safeParse(value);
  return parts.success ? parts.data.join('\n\n') : null;
}

/** Names in a string, in an object's `name`, or in a list of either. */
export function names(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(names);
  const named = z.looseObject({ name: z.unknown() }).safeParse(value);
  const name = line(named.success ? named.data.name : value);
  return name === '' ? [] : [name];
}

/** The byline, where one is printed as such or names an agency, and the people in it. */
export function readWriters(found: { name: string; value: unknown } | undefined): {
  byline: string | null;
  authors: string[];
} {
  const printed = names(found?.value).map((name) => name.slice(0, 300));
  const authors = [...new Set(printed.flatMap(readAuthors))];
  const isByline = found?.name === 'byline' || (printed.length === 1 && readByline(printed[0] ?? '') !== null);
  const agencies = printed.filter((name) => readAuthors(name).length === 0);
  return { byline: isByline || agencies.length > 0 ? printed.join(', ') : null, authors };
}

/** A date in words, in digits, or in seconds or milliseconds since 1970; what is none says so. */
export function readJsonDate(value: unknown, now: Date): PrintedDate | null {
  if (value === undefined) return null;
  const printed = line(value);
  const seconds = /^\d{9,13}$/.test(printed) ? Number(printed) / (printed.length > 11 ? 1000 : 1) : null;
  if (seconds !== null) return readDate(new Date(seconds * 1000).toISOString(), now);
  return (
    readDate(printed, now) ?? {
      printed: printed || JSON.stringify(value),
      problem: 'is not a date in a form that is known here',
    }
  );
}

const Caption = z
  .looseObject({ caption: z.unknown(), text: z.unknown(), credit: z.unknown(), url: z.unknown() })
  .partial();

/** Photos from strings, read like caption lines, or from objects with `caption`, `credit` and `url`. */
export function readPhotos(value: unknown): StoryBlock[] {
  return (Array.isArray(value) ? value : [value]).flatMap((entry) => {
    if (typeof entry === 'string')
      return line(entry) === '' ? [] : [readCaption(line(entry)) ?? photo(line(entry), null, null)];
    const given = Caption.safeParse(entry);
    if (!given.success) return [];
    const [caption, credit, url] = [
      line(given.data.caption ?? given.data.text),
      line(given.data.credit),
      line(given.data.url),
    ];
    if (caption === '' && credit === '') return [];
    const read = credit === '' ? readCaption(caption) : null;
    return [{ ...(read ?? photo(caption, credit || null, null)), image: photo('', null, url || null).image }];
  });
}

/** A list's labels are certain, and so are labels parted by commas; a run without any is left for `cutTrends`. */
export function readTrends(value: unknown): { trends: string[]; trendLine: string | null } {
  if (typeof value !== 'string')
    return { trends: [...new Set(names(Array.isArray(value) ? value : [value]))], trendLine: null };
  const labels = line(value)
    .split(/\s?[,;|]\s?/)
    .filter(Boolean);
  return labels.length > 1
    ? { trends: [...new Set(labels)], trendLine: null }
    : { trends: [], trendLine: labels[0] ?? null };
}
