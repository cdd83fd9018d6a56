const DATELINE =
  /^(\p{Lu}[\p{Lu}\p{M}’'. -]{1,60})(?:, [\p{L}\d., ]{1,40})?(?: \([^)]{1,30}\))? ?(?:—|–|--| -) ?(?=["“‘'(]?[\p{Lu}\d])/u;

/**
 * The dateline that opens a text, `RIGA, May 3 (Reuters) - `: where its place, printed in capitals, and where all of it
 * ends; null when a text opens otherwise. `FIFA — football’s governing body —` opens otherwise: no capital follows.
 */
export function findDateline(text: string): { placeEnd: number; end: number } | null {
  const match = DATELINE.exec(text);
  if (match === null) return null;
  return { placeEnd: (match[1] as string).trimEnd().length, end: match[0].length };
}
