import type { HashTable } from '../../text/hashing.ts';
import { ALL_CAPS, CAPITALIZED, LOWERCASE, MIXED } from '../../text/shapes.ts';
import type { PassageRole } from '../extraction.ts';
import { COMMON } from '../lexicon/lexicon.ts';
import { listedAt, type TokenTable, tokenAt } from './tokenTable.ts';
import type { WordCounts } from './wordCounts.ts';

/** How a passage uses capitals: as a sentence, On Each Word as headlines do, or THROUGHOUT. */
export type Casing = 'sentence' | 'title' | 'capitals';

/** Classifies a passage by the share of its words with capitals; too few words count as a sentence. */
export function casingOf(table: TokenTable, role: PassageRole): Casing {
  let words = 0;
  let capitals = 0;
  let capitalized = 0;
  const limit = Math.min(table.tokens.length, LONGEST_HEADLINE + 1);
  for (let at = 0; at < limit; at += 1) {
    const token = tokenAt(table, at);
    const shape = table.shape[at] ?? 0;
    if (token.end - token.start < 4 || shape > MIXED) continue;
    words += 1;
    if (shape === ALL_CAPS) capitals += 1;
    else if (shape !== LOWERCASE) capitalized += 1;
  }
  if (words < 2 || (role !== 'headline' && capitals === 0 && words < 6)) return 'sentence';
  if (capitals / words > 0.7) return 'capitals';
  if (limit > LONGEST_HEADLINE || words < 3 || (role !== 'headline' && endsLikeSentence(table))) return 'sentence';
  return (capitals + capitalized) / words >= 0.7 ? 'title' : 'sentence';
}

const LONGEST_HEADLINE = 40;

function endsLikeSentence(table: TokenTable): boolean {
  const last = table.tokens[table.tokens.length - 1];
  return last !== undefined && '.!?"”'.includes(table.text.charAt(last.start));
}

/**
 * Rewrites a headline in sentence case, at the same length: a word becomes lowercase if the story prints it so
 * elsewhere, or if most texts do; `BIDEN` becomes `Biden`. Listed names keep their capitals.
 */
export function toSentenceCase(table: TokenTable, casing: Casing, counts: WordCounts, words: HashTable): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = 0; at < table.tokens.length; at += 1) {
    const token = tokenAt(table, at);
    const shape = table.shape[at] ?? 0;
    if (token.kind !== 'word' || shape === LOWERCASE) continue;
    const printed = table.text.slice(token.start, token.end);
    const plain = recase(table, at, printed, casing, counts, words);
    if (plain === printed || plain.length !== printed.length) continue;
    pieces.push(table.text.slice(done, token.start), plain);
    done = token.end;
  }
  return pieces.length === 0 ? table.text : pieces.join('') + table.text.slice(done);
}

function recase(
  table: TokenTable,
  at: number,
  printed: string,
  casing: Casing,
  counts: WordCounts,
  words: HashTable,
): string {
  const key = table.lower[at] ?? 0;
  const shape = table.shape[at] ?? 0;
  const listed = listedAt(table, at) !== 0;
  const isLowercaseElsewhere = counts.lowercase(key) > 0 && counts.capitalized(key) === 0;
  const isCommon = (words.get(key) & COMMON) !== 0 && counts.capitalized(key) === 0;
  if (casing === 'title') {
    if (shape !== CAPITALIZED || listed) return printed;
    return isLowercaseElsewhere || isCommon ? printed.toLowerCase() : printed;
  }
  if (shape !== ALL_CAPS) return printed;
  if ((isLowercaseElsewhere || isCommon) && !(listed && printed.length > 3)) return printed.toLowerCase();
  if (listed && printed.length <= 4) return printed;
  return printed.charAt(0) + printed.slice(1).toLowerCase();
}
