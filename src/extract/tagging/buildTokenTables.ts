import { sentences } from '../../text/sentences.ts';
import { tokenize } from '../../text/tokens.ts';
import type { Passage } from '../extraction.ts';
import { type Lexicon, lexicon } from '../lexicon/lexicon.ts';
import { type Casing, casingOf, toSentenceCase } from './casing.ts';
import { splitCountryPairs } from './countryPairs.ts';
import { fillTokenTable, type TokenTable } from './tokenTable.ts';
import { WordCounts } from './wordCounts.ts';

/** The tables of a story's passages, how often the story prints each word in which case, and each passage's casing. */
export interface TokenTables {
  tables: TokenTable[];
  counts: WordCounts;
  casings: Casing[];
}

/**
 * Builds the token table of each passage. Headlines in Title Case or CAPITALS are then rebuilt in sentence case, which
 * takes the counts of the words in the other passages; offsets stay those of the printed text.
 */
export function buildTokenTables(passages: readonly Passage[]): TokenTables {
  const known = lexicon();
  const counts = new WordCounts();
  const tables = passages.map((passage) => buildTokenTable(passage.text, known));
  const casings = tables.map((table, index) => casingOf(table, passages[index]?.role ?? 'paragraph'));
  tables.forEach((table, index) => {
    if (casings[index] === 'sentence') counts.add(table);
  });
  casings.forEach((casing, index) => {
    const table = tables[index];
    if (casing === 'sentence' || table === undefined) return;
    tables[index] = buildTokenTable(toSentenceCase(table, casing, counts, known.words), known);
  });
  return { tables, counts, casings };
}

function buildTokenTable(text: string, known: Lexicon): TokenTable {
  const tokens = splitCountryPairs(text, tokenize(text), known);
  const starts = new Set<number>();
  for (const range of sentences(text, tokens)) starts.add(range.start);
  return fillTokenTable(text, tokens, starts, known);
}
