import { z } from 'zod';
import { cleanLine } from '../clean.ts';
import { type PrintedDate, readDate } from '../dates/readDate.ts';
import { readAuthors, readByline } from '../parts/byline.ts';
import { stripMarkup } from '../parts/markup.ts';

/** One clean line of a text or a number; empty for everything else. */
export function line(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? cleanLine(stripMarkup(value)) : '';
}

/** The body, given as a text or as a list of paragraphs; null for anything else. */
export function bodyText(value: unknown): string | null {
  if (value === undefined || typeof value === 'string') return value ?? '';
  const parts = z.array(z.string()).safeParse(value);
  return parts.success ? parts.data.join('\n\n') : null;
}

/** The names in a text, in an object's `name`, or in a list of either. */
export function names(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(names);
  const named = z.looseObject({ name: z.unknown() }).safeParse(value);
  const name = line(named.success ? named.data.name : value);
  return name === '' ? [] : [name];
}

/** The people who wrote the story, and the byline where one is printed as such (`By Jane Doe`) or names an agency. */
export function readWriters(found: { key: string; value: unknown } | undefined): {
  byline: string | null;
  authors: string[];
} {
  const printed = names(found?.value).map((name) => name.slice(0, 300));
  const authors = [...new Set(printed.flatMap(readAuthors))];
  const isByline = found?.key === 'byline' || (printed.length === 1 && readByline(printed[0] ?? '') !== null);
  const agencies = printed.filter((name) => readAuthors(name).length === 0);
  return { byline: isByline || agencies.length > 0 ? printed.join(', ') : null, authors };
}

/** A date in words, in digits, or in seconds or milliseconds since 1970. Null without a value. */
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

/** An address given as a text, or as schema.org's `{"@id": …}` or `{"url": …}`. Null without a value. `checkAddresses` checks it later. */
export function readAddress(value: unknown): string | null {
  const given = z.looseObject({ '@id': z.unknown(), url: z.unknown() }).partial().safeParse(value);
  return line(given.success ? (given.data['@id'] ?? given.data.url) : value) || null;
}
