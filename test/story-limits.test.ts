import { describe, expect, it } from 'vitest';
import type { Story } from '../src/story/story.ts';
import { jsonStory, warningCodes } from './support/stories.ts';

describe('addresses', () => {
  const story = { id: 7, title: 'Ferry Runs Aground', date: '2026-03-11', body: 'It struck a bank.' };

  it.each([
    '/news/leeds',
    'news/leeds',
    '//example.org/x',
    'www.example.org',
    'javascript:alert(1)',
    'ftp://example.org/x',
    'https:example.org',
    'https://',
    `https://example.org/${'x'.repeat(2048)}`,
  ])('that are not absolute http or https are left out with a warning: %s', (address) => {
    const read = jsonStory({
      ...story,
      url: address,
      canonicalUrl: address,
      image: address,
      captions: ['A bank. (AP)', { caption: 'The ferry.', url: address }],
    });
    expect(read).toMatchObject({ url: null, canonicalUrl: null, leadImage: null });
    expect(read.blocks.map(({ image }) => image)).toEqual([null, null, null]);
    expect(read.warnings.map(({ code, location }) => [code, location])).toEqual([
      ['URL_INVALID', null],
      ['URL_INVALID', null],
      ['URL_INVALID', null],
      ['URL_INVALID', { field: 'CAPTION', block: 1 }],
    ]);
    expect(read.warnings[0]?.message).toContain(address.slice(0, 40));
  });

  it.each([
    ['HTTP://example.org', 'HTTP://example.org'],
    ['https://example.org/a?b=c&d=%20#e', 'https://example.org/a?b=c&d=%20#e'],
    ['https://example.org/सीमा', 'https://example.org/सीमा'],
    [' https://example.org/a b ', 'https://example.org/a%20b'],
  ])('that are absolute stay: %s', (address, url) => {
    const read = jsonStory({ ...story, url: address });
    expect([read.url, warningCodes(read)]).toEqual([url, []]);
  });

  it('date a story even where they are not absolute', () => {
    const { date: _, ...dateless } = story;
    expect(jsonStory({ ...dateless, url: '/2026/03/11/ferry' })).toMatchObject({
      url: null,
      publishedOn: '2026-03-11',
    });
  });
});

describe('lengths', () => {
  const story = { id: 7, title: 'Ferry Runs Aground', date: '2026-03-11', body: 'It struck a bank.' };
  const words = (units: number) => 'ferry '.repeat(units / 6 + 1).slice(0, units);

  it.each([
    ['headline', { title: words(4000) }, (read: Story) => read.headline, 1000, 'HEADLINE'],
    ['standfirst', { summary: words(4001) }, (read: Story) => read.standfirst, 4000, 'STANDFIRST'],
    ['byline', { byline: Array.from({ length: 9 }, () => words(299)) }, (read: Story) => read.byline, 1000, null],
    ['section', { section: words(201) }, (read: Story) => read.section, 200, null],
    ['author', { authors: [`J${'o'.repeat(250)}`] }, (read: Story) => read.authors[0]?.name, 200, null],
    ['publication', { publisher: words(300) }, (read: Story) => read.publication, 200, null],
    ['subject', { tags: [words(300)] }, (read: Story) => read.subjects[0], 200, null],
    ['trend', { trends: [words(300)] }, (read: Story) => read.trends[0], 200, null],
    [
      'credit',
      { captions: { caption: 'A', credit: words(2000) } },
      (read: Story) => read.blocks[0]?.credit,
      1000,
      'CAPTION',
    ],
    [
      'alternative text',
      { image: { url: 'https://example.org/1', alt: words(2000) } },
      (read: Story) => read.leadImage?.alt,
      1000,
      null,
    ],
  ] as const)('cuts a %s that is too long, with a warning', (name, given, printed, cap, field) => {
    const read = jsonStory({ ...story, ...given });
    const value = printed(read) ?? '';
    expect(value.length).toBeGreaterThan(cap * 0.8);
    expect(value.length).toBeLessThanOrEqual(cap);
    expect(value).toMatch(/(?:ferry|o)…$/);
    expect(warningCodes(read)).toEqual(['VALUE_TRUNCATED']);
    expect(read.warnings[0]?.location?.field ?? null).toBe(field);
    expect(read.warnings[0]?.message.toLowerCase()).toContain(name);
    expect(read.warnings[0]?.message).toContain(`may have ${cap.toLocaleString('en')}`);
  });

  it('never cuts a character in two', () => {
    for (const title of ['🦭'.repeat(1000), `x${'🦭'.repeat(1000)}`]) {
      const { headline } = jsonStory({ ...story, title });
      expect(headline).toMatch(/^x?🦭+…$/u);
    }
  });

  it('keeps a headline of long characters short enough for its index', () => {
    const { headline } = jsonStory({ ...story, title: '船長'.repeat(1000) });
    expect(headline.length).toBeGreaterThan(800);
    expect(Buffer.byteLength(headline)).toBeLessThanOrEqual(2600);
  });

  it('keeps a hundred subjects and a hundred trends', () => {
    const labels = Array.from({ length: 130 }, (_, index) => `Label ${index}`);
    const read = jsonStory({ ...story, tags: labels, trends: labels });
    expect([read.subjects.length, read.trends.length]).toEqual([100, 100]);
    expect(warningCodes(read)).toEqual(['VALUE_TRUNCATED', 'VALUE_TRUNCATED']);
    expect(read.warnings[0]?.message).toContain('130 subjects');
  });

  it('keeps ids distinct that differ only after the cut', () => {
    const [one, two] = ['a', 'b'].map((end) => jsonStory({ ...story, id: `${'x'.repeat(1000)}${end}` }));
    expect(one?.externalId).toHaveLength(400);
    expect(one?.externalId).not.toBe(two?.externalId);
    expect(warningCodes(one as Story)).toEqual(['VALUE_TRUNCATED']);
  });
});
