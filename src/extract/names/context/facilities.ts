import { inWordList } from '../../lexicon/wordLists.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/**
 * Whether a name is that of a building, a ground or a street, which counts as a place: `Royal Adelaide Hospital`,
 * `Yukon Arts Centre`, `Rue Ford`. Not every centre is one: the `Centre for Policy Studies` is an organization.
 */
export function isFacility(table: TokenTable, span: Span): boolean {
  if (span.first === span.last) return false;
  if (STREET_WORDS.has(wordAt(table, span.first))) return true;
  const last = wordAt(table, span.last);
  return inWordList('facility', last) || (isCentre(last) && inWordList('centreKind', wordAt(table, span.last - 1)));
}

/** `Centre` and `Center`, which end the names of buildings and of institutes alike. */
export function isCentre(word: string): boolean {
  return word === 'Centre' || word === 'Center';
}

const STREET_WORDS = new Set(['Rue', 'Calle', 'Plaza', 'Piazza', 'Avenida', 'Avenue', 'Boulevard', 'Via', 'Paseo']);
