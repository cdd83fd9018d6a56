import { findDateline } from '../../../text/dateline.ts';
import type { Token } from '../../../text/token.ts';
import { PLACE_FIRST, type TokenTable } from '../../tagging/tokenTable.ts';
import { endOf, type Span } from '../spans/spans.ts';

/**
 * Makes the place of a dateline one name, as far as it was read: `NEW` `DELHI — `. A place that neither a list nor the
 * tagger knows is one where a state, a date or an agency follows: `TAOS, N.M. — `.
 */
export function withDateline(sheet: TokenTable, passage: number, spans: readonly Span[]): Span[] {
  const dateline = findDateline(sheet.text);
  if (dateline === null) return [...spans];
  let last = 0;
  while (last + 1 < sheet.tokens.length && (sheet.tokens[last + 1] as Token).end <= dateline.placeEnd) last += 1;
  const inside = spans.filter((span) => span.first <= last);
  if ((sheet.tokens[last] as Token).end !== dateline.placeEnd || last >= LONGEST_PLACE) return [...spans];
  const isRead = inside.some((span) => span.kind === 'PLACE') || ((sheet.listed[0] as number) & PLACE_FIRST) !== 0;
  const isTold = dateline.end - dateline.placeEnd > LONGEST_DASH;
  if (!(isRead || isTold) || inside.some((span) => endOf(sheet, span) > dateline.placeEnd)) return [...spans];
  return [{ passage, first: 0, last, kind: 'PLACE' }, ...spans.filter((span) => span.first > last)];
}

/** Words. */
const LONGEST_PLACE = 5;
/** Characters of a dash with its spaces. */
const LONGEST_DASH = 4;
