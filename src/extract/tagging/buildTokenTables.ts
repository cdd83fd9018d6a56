import { sentences, tokenize } from '../../text/tokens.ts';
import type { Passage } from '../extraction.ts';
import { type Lexicon, lexicon } from '../lexicon/lexicon.ts';
import { asSentence, type Casing, casingOf } from './casing.ts';
import { cutPairs } from './pairs.ts';
import { fillSheet, type TokenTable } from './tokenTable.ts';
import { WordCounts } from './wordCounts.ts';

/** The sheets of a story's passages, and how its words are printed throughout. */
export interface TokenTables {
  sheets: TokenTable[];
  counts: WordCounts;
  casings: Casing[];
}

/** Lays out a story for the tagger; headlines in capitals are laid out as sentences once the rest has been counted. */
export function buildTokenTables(passages: readonly Passage[]): TokenTables {
  const known = lexicon();
  const counts = new WordCounts();
  const sheets = passages.map((passage) => layOutText(passage.text, known));
  const casings = sheets.map((sheet, index) => casingOf(sheet, passages[index]?.role ?? 'paragraph'));
  sheets.forEach((sheet, index) => {
    if (casings[index] === 'sentence') counts.add(sheet);
  });
  casings.forEach((casing, index) => {
    const sheet = sheets[index];
    if (casing === 'sentence' || sheet === undefined) return;
    sheets[index] = layOutText(asSentence(sheet, casing, counts, known.words), known);
  });
  return { sheets, counts, casings };
}

function layOutText(text: string, known: Lexicon): TokenTable {
  const tokens = cutPairs(text, tokenize(text), known);
  const starts = new Set<number>();
  for (const range of sentences(text, tokens)) starts.add(range.start);
  return fillSheet(text, tokens, starts, known);
}
