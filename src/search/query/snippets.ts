import { type ArticleTexts, splitBlocks } from '../documents/articleDocument.ts';
import type { Matches } from '../engine/batchingClient.ts';
import { type ByteSpan, toRanges } from '../engine/byteSpans.ts';
import type { SearchField, Snippet } from '../engine/port.ts';
import { countMarkedWords, cutExcerpt, rangesWithin } from './excerpt.ts';

/** An attribute of the index that is searched and shown. */
export type SearchAttribute = 'headline' | 'names' | 'standfirst' | 'body' | 'captions' | 'notes';

/** The attributes of each field, in the order in which equal snippets are shown. */
export const attributesOf: Record<SearchField, SearchAttribute[]> = {
  HEADLINE: ['headline'],
  STANDFIRST: ['standfirst'],
  BODY: ['body', 'notes'],
  CAPTION: ['captions'],
  NAMES: ['names'],
};

const maxSnippetsPerField = 10;

/**
 * Cuts snippets where an article matched, best first: those with more of the words searched for, then as `attributesOf`
 * orders them, then as printed. At most ten of each field, so that captions are not lost behind a long body. The engine
 * reports matches anywhere; only these fields are shown.
 */
export function cutSnippets(texts: ArticleTexts, matches: Matches, fields: readonly SearchField[]): Snippet[] {
  const best = fields.map((field) =>
    attributesOf[field]
      .flatMap((attribute) => snippetsIn(texts, attribute, field, matches[attribute] ?? []))
      .map((snippet) => ({ snippet, words: countMarkedWords(snippet.text, snippet.ranges) }))
      .sort((a, b) => b.words - a.words)
      .slice(0, maxSnippetsPerField),
  );
  return best
    .flat()
    .sort((a, b) => b.words - a.words)
    .map(({ snippet }) => snippet);
}

function snippetsIn(texts: ArticleTexts, attribute: SearchAttribute, field: SearchField, spans: ByteSpan[]): Snippet[] {
  if (spans.length === 0) return [];
  const ranges = toRanges(texts[attribute], spans);
  let next = 0;
  return splitBlocks(texts[attribute]).flatMap(({ text, start }, index) => {
    const first = next;
    while ((ranges[next]?.start ?? Infinity) < start + text.length) next += 1;
    const inside = rangesWithin(ranges.slice(first, next), start, start + text.length);
    if (inside.length === 0) return [];
    return [{ field, location: locationOf(texts, attribute, index), ...cutExcerpt(text, inside) }];
  });
}

/** Where the part of an attribute with this index is in the article. */
function locationOf(texts: ArticleTexts, attribute: SearchAttribute, index: number): Snippet['location'] {
  switch (attribute) {
    case 'headline':
      return { field: 'HEADLINE', block: null };
    case 'standfirst':
      return { field: 'STANDFIRST', block: null };
    case 'body':
      return { field: 'BODY', block: texts.bodyBlocks[index] ?? index };
    case 'captions':
      return { field: 'CAPTION', block: texts.captionBlocks[index] ?? index };
    case 'notes':
      return { field: 'NOTE', block: texts.noteBlocks[index] ?? index };
    case 'names':
      return null;
  }
}
