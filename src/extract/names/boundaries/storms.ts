import { hashOf } from '../../../text/hashing.ts';
import { CAPITALISED } from '../../../text/shapes.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

const STORMS = new Set(['Hurricane', 'Typhoon', 'Cyclone', 'Storm'].map((word) => hashOf(word, 0, word.length)));

/**
 * Drops the storms and ships that a story names: `Hurricane Ford`, and `Ford` by itself in that story, `the ferry Princess
 * Ann` are no people or places.
 */
export function withoutStormsAndShips(sheets: readonly TokenTable[], spans: readonly Span[]): Span[] {
  const names = stormNames(sheets);
  return spans.filter((span) => {
    if (span.kind === 'ORGANIZATION') return true;
    const sheet = sheets[span.passage] as TokenTable;
    if (isShip(sheet, span)) return false;
    return !isStorm(sheet, span.first) && !(span.first === span.last && names.has(wordAt(sheet, span.first)));
  });
}

function stormNames(sheets: readonly TokenTable[]): Set<string> {
  const names = new Set<string>();
  for (const sheet of sheets) {
    sheet.exact.forEach((word, at) => {
      if (STORMS.has(word) && sheet.shape[at + 1] === CAPITALISED) names.add(wordAt(sheet, at + 1));
    });
  }
  return names;
}

/** Whether a name begins with the word for a storm or stands right behind it. */
function isStorm(sheet: TokenTable, at: number): boolean {
  return STORMS.has(sheet.exact[at] as number) || STORMS.has(sheet.exact[at - 1] ?? 0);
}

/** Behind a word for a ship, with other capitals between or none, or behind a navy's letters. */
function isShip(sheet: TokenTable, span: Span): boolean {
  if (NAVIES.has(wordAt(sheet, span.first))) return true;
  let at = span.first - 1;
  while (at > 0 && span.first - at < 4 && sheet.shape[at] === CAPITALISED) at -= 1;
  return SHIPS.has(wordAt(sheet, at)) || NAVIES.has(wordAt(sheet, at));
}

const SHIPS = new Set('ferry trawler tanker frigate destroyer warship submarine yacht freighter schooner'.split(' '));
const NAVIES = new Set(['HMS', 'HMAS', 'HMNZS', 'HMCS', 'USS', 'USNS', 'INS', 'MV', 'RMS']);
