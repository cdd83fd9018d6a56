import { describe, expect, it } from 'vitest';
import { joinBlocks } from '../src/search/documents/articleDocument.ts';
import { toRanges } from '../src/search/engine/byteSpans.ts';
import { InvalidQuery } from '../src/search/engine/port.ts';
import { parseQuery, printVerbatim } from '../src/search/query/parseQuery.ts';
import { cutSnippets } from '../src/search/query/snippets.ts';
import { fold, withoutAccents } from '../src/text/fold.ts';
import { slugify } from '../src/text/slug.ts';

/** Whatever takes time by the square of a text's length takes minutes for one of this length. */
const length = 400_000;
const repeat = (part: string, most = length) => part.repeat(most / part.length);
const nastyTexts: Record<string, string> = {
  'apostrophes inside a word': `a${repeat("'")}b`,
  'possessives in a row': repeat("a's"),
  'accents in turns': `a${repeat('\u0301\u0323')}b`,
  'vowel signs in turns': `\u0f40${repeat('\u0f71\u0f80')}b`,
  'accents with joiners between': `a${repeat('\u0301\u200d\u0323')}b`,
  'hyphens inside a word': `a${repeat('-')}b`,
  'exclusions of nothing': repeat('-"-'),
  'unpaired quotation marks': repeat('„a '),
  'phrases in a row': repeat('“a„'),
  'spaces before a word': `a${repeat(' \n\t')}b`,
  'changing case': repeat('aB'),
  'letters and pictographs': repeat('a😀'),
  'changing scripts': repeat('a東'),
  'half characters': repeat('\ud800a'),
  ligatures: repeat('ﬁﷺ'),
};

describe.each(Object.entries(nastyTexts))('four hundred thousand characters of %s', (_, text) => {
  it('is folded, cut into a slug, and refused as a query', () => {
    const folded = fold(text);
    expect(folded).not.toMatch(/\p{M}/u);
    expect(withoutAccents(text).length).toBeLessThanOrEqual(text.length);
    expect(slugify(text).length).toBeLessThanOrEqual(80);
    expect(() => parseQuery(text)).toThrow(InvalidQuery);
  });

  it('is read where it is as long as a query may be', () => {
    const query = text.slice(0, 10_000);
    expect(printVerbatim(query).length).toBeLessThanOrEqual(query.length + 20);
    try {
      expect(parseQuery(query).isEmpty).toBe(false);
    } catch (error) {
      expect(error).toMatchObject({ name: 'InvalidQuery', limit: 200 });
    }
  });
});

describe('a very long story that matches everywhere', () => {
  const none = { headline: '', names: '', standfirst: '', captions: '', notes: '' };
  const cut = (blocks: string[], word: RegExp) => {
    const body = joinBlocks(blocks);
    const blockOf =
      blocks.length === 1 ? () => 0 : (index: number) => Math.floor(index / ((blocks[0]?.length ?? 0) + 3));
    // The separator of blocks takes two bytes more than characters.
    const spans = [...body.matchAll(word)].map(({ index, 0: found }) => {
      return { start: index + 2 * blockOf(index), length: found.length };
    });
    const texts = { ...none, body, bodyBlocks: blocks.map((_, i) => i), captionBlocks: [], noteBlocks: [] };
    return cutSnippets(texts, { body: spans }, ['BODY']);
  };

  it('is cut into one snippet where it is one block', () => {
    const [snippet, ...others] = cut(['port of call '.repeat(30_000)], /port|of|call/g);
    expect(others).toEqual([]);
    expect(snippet?.text.length).toBeLessThan(400);
    expect(snippet?.ranges.length).toBeGreaterThan(10);
  });

  it('is cut into ten snippets where it is many blocks', () => {
    const snippets = cut(Array(20_000).fill('a port of call'), /port/g);
    expect(snippets.map(({ text, ranges }) => ranges.map(({ start, end }) => text.slice(start, end)))).toEqual(
      Array(10).fill(['port']),
    );
  });

  it('has its matches in one endless word joined', () => {
    const word = 'aB'.repeat(length / 2);
    const spans = Array.from({ length: length / 2 }, (_, i) => ({ start: i * 2, length: 1 }));
    expect(toRanges(word, spans)).toEqual([{ start: 0, end: length }]);
  });
});
