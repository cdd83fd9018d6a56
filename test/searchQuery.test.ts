import { describe, expect, it } from 'vitest';
import { joinBlocks } from '../src/search/documents/articleDocument.ts';
import { decodeFilterValue, encodeFilterValue } from '../src/search/documents/filterValue.ts';
import { languageRanges } from '../src/search/documents/languageRanges.ts';
import { toRanges } from '../src/search/engine/byteSpans.ts';
import { InvalidQuery } from '../src/search/engine/port.ts';
import { printFilter } from '../src/search/engine/printFilter.ts';
import { groupTerms, parseQuery, printQuery } from '../src/search/query/parseQuery.ts';
import { cutSnippets } from '../src/search/query/snippets.ts';

const print = (query: string) => {
  const { terms, exclusions, endsOpen } = parseQuery(query);
  return printQuery(terms, exclusions, endsOpen);
};

describe('a query', () => {
  it('reads straight and curly quotation marks as a phrase and ignores an unpaired one', () => {
    expect(print('"take all" steps')).toBe('"take all" steps');
    expect(print('“take all” steps')).toBe('"take all" steps');
    expect(print('"take all steps')).toBe('take all steps');
  });

  it('searches for the name in a possessive and for the parts of a contraction together', () => {
    expect(print('Netanyahu’s plan')).toBe('Netanyahu plan');
    expect(print("Netanyahu's")).toBe('Netanyahu');
    expect(print('don’t')).toBe('"don\'t"');
    expect(print("O'Brien said")).toBe('"O\'Brien" said');
  });

  it('puts exclusions first, so that no exclusion is lost after the tenth word', () => {
    expect(print('drones -Jenin -"West Bank" over')).toBe('-Jenin -"West Bank" drones over');
    expect(print('drones -Jenin')).toBe('-Jenin drones');
    expect(print('drones "West Bank" -Jenin')).toBe('-Jenin drones "West Bank" ');
  });

  it('leaves out what has no letter or digit', () => {
    expect(print('— drones … “” - " ? 😀')).toBe('drones 😀 ');
    expect(parseQuery('???')).toMatchObject({ terms: [], exclusions: [], isEmpty: false });
    expect(parseQuery(' \n ')).toMatchObject({ terms: [], isEmpty: true });
    expect(print('a\u0000b \ud800c')).toBe('a b c');
  });

  it('takes the last word as unfinished only while it is being typed', () => {
    expect(parseQuery('over Jen').endsOpen).toBe(true);
    expect(parseQuery('over Jenin ').endsOpen).toBe(false);
    expect(parseQuery('over "Jen"').endsOpen).toBe(false);
    expect(parseQuery('over "Jen" -x').endsOpen).toBe(false);
    expect(parseQuery('over -Jen').endsOpen).toBe(true);
  });

  it('counts a word with hyphens as its parts and a word without spaces as its letters', () => {
    expect(parseQuery('state-of-the-art').terms).toEqual([{ text: 'state-of-the-art', wordCount: 4 }]);
    expect(parseQuery('東京の天気').terms).toEqual([{ text: '東京の天気', wordCount: 5 }]);
    expect(parseQuery('東京の天気は今日も晴れです').terms).toEqual([
      { text: '"東京の天気は今日も晴れです"', wordCount: 1 },
    ]);
  });

  it('is split where the engine would drop words', () => {
    const words = Array.from({ length: 12 }, (_, index) => `w${index}`);
    expect(groupTerms(parseQuery(words.join(' ')).terms).map((group) => group.length)).toEqual([10, 2]);
    expect(groupTerms(parseQuery('one one One ONE').terms).map((group) => group.length)).toEqual([1]);
  });

  it('of too many words is refused with what to change', () => {
    const many = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ');
    expect(() => parseQuery(many)).toThrow(InvalidQuery);
    expect(() => parseQuery(many)).toThrow(/300 different words; at most 200/);
    expect(print('word '.repeat(2000))).toBe('word ');
  });

  it('of too many characters is refused with what to change', () => {
    expect(() => parseQuery('word '.repeat(2001))).toThrow(/10005 characters; at most 10000/);
    expect(() => parseQuery('word '.repeat(200_000))).toThrow(InvalidQuery);
  });

  it('loses the apostrophes around a word, however many, and keeps those inside', () => {
    expect(print("''drones'' ' '' it''s")).toBe("drones it''s");
    expect(print(`a${"'".repeat(9998)}b`)).toBe(`a${"'".repeat(9998)}b`);
  });

  it('keeps thirty accents on a letter and cuts the others', () => {
    expect(print(`a${'\u0323'.repeat(31)}b`)).toBe(`ạ${'\u0323'.repeat(29)}b`);
    expect(print(`a${'\u0323'.repeat(30)}b`)).toBe(`ạ${'\u0323'.repeat(29)}b`);
  });
});

describe('a filter', () => {
  it('without conditions passes everything, and its negation nothing', () => {
    expect(printFilter({})).toBeNull();
    expect(printFilter({ and: [], or: [], countries: [], ids: [{ field: 'people', anyOf: [] }] })).toBeNull();
    expect(printFilter({ or: [{}, { hasPhoto: true }] })).toBeNull();
    expect(printFilter({ not: {} })).toBe('id IN []');
  });

  it('requires an id of any name, one of each name, and no id of others', () => {
    const ids = { field: 'people' as const, anyOf: [[1], [2, 3]], allOf: [[4], [5, 6]], noneOf: [[7], [8]] };
    expect(printFilter({ ids: [ids] })).toBe(
      '(people IN [1, 2, 3]) AND (people IN [4]) AND (people IN [5, 6]) AND (NOT people IN [7, 8])',
    );
  });

  it('states a condition once, however often it is given', () => {
    const people = { field: 'people' as const, allOf: Array(1000).fill([5, 5]), anyOf: Array(1000).fill([6]) };
    expect(printFilter({ ids: [people], countries: ['IL', 'US', 'IL'] })).toBe(
      '(people IN [6]) AND (people IN [5]) AND (countries IN ["_49._4c.", "_55._53."])',
    );
    expect(printFilter({ or: Array(1000).fill({ hasPhoto: true }) })).toBe('(hasPhoto = true)');
  });

  it('takes a name that nobody has as no id, which matches nothing', () => {
    expect(printFilter({ ids: [{ field: 'trends', anyOf: [[]] }] })).toBe('trends IN []');
  });

  it('counts days, both ends included, and matches nothing for an invalid day', () => {
    expect(printFilter({ publishedFrom: '2023-07-04', publishedTo: '2023-07-05' })).toBe(
      '(publishedOn >= 19542) AND (publishedOn <= 19543)',
    );
    expect(printFilter({ publishedFrom: 'yesterday' })).toBe('id IN []');
  });

  it('keeps every value inside its quotation marks', () => {
    for (const value of ['"', '\\', '" OR id > 0 OR language = "', "'", ']', '\n', 'é', '😀', '_', '_41.', ' en ']) {
      expect(printFilter({ language: value })).toMatch(/^languages = "[a-z0-9_.-]*"$/);
      expect(decodeFilterValue(encodeFilterValue(value))).toBe(value);
    }
  });
});

describe('a language tag', () => {
  it('is found by itself and by every shorter range, in any case', () => {
    expect(languageRanges('zh-Hant-TW')).toEqual(['zh', 'zh-hant', 'zh-hant-tw']);
    expect(languageRanges('EN')).toEqual(['en']);
    expect(printFilter({ language: 'EN-gb' })).toBe('languages = "en-gb"');
  });
});

describe('ranges', () => {
  const spansOf = (text: string, ...parts: string[]) =>
    parts.map((part) => ({
      start: Buffer.byteLength(text.slice(0, text.indexOf(part))),
      length: Buffer.byteLength(part),
    }));

  it('count UTF-16 units where the engine counts bytes', () => {
    const text = 'Café ’25 — 😀 drones, naïve 東京の天気';
    const ranges = toRanges(text, spansOf(text, 'naïve', 'drones', '天気', '😀'));
    expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['😀', 'drones', 'naïve', '天気']);
  });

  it('end with the word, or with the match where words are not spaced', () => {
    const text = 'drones’ naïveté 東京の天気';
    const ranges = toRanges(text, spansOf(text, 'dron', 'naï', '東京'));
    expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['drones', 'naïveté', '東京']);
  });
});

describe('snippets', () => {
  const texts = { headline: 'Drones', names: '', standfirst: '', body: '', captions: '', notes: '' };
  const document = { ...texts, bodyBlocks: [], captionBlocks: [], noteBlocks: [] };

  it('show of a very long block the part that holds the most words, cut between words', () => {
    const filler = 'lorem ipsum dolor '.repeat(100);
    const body = `drones ${filler}the drones over a harbour ${filler}drones`;
    const spans = [...body.matchAll(/drones|harbour/g)].map(({ index, 0: word }) => ({
      start: index,
      length: word.length,
    }));
    const [snippet, ...others] = cutSnippets({ ...document, body, bodyBlocks: [7] }, { body: spans }, ['BODY']);
    expect(others).toEqual([]);
    expect(snippet).toMatchObject({ field: 'BODY', location: { field: 'BODY', block: 7 } });
    expect(snippet?.text.length).toBeLessThan(320);
    expect(body.slice(snippet?.start).startsWith(snippet?.text ?? '?')).toBe(true);
    expect(snippet?.ranges.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['drones', 'harbour']);
    expect(snippet?.text).toMatch(/^(lorem|ipsum|dolor) .* (lorem|ipsum|dolor)$/);
  });

  it('show the caption of a story whose body matches in more blocks than are shown', () => {
    const blocks = Array.from({ length: 12 }, () => 'a harbour full of drones');
    const body = joinBlocks(blocks);
    const captions = 'drones';
    const spans = [...body.matchAll(/drones|harbour/g)].map(({ index, 0: word }) => ({
      start: Buffer.byteLength(body.slice(0, index)),
      length: word.length,
    }));
    const texts = { ...document, body, captions, bodyBlocks: blocks.map((_, i) => i + 1), captionBlocks: [0] };
    const matches = { body: spans, captions: [{ start: 0, length: 6 }] };
    const fields = cutSnippets(texts, matches, ['BODY', 'CAPTION']).map(({ field }) => field);
    expect(fields).toEqual([...Array(10).fill('BODY'), 'CAPTION']);
  });

  it('show the text with the most words first', () => {
    const body = 'harbour drones';
    const matches = {
      headline: [{ start: 0, length: 6 }],
      body: [
        { start: 0, length: 7 },
        { start: 8, length: 6 },
      ],
    };
    const cut = cutSnippets({ ...document, body, bodyBlocks: [0] }, matches, ['HEADLINE', 'BODY']);
    expect(cut.map(({ field }) => field)).toEqual(['BODY', 'HEADLINE']);
  });
});
