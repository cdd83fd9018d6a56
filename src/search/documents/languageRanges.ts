/**
 * The language ranges that a tag matches by the basic filtering of RFC 4647, section 3.3.1, in lower case: `en` and
 * `en-gb` for `en-GB`.
 */
export function languageRanges(tag: string): string[] {
  const subtags = toLowerRange(tag).split('-');
  return subtags.map((_, index) => subtags.slice(0, index + 1).join('-'));
}

/** A tag or range in lower case. Tags are ASCII; other letters are left alone, as the database leaves them. */
export const toLowerRange = (range: string): string => range.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
