import { describe, expect, it } from 'vitest';
import { jsonStory, rejectionOf, warningCodes } from './support/stories.ts';

describe('JSON stories', () => {
  const story = {
    id: 7,
    title: 'Ferry Runs Aground',
    date: '2026-03-11',
    body: 'It struck a bank.\n\nNobody was hurt. (With AFP inputs)',
  };

  it('reads each part from the first key that is present', () => {
    const read = jsonStory({
      ...story,
      headline: 'Ferry on a Bank',
      summary: 'All are safe',
      byline: 'By Jane Doe',
      source: { name: 'The Harbour' },
      captions: [
        { caption: 'The ferry.', credit: 'AP/Jane Doe', url: 'https://example.org/1.jpg' },
        'The bank. (Reuters)',
      ],
      trends: ['Ferries', 'Ana'],
      url: 'https://example.org/ferry',
      language: 'en_GB',
    });
    expect(read).toMatchObject({
      externalId: '7',
      url: 'https://example.org/ferry',
      headline: 'Ferry on a Bank',
      standfirst: 'All are safe',
      byline: 'By Jane Doe',
      authors: [{ name: 'Jane Doe', biography: null }],
      publication: 'The Harbour',
      trends: ['Ferries', 'Ana'],
      trendLine: null,
      language: 'en-GB',
    });
    expect(read.blocks.map((block) => [block.kind, block.credit, block.image?.url ?? null])).toEqual([
      ['PHOTO', 'AP/Jane Doe', 'https://example.org/1.jpg'],
      ['PHOTO', 'Reuters', null],
      ['PARAGRAPH', null, null],
      ['PARAGRAPH', null, null],
    ]);
  });

  it('gives a story without an id a hash of headline, date and publication', () => {
    const { id: _, ...nameless } = story;
    expect(jsonStory(nameless).externalId).toMatch(/^[0-9a-f]{16}$/);
    expect(jsonStory({ ...nameless, body: 'Other text.' }).externalId).toBe(jsonStory(nameless).externalId);
    expect(jsonStory({ ...nameless, publisher: 'The Harbour' }).externalId).not.toBe(jsonStory(nameless).externalId);
  });

  it('leaves no markup in the text', () => {
    const html =
      '<p>It struck a <b>bank</b> &amp; stuck.</p><script>x < 1</script><ul><li>Boats</li></ul><p>Nobody was hurt.</p>';
    expect(jsonStory({ ...story, body: html }).blocks.map((block) => block.text)).toEqual([
      'It struck a bank & stuck.',
      'Boats',
      'Nobody was hurt.',
    ]);
  });

  it('takes seconds since 1970 for a date', () => {
    expect(jsonStory({ ...story, date: 1_773_187_200 })).toMatchObject({
      publishedOn: '2026-03-11',
      datePrecision: 'SECOND',
    });
  });

  it('keeps a run of trends to be split, and splits labels at commas', () => {
    expect(jsonStory({ ...story, trends: 'FerryLisbon' })).toMatchObject({ trends: [], trendLine: 'FerryLisbon' });
    expect(jsonStory({ ...story, trends: 'Ferry, Lisbon' })).toMatchObject({
      trends: ['Ferry', 'Lisbon'],
      trendLine: null,
    });
  });

  it.each([
    { canonicalUrl: 'https://example.org/a' },
    { canonical_url: 'https://example.org/a' },
    { mainEntityOfPage: 'https://example.org/a' },
    { mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://example.org/a' } },
  ])('takes the canonical address from %j, and leaves the address empty', (given) => {
    expect(jsonStory({ ...story, ...given })).toMatchObject({ canonicalUrl: 'https://example.org/a', url: null });
  });

  it.each([
    { updatedAt: '2026-03-12T10:00:00Z' },
    { dateModified: '2026-03-12T11:00:00+01:00' },
    { date_modified: '2026-03-12 10:00' },
    { lastModified: 1_773_309_600 },
  ])('takes the last change from %j', (given) => {
    expect(jsonStory({ ...story, ...given })).toMatchObject({
      publishedOn: '2026-03-11',
      updatedAt: new Date('2026-03-12T10:00:00Z'),
    });
  });

  it('warns about a last change whose date cannot be read, and keeps the story', () => {
    const read = jsonStory({ ...story, modified: 'soon' });
    expect(read.updatedAt).toBeNull();
    expect(warningCodes(read)).toEqual(['DATE_INVALID']);
  });

  it.each([
    [{ section: 'Sport' }, 'Sport'],
    [{ articleSection: ['Sport', 'Sailing'] }, 'Sport'],
    [{ section_name: 'Sport' }, 'Sport'],
    [{ section: { id: 3, name: 'Sport' } }, 'Sport'],
    [{ category: 'Sport' }, 'Sport'],
    [{ category: ['Sport', 'Sailing'] }, null],
    [{}, null],
  ])('takes the section from %j', (given, section) => {
    expect(jsonStory({ ...story, ...given }).section).toBe(section);
  });

  it.each([
    [{ tags: ['Ferries', 'Ana', 'ferries'] }, ['Ferries', 'Ana']],
    [{ keywords: 'Ferries, Ana; Ports' }, ['Ferries', 'Ana', 'Ports']],
    [
      { keywords: 'Ports', tags: [{ name: 'Ferries' }, { webTitle: 'Ana' }, 7, null] },
      ['Ferries', 'Ana', '7', 'Ports'],
    ],
    [{ keywords: [{ name: 'glocations', value: 'Lisbon (Portugal)', rank: 1 }] }, ['Lisbon (Portugal)']],
    [{ tags: ['Washington, D.C.'] }, ['Washington, D.C.']],
    [{ topics: {} }, []],
  ])('takes the subjects from %j, and no trend', (given, subjects) => {
    expect(jsonStory({ ...story, ...given })).toMatchObject({ subjects, trends: [], trendLine: null });
  });

  it.each([
    [{ image: 'https://example.org/1.jpg' }, {}],
    [{ urlToImage: 'https://example.org/1.jpg' }, {}],
    [{ image: ['https://example.org/1.jpg', 'https://example.org/2.jpg'] }, {}],
    [
      { image: { contentUrl: 'https://example.org/1.jpg', width: '1200px', height: 800, caption: 'A ferry' } },
      { width: 1200, height: 800, alt: 'A ferry' },
    ],
    [{ thumbnail: [{ url: 'https://example.org/1.jpg', width: -1, height: 'tall', alt: '' }] }, {}],
  ])('takes the lead image from %j', (given, expected) => {
    const image = { url: 'https://example.org/1.jpg', width: null, height: null, alt: null, ...expected };
    expect(jsonStory({ ...story, ...given }).leadImage).toEqual(image);
  });

  it('has no lead image without an address', () => {
    expect(jsonStory({ ...story, image: { alt: 'A ferry' } }).leadImage).toBeNull();
  });

  it("takes a photo's picture with its measures", () => {
    const image = { url: 'https://example.org/1.jpg', width: 1200, height: 800, alt: 'A ferry' };
    const captions = [
      { caption: 'The ferry.', ...image },
      { caption: 'The bank.', image: image.url },
    ];
    expect(jsonStory({ ...story, captions }).blocks.slice(0, 2)).toMatchObject([
      { text: 'The ferry.', image },
      { text: 'The bank.', image: { url: image.url, width: null, height: null, alt: null } },
    ]);
  });

  it.each([
    ['{"title": "Ferry"', 'MALFORMED'],
    ['[1, 2]', 'MALFORMED'],
    ['{"title": "Ferry", "body": {"x": 1}, "date": "2026-03-11"}', 'MALFORMED'],
    ['{"date": "2026-03-11"}', 'HEADLINE_MISSING'],
    ['{"title": "Ferry", "body": "It sank."}', 'DATE_MISSING'],
  ])('rejects %s as %s', (text, code) => {
    expect(rejectionOf(text, { externalId: null, format: 'JSON', file: 'feed.json', line: 3 })).toMatchObject({
      code,
      file: 'feed.json',
      line: 3,
    });
  });
});
