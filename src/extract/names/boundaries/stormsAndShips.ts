import { hashOf } from '../../../text/hashing.ts';
import { CAPITALIZED } from '../../../text/shapes.ts';
import { type TokenTable, tableAt, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

const STORM_WORDS = new Set(['Hurricane', 'Typhoon', 'Cyclone', 'Storm'].map((word) => hashOf(word, 0, word.length)));

/**
 * Drops storms and ships, which are neither people nor places: `Hurricane Ford`, also `Ford` by itself in the same
 * story, and `the ferry Princess Ann`.
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

/** The words that directly follow a word for a storm. */
function stormNames(tables: readonly TokenTable[]): Set<string> {
  const names = new Set<string>();
  for (const table of tables) {
    table.exact.forEach((word, at) => {
      if (STORM_WORDS.has(word) && table.shape[at + 1] === CAPITALIZED) names.add(wordAt(table, at + 1));
    });
  }
  return names;
}

/** Whether a name begins with a word for a storm or directly follows one. */
function isStorm(table: TokenTable, at: number): boolean {
  return STORM_WORDS.has(table.exact[at] ?? 0) || STORM_WORDS.has(table.exact[at - 1] ?? 0);
}

/**
 * Whether a name is a ship's: it follows a word for a ship, perhaps with capitalized words between, or has a prefix
 * like `HMS`.
 */
function isShip(table: TokenTable, span: Span): boolean {
  if (SHIP_PREFIXES.has(wordAt(table, span.first))) return true;
  let at = span.first - 1;
  while (at > 0 && span.first - at < 4 && table.shape[at] === CAPITALIZED) at -= 1;
  return SHIP_WORDS.has(wordAt(table, at)) || SHIP_PREFIXES.has(wordAt(table, at));
}

const SHIP_WORDS = new Set(
  'ferry trawler tanker frigate destroyer warship submarine yacht freighter schooner'.split(' '),
);
const SHIP_PREFIXES = new Set(['HMS', 'HMAS', 'HMNZS', 'HMCS', 'USS', 'USNS', 'INS', 'MV', 'RMS']);
