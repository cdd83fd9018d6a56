import { findDateline } from '../../../text/dateline.ts';
import { LISTED_PLACE_BEGIN, listedAt, type TokenTable, tokenAt } from '../../tagging/tokenTable.ts';
import { endOf, type Span } from '../spans/spans.ts';

/**
 * Makes the place of a dateline one name, however it was read: `NEW` `DELHI — `. If neither the lists nor the tagger
 * know it as a place, it takes a state, a date or an agency behind it: `TAOS, N.M. — `.
 */
export function withDateline(table: TokenTable, passage: number, spans: readonly Span[]): Span[] {
  const dateline = findDateline(table.text);
  if (dateline === null) return [...spans];
  let last = 0;
  while (last + 1 < table.tokens.length && tokenAt(table, last + 1).end <= dateline.placeEnd) last += 1;
  const inside = spans.filter((span) => span.first <= last);
  if (tokenAt(table, last).end !== dateline.placeEnd || last >= LONGEST_PLACE) return [...spans];
  const isKnownPlace = inside.some((span) => span.kind === 'PLACE') || (listedAt(table, 0) & LISTED_PLACE_BEGIN) !== 0;
  const hasDetails = dateline.end - dateline.placeEnd > LONGEST_DASH;
  if (!(isKnownPlace || hasDetails) || inside.some((span) => endOf(table, span) > dateline.placeEnd)) return [...spans];
  return [{ passage, first: 0, last, kind: 'PLACE' }, ...spans.filter((span) => span.first > last)];
}

/** In tokens. */
const LONGEST_PLACE = 5;
/** In characters, with the spaces around it. */
const LONGEST_DASH = 4;
