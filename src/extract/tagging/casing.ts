import type { HashTable } from '../../text/hashing.ts';
import { CAPITALISED, CAPITALS, MIXED, SMALL } from '../../text/shapes.ts';
import type { Token } from '../../text/token.ts';
import type { PassageRole } from '../extraction.ts';
import { COMMON } from '../lexicon/lexicon.ts';
import type { TokenTable } from './tokenTable.ts';
import type { WordCounts } from './wordCounts.ts';

/** How a passage uses capitals: as sentences do, on Each Word as headlines do, or THROUGHOUT. */
export type Casing = 'sentence' | 'title' | 'capitals';

/** Tells a passage's casing from its words; a short one is taken for a sentence. */
export function casingOf(sheet: TokenTable, role: PassageRole): Casing {
  let words = 0;
  let capitals = 0;
  let capitalised = 0;
  const limit = Math.min(sheet.tokens.length, LONGEST_HEADLINE + 1);
  for (let at = 0; at < limit; at += 1) {
    const token = sheet.tokens[at] as Token;
    const shape = sheet.shape[at] as number;
    if (token.end - token.start < 4 || shape > MIXED) continue;
    words += 1;
    if (shape === CAPITALS) capitals += 1;
    else if (shape !== SMALL) capitalised += 1;
  }
  if (words < 2 || (role !== 'headline' && capitals === 0 && words < 6)) return 'sentence';
  if (capitals / words > 0.7) return 'capitals';
  if (limit > LONGEST_HEADLINE || words < 3 || (role !== 'headline' && endsLikeSentence(sheet))) return 'sentence';
  return (capitals + capitalised) / words >= 0.7 ? 'title' : 'sentence';
}

const LONGEST_HEADLINE = 40;

function endsLikeSentence(sheet: TokenTable): boolean {
  const last = sheet.tokens[sheet.tokens.length - 1];
  return last !== undefined && '.!?"”'.includes(sheet.text.charAt(last.start));
}

/**
 * Prints a headline's words as a sentence would, at the same length: what the story elsewhere prints in small letters,
 * or what mostly is, becomes small; `BIDEN` becomes `Biden`. Listed names keep their capitals.
 */
export function asSentence(sheet: TokenTable, casing: Casing, counts: WordCounts, words: HashTable): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = 0; at < sheet.tokens.length; at += 1) {
    const token = sheet.tokens[at] as Token;
    const shape = sheet.shape[at] as number;
    if (token.kind !== 'word' || shape === SMALL) continue;
    const printed = sheet.text.slice(token.start, token.end);
    const plain = recase(sheet, at, printed, casing, counts, words);
    if (plain === printed || plain.length !== printed.length) continue;
    pieces.push(sheet.text.slice(done, token.start), plain);
    done = token.end;
  }
  return pieces.length === 0 ? sheet.text : pieces.join('') + sheet.text.slice(done);
}

function recase(
  sheet: TokenTable,
  at: number,
  printed: string,
  casing: Casing,
  counts: WordCounts,
  words: HashTable,
): string {
  const key = sheet.lower[at] as number;
  const shape = sheet.shape[at] as number;
  const listed = (sheet.listed[at] as number) !== 0;
  const isSmallElsewhere = counts.small(key) > 0 && counts.capital(key) === 0;
  const isCommon = (words.get(key) & COMMON) !== 0 && counts.capital(key) === 0;
  if (casing === 'title') {
    if (shape !== CAPITALISED || listed) return printed;
    return isSmallElsewhere || isCommon ? printed.toLowerCase() : printed;
  }
  if (shape !== CAPITALS) return printed;
  if ((isSmallElsewhere || isCommon) && !(listed && printed.length > 3)) return printed.toLowerCase();
  if (listed && printed.length <= 4) return printed;
  return printed.charAt(0) + printed.slice(1).toLowerCase();
}
