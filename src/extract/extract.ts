import type { Extraction, Passage } from './extraction.ts';
import { findQuotes } from './findQuotes.ts';
import { recognizeNames } from './recognizeNames.ts';

/**
 * Finds the people, places and organizations that a story names, and who says what in it. Pure: the same story gives
 * the same result.
 */
export function extract(passages: Passage[]): Extraction {
  const { entities, mentions } = recognizeNames(passages);
  return { entities, mentions, quotes: findQuotes(passages, { entities, mentions }) };
}
