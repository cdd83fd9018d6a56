import { z } from 'zod';
import { photo, readCaption } from '../parts/photos/caption.ts';
import type { StoryBlock, StoryImage } from '../story.ts';
import { line } from './values.ts';

const Image = z
  .looseObject({
    url: z.unknown(),
    contentUrl: z.unknown(),
    src: z.unknown(),
    href: z.unknown(),
    width: z.unknown(),
    height: z.unknown(),
    alt: z.unknown(),
    altText: z.unknown(),
    alt_text: z.unknown(),
    caption: z.unknown(),
  })
  .partial();

/**
 * Reads the picture of the whole story: an address, an object with `url`, or a list of either, of which the first counts.
 * Without an alternative text its caption is taken for it. The address is checked later, by `checkAddresses`.
 */
export function readLeadImage(value: unknown): StoryImage | null {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return imageOf(line(first), {});
  const given = Image.safeParse(first);
  return given.success ? imageOf(addressOf(given.data), given.data, line(given.data.caption)) : null;
}

const Photo = Image.extend({ text: z.unknown(), credit: z.unknown(), image: z.unknown() }).partial();

/** Reads photos from texts, which follow the rules of caption lines, or from objects with `caption` (or `text`), `credit` and `url`. */
export function readPhotos(value: unknown): StoryBlock[] {
  return (Array.isArray(value) ? value : [value]).flatMap((entry) => {
    if (typeof entry === 'string')
      return line(entry) === '' ? [] : [readCaption(line(entry)) ?? photo(line(entry), null)];
    const given = Photo.safeParse(entry);
    if (!given.success) return [];
    const caption = line(given.data.caption ?? given.data.text);
    const credit = line(given.data.credit);
    if (caption === '' && credit === '') return [];
    const read = credit === '' ? readCaption(caption) : null;
    const image = imageOf(addressOf(given.data), given.data) ?? imageIn(given.data.image);
    return [{ ...(read ?? photo(caption, credit || null)), image }];
  });
}

function imageIn(value: unknown): StoryImage | null {
  if (typeof value === 'string') return imageOf(line(value), {});
  const given = Image.safeParse(value);
  return given.success ? imageOf(addressOf(given.data), given.data) : null;
}

function addressOf({ url, contentUrl, src, href }: z.infer<typeof Image>): string {
  return line(url ?? contentUrl ?? src ?? href);
}

function imageOf(url: string, given: z.infer<typeof Image>, otherAlt = ''): StoryImage | null {
  if (url === '') return null;
  const alt = line(given.alt ?? given.altText ?? given.alt_text) || otherAlt;
  return { url, width: pixels(given.width), height: pixels(given.height), alt: alt || null };
}

/** Reads `1200`, `"1200"` and `"1200px"`; null for zero, for a fraction and for words. */
function pixels(value: unknown): number | null {
  const printed = /^(\d{1,6})(?:\.0+)?(?:px)?$/.exec(line(value))?.[1];
  const count = Number(printed ?? 0);
  return count > 0 ? count : null;
}
