/**
 * A name as it is compared: without case, accents, and the differences between kinds of apostrophe, dash and space.
 *
 * `Zoë  O’Brien` and `zoe o'brien` are one.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A handle for addresses: `US Backs Israel's ‘Right to Defend’` is `us-backs-israels-right-to-defend`. Cut at a word. */
export function slugify(text: string, longest = 80): string {
  const slug = fold(text)
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  if (slug.length <= longest) return slug || 'untitled';
  const cut = slug.lastIndexOf('-', longest);
  return slug.slice(0, cut > longest / 2 ? cut : longest);
}
