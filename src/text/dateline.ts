/**
 * Finds the dateline that opens a text, `RIGA, May 3 (Reuters) - `: where its place ends and where the whole ends. Null
 * for a text without one, such as `FIFA — football’s governing body —`, where no capital, digit or mark follows the
 * dash.
 *
 * This is the dateline of extraction: its place is printed in capitals and a dash ends it. What a story reader accepts
 * besides (`New Delhi:`) is cut from the text before extraction sees it.
 */
export function findDateline(text: string): { placeEnd: number; end: number } | null {
  const [whole, place] = DATELINE.exec(text) ?? [];
  if (whole === undefined || place === undefined) return null;
  return { placeEnd: place.trimEnd().length, end: whole.length };
}

/**
 * In order: the place in capitals, a date or a state behind a comma, an agency in brackets, a dash, and the start of
 * the first sentence.
 */
const DATELINE =
  /^(\p{Lu}[\p{Lu}\p{M}’'. -]{1,60})(?:, [\p{L}\d., ]{1,40})?(?: \([^)]{1,30}\))? ?(?:—|–|--| -) ?(?=["“‘'(]?[\p{Lu}\d])/u;
