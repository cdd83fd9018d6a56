import type { Extraction, Passage } from './extraction.ts';
import { findNames } from './names/names.ts';
import { findQuotes } from './quotes.ts';

/** Finds the people, places and organisations of a story, and who says what. */
export function extract(passages: Passage[]): Extraction {
  const { entities, mentions } = findNames(passages);
  return { entities, mentions, quotes: findQuotes(passages, { entities, mentions }) };
}
