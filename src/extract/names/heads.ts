import { COMMON, DEMONYM, ORG_END } from '../lists/lexicon.ts';
import { type Sheet, wordAt } from '../tagging/sheet.ts';
import { SMALL } from '../text/shapes.ts';
import type { Span } from './spans.ts';

/**
 * The words of a body's name before those for its kind, by which a story calls it later: `Velmoor` of `Velmoor Holdings
 * Plc`. Null when nothing is left, or what is left is a place, a people or an ordinary word, and for
 * public bodies, which are called after their town: `Marwell Police`.
 */
export function headOfBody(sheet: Sheet, span: Span): Span | null {
  if (span.kind !== 'ORGANIZATION') return null;
  let last = span.last;
  while (last > span.first && (sheet.flags[last] as number) & ORG_END) {
    if (PUBLIC.has(wordAt(sheet, last))) return null;
    last -= 1;
  }
  if (last === span.last || sheet.shape[last] === SMALL || (sheet.listed[span.first] as number) !== 0) return null;
  if (last === span.first && (sheet.flags[last] as number) & (COMMON | DEMONYM)) return null;
  return { ...span, last };
}

const PUBLIC = new Set(
  `Police Department Council County University College School Court Hospital Office Authority Government District
  Commission Committee Parliament Assembly Ministry Church Museum Club Party Union Association Board Constabulary
  Prison Jail Library Academy Institute Observatory Team Times Herald Post Tribune News`.split(/\s+/),
);
