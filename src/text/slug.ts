import { fold } from './fold.ts';

/**
 * Turns a text into a slug, the readable part of an address: `US Backs Israel's ‘Right to Defend’` becomes
 * `us-backs-israels-right-to-defend`. A slug longer than `longest` characters is cut between words; a text without
 * letters and digits becomes `untitled`.
 */
export function slugify(text: string, longest = 80): string {
  const slug = fold(text)
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  if (slug.length <= longest) return slug || 'untitled';
  const cut = slug.lastIndexOf('-', longest);
  return slug.slice(0, cut > longest / 2 ? cut : longest);
}
