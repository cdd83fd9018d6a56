import { GIVEN } from '../../lexicon/lexicon.ts';
import { inWordList } from '../../lexicon/wordLists.ts';
import { flagsAt, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/**
 * Whether the first or last word of a name is one of a firm's: `Trigon Brokerage`, `Constructora Los Andes`, `Medya
 * A.Ş.`.
 */
export function isFirm(table: TokenTable, span: Span): boolean {
  if (span.first === span.last) return false;
  const last = wordAt(table, span.last);
  if (NEWSPAPER_ENDING.test(last)) return true;
  if (inWordList('legalForm', last) || inWordList('firmFirstWord', wordAt(table, span.first))) return true;
  return inWordList('firmLastWord', last) && !(flagsAt(table, span.first) & GIVEN);
}

/** The second half of a newspaper's name: `Minneapolis Star-Tribune`. */
const NEWSPAPER_ENDING =
  /-(?:Tribune|Times|Gazette|Post|Journal|Herald|Press|Dispatch|News|Picayune|Sentinel|Register|Courier|Intelligencer|Chronicle)$/;

/** Extends a span to the first word of a firm's name where the tagger missed it: `Constructora` before `Los Andes`. */
export function includeFirstWord(table: TokenTable, span: Span): void {
  if (inWordList('firmFirstWord', wordAt(table, span.first - 1))) span.first -= 1;
}
