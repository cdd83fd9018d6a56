import { BEFORE, CALENDAR, COMMON, DEMONYM, FAMILY, GIVEN } from '../lists/lexicon.ts';
import { LISTED_BIG, ORG_FIRST, PLACE_FIRST, PLACE_NEXT, type Sheet } from '../tagging/sheet.ts';
import { SMALL } from '../text/shapes.ts';
import type { Span } from './spans.ts';
import { isBorder } from './spread.ts';

/** Adds the places that the lists know for certain and that stand alone where nothing was read as a name. */
export function addListedPlaces(sheet: Sheet, passage: number, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (let at = 0; at < sheet.tokens.length; at += 1) {
    const span = spans[next];
    if (span !== undefined && at >= span.first) {
      result.push(span);
      at = span.last;
      next += 1;
    } else if ((sheet.listed[at] as number) & PLACE_FIRST) {
      const last = lastOf(sheet, at);
      if (span !== undefined && last >= span.first) continue;
      if (isCertain(sheet, at, last)) result.push({ passage, first: at, last, kind: 'PLACE' });
      at = last;
    }
  }
  return result;
}

function lastOf(sheet: Sheet, first: number): number {
  let last = first;
  while ((sheet.listed[last + 1] ?? 0) & PLACE_NEXT) last += 1;
  return last;
}

/** A name of several words, or one that is no word and no person's name and is big or stands behind `in`. */
function isCertain(sheet: Sheet, first: number, last: number): boolean {
  const known = sheet.listed[first] as number;
  if (known & ORG_FIRST || sheet.shape[first] === SMALL) return false;
  if (!isBorder(sheet, first, first - 1) || !isBorder(sheet, last, last + 1)) return false;
  if (last > first) return true;
  if ((sheet.flags[first] as number) & (GIVEN | FAMILY | COMMON | CALENDAR | DEMONYM)) return false;
  return (known & LISTED_BIG) !== 0 || ((sheet.flags[first - 1] ?? 0) & BEFORE) !== 0;
}
