import { LOWERCASE, POSSESSIVE } from '../../../text/shapes.ts';
import { inWordList } from '../../lexicon/wordLists.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/**
 * Whether the words behind a name show that it is a person's: `Walker’s son`, `Walker pleaded`, `Walker was arrested`.
 * The lists hold what only people have and do: places have mayors and organizations release statements.
 */
export function actsAsPerson(table: TokenTable, { last }: Span): boolean {
  const next = last + 1;
  if (table.shape[next] === POSSESSIVE)
    return (
      inWordList('personPossession', wordAt(table, next + 1)) || inWordList('personPossession', wordAt(table, next + 2))
    );
  if (table.shape[next] !== LOWERCASE) return false;
  const word = wordAt(table, next);
  if (AUXILIARIES.has(word))
    return (
      inWordList('personParticiple', wordAt(table, next + 1)) || inWordList('personParticiple', wordAt(table, next + 2))
    );
  return inWordList('personVerb', word);
}

const AUXILIARIES = new Set(['was', 'is', 'had', 'has']);
