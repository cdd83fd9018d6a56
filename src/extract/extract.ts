import type { Extraction, Passage } from './extraction.ts';
import { findQuotes } from './findQuotes.ts';
import { recognizeNames } from './recognizeNames.ts';

/** Finds the people, places and organisations of a story, and who says what. */
export function extract(passages: Passage[]): Extraction {
  const { entities, mentions } = recognizeNames(passages);
  return { entities, mentions, quotes: findQuotes(passages, { entities, mentions }) };
}
