import { hashOf } from '../../../text/hashing.ts';
import { CAPITALIZED } from '../../../text/shapes.ts';
import { type TokenTable, tableAt, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

const STORMS = new Set(['Hurricane', 'Typhoon', 'Cyclone', 'Storm'].map((word) => hashOf(word, 0, word.length)));

/**
 * Drops the storms and ships that a story names: `Hurricane Ford`, and `Ford` by itself in that story, `the ferry Princess
 * Ann` are no people or places.
 */
export function withoutStormsAndShips(tables: readonly TokenTable[], spans: readonly Span[]): Span[] {
  const names = stormNames(tables);
  return spans.filter((span) => {
    if (span.kind === 'ORGANIZATION') return true;
    const table = tableAt(tables, span.passage);
    if (isShip(table, span)) return false;
    return !isStorm(table, span.first) && !(span.first === span.last && names.has(wordAt(table, span.first)));
  });
}

function stormNames(tables: readonly TokenTable[]): Set<string> {
  const names = new Set<string>();
  for (const table of tables) {
    table.exact.forEach((word, at) => {
      if (STORMS.has(word) && table.shape[at + 1] === CAPITALIZED) names.add(wordAt(table, at + 1));
    });
  }
  return names;
}

/** Whether a name begins with the word for a storm or stands right behind it. */
function isStorm(table: TokenTable, at: number): boolean {
  return STORMS.has(table.exact[at] ?? 0) || STORMS.has(table.exact[at - 1] ?? 0);
}

/** Behind a word for a ship, with other capitals between or none, or behind a navy's letters. */
function isShip(table: TokenTable, span: Span): boolean {
  if (NAVIES.has(wordAt(table, span.first))) return true;
  let at = span.first - 1;
  while (at > 0 && span.first - at < 4 && table.shape[at] === CAPITALIZED) at -= 1;
  return SHIPS.has(wordAt(table, at)) || NAVIES.has(wordAt(table, at));
}

const SHIPS = new Set('ferry trawler tanker frigate destroyer warship submarine yacht freighter schooner'.split(' '));
const NAVIES = new Set(['HMS', 'HMAS', 'HMNZS', 'HMCS', 'USS', 'USNS', 'INS', 'MV', 'RMS']);
