import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStory } from '../src/story/parse.ts';
import type { RawStory, Rejection, Story, WarningCode } from '../src/story/story.ts';
import { cutTrends } from '../src/story/text/trends.ts';

const CORPUS = join(import.meta.dirname, 'corpus');
const NOW = new Date('2026-11-22T00:00:00Z');

function raw(bytes: string | Uint8Array, given: Partial<RawStory> = {}): RawStory {
  const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  return { externalId: 'a-story', format: 'TEXT', bytes: content, file: 'a-story.txt', line: 1, ...given };
}

function storyOf(bytes: string | Uint8Array, given: Partial<RawStory> = {}): Story {
  const outcome = parseStory(raw(bytes, given), NOW);
  if ('rejection' in outcome) throw new Error(outcome.rejection.message);
  return outcome.story;
}

function rejectionOf(bytes: string | Uint8Array, given: Partial<RawStory> = {}): Rejection {
  const outcome = parseStory(raw(bytes, given), NOW);
  if ('story' in outcome) throw new Error(`parsed: ${outcome.story.headline}`);
  return outcome.rejection;
}

function json(object: unknown, given: Partial<RawStory> = {}): Story {
  return storyOf(JSON.stringify(object), { externalId: null, format: 'JSON', file: 'feed.jsonl', ...given });
}

function codes(story: Story): WarningCode[] {
  return story.warnings.map((warning) => warning.code);
}

/** A dated story with these lines below its headline. */
function body(...lines: string[]): Story {
  return storyOf(['date 2026-03-11', 'Ferry Runs Aground', ...lines].join('\n\n'));
}

describe('golden stories', () => {
  it.each(readdirSync(CORPUS).filter((name) => name.endsWith('.txt')))('%s parses to the story beside it', (name) => {
    const id = name.slice(0, -4);
    const expected = JSON.parse(readFileSync(join(CORPUS, `${id}.json`), 'utf8'));
    const story = storyOf(readFileSync(join(CORPUS, name)), { externalId: id, file: name });
    expect(JSON.parse(JSON.stringify(story))).toEqual(expected);
  });
});

describe('bytes', () => {
  const text = 'date 2026-03-11\nFerry Runs Aground\nThe ferry “Ana” struck a bank on Monday.\n';

  it('reads UTF-16 by its byte-order mark', () => {
    const story = storyOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    expect(story.blocks[0]?.text).toBe('The ferry “Ana” struck a bank on Monday.');
  });

  it('reads a stray Windows-1252 byte without spoiling the UTF-8 around it', () => {
    const bytes = Buffer.concat([
      Buffer.from('date 2026-03-11\nFerry Runs Aground\n“Å” and '),
      Buffer.from([0x93, 0x41, 0x94]),
      Buffer.from(' met.'),
    ]);
    expect(storyOf(bytes).blocks[0]?.text).toBe('“Å” and “A” met.');
  });

  it('composes letters and removes what cannot be seen', () => {
    expect(body('The cafe\u0301 o\u00adpened\u200b\u00a0again\u2009on Monday.').blocks[0]?.text).toBe(
      'The café opened again on Monday.',
    );
  });

  it('takes every kind of line end', () => {
    for (const end of ['\n', '\r\n', '\r', '\u2028'])
      expect(storyOf(text.replaceAll('\n', end))).toEqual(storyOf(text));
  });

  it('rejects a binary file, and an empty one, with the remedy', () => {
    expect(rejectionOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))).toMatchObject({
      code: 'NOT_TEXT',
      file: 'a-story.txt',
      line: 1,
    });
    expect(rejectionOf(Buffer.from('%PDF-1.7 text')).message).toContain('a PDF document');
    expect(rejectionOf('').code).toBe('EMPTY');
    expect(rejectionOf(' \r\n\u00a0\n').code).toBe('EMPTY');
  });
});

describe('dates', () => {
  const dated = (line: string) => storyOf(`${line}\nFerry Runs Aground\nIt struck a bank on Monday.\n`);

  it.each([
    ['date 2023-07-04', '2023-07-04T00:00:00.000Z', 'DAY'],
    ['July 4, 2023', '2023-07-04T00:00:00.000Z', 'DAY'],
    ['4 July 2023', '2023-07-04T00:00:00.000Z', 'DAY'],
    ['Tue, 04 Jul 2023 10:15:00 +0000', '2023-07-04T10:15:00.000Z', 'SECOND'],
    ['2023-07-04T10:15:00+05:30', '2023-07-04T04:45:00.000Z', 'SECOND'],
    ['Published: July 4, 2023, 10:15 AM ET', '2023-07-04T14:15:00.000Z', 'MINUTE'],
    ['Updated 4 July 2023', '2023-07-04T00:00:00.000Z', 'DAY'],
    ['13/07/2023', '2023-07-13T00:00:00.000Z', 'DAY'],
  ])('reads %s', (line, at, precision) => {
    const story = dated(line);
    expect([story.publishedAt.toISOString(), story.datePrecision]).toEqual([at, precision]);
    expect(story.headline).toBe('Ferry Runs Aground');
    expect(codes(story)).toEqual([]);
  });

  it('keeps the day of the printed zone', () => {
    const story = dated('2023-07-04T23:30:00-04:00');
    expect([story.publishedOn, story.publishedAt.toISOString()]).toEqual(['2023-07-04', '2023-07-05T03:30:00.000Z']);
  });

  it('counts what was published before what was updated', () => {
    const story = dated('Updated: July 6, 2023, 08:00 | Published: July 4, 2023');
    expect([story.publishedOn, story.updatedAt?.toISOString()]).toEqual(['2023-07-04', '2023-07-06T08:00:00.000Z']);
    expect(dated('Updated: July 6, 2023')).toMatchObject({ publishedOn: '2023-07-06', updatedAt: null });
  });

  it('warns of an update that is no date', () => {
    const story = dated('Published: July 4, 2023 | Updated: yesterday');
    expect(story).toMatchObject({ publishedOn: '2023-07-04', updatedAt: null });
    expect(codes(story)).toEqual(['DATE_INVALID']);
    expect(story.warnings[0]?.message).toContain('`yesterday`');
  });

  it('says which way an ambiguous date was read', () => {
    const story = dated('04/07/2023');
    expect(story.publishedOn).toBe('2023-07-04');
    expect(story.warnings[0]).toMatchObject({ code: 'DATE_AMBIGUOUS', location: null });
    expect(story.warnings[0]?.message).toContain('`04/07/2023` can be 2023-07-04 or 2023-04-07');
  });

  it.each(['0023-07-04', '2199-01-01', '2023-02-30'])('rejects a story of %s when nothing else dates it', (printed) => {
    const rejection = rejectionOf(`date ${printed} Trends :Ferry\nFerry Runs Aground\nIt struck a bank.\n`);
    expect(rejection.code).toBe('DATE_MISSING');
    expect(rejection.message).toContain(`\`${printed}\``);
  });

  it('takes a missing date from a caption and names it', () => {
    const story = storyOf(
      'Ferry Runs Aground\nThe ferry on its bank, March 10, 2026. (Reuters)\nIt struck a bank on Monday.',
    );
    expect(story.publishedOn).toBe('2026-03-10');
    expect(story.warnings[0]?.message).toContain('caption, `March 10, 2026`');
  });

  it('rejects a story without any date', () => {
    expect(rejectionOf('Ferry Runs Aground\nIt struck a bank on Monday.').code).toBe('DATE_MISSING');
  });

  it('keeps a headline that only begins like a date line', () => {
    expect(storyOf('date 2026-03-11\nDate night goes wrong for ferry crew\nIt struck a bank.').headline).toBe(
      'Date night goes wrong for ferry crew',
    );
  });
});

describe('headline and standfirst', () => {
  const under = (...lines: string[]) => body(...lines).standfirst;
  const sentence = 'All forty passengers on the ferry were brought ashore before dawn';

  it('takes a line without its full stop as the standfirst', () => {
    expect(under(sentence, 'It struck a bank on Monday.')).toBe(sentence);
  });

  it('takes a sentence before a photo, a byline or a dateline as the standfirst', () => {
    expect(under(`${sentence}.`, 'The ferry. (Reuters)', 'It struck a bank.')).toBe(`${sentence}.`);
    expect(under(`${sentence}.`, 'By Jane Doe', 'It struck a bank.')).toBe(`${sentence}.`);
    expect(under(`${sentence}.`, 'LISBON, Portugal (AP) — It struck a bank.')).toBe(`${sentence}.`);
  });

  it('leaves a first paragraph, a caption, a bullet and the only line in the body', () => {
    expect(under(`${sentence}.`, 'It struck a bank on Monday.')).toBeNull();
    expect(under(`${sentence}. (Reuters)`, 'It struck a bank on Monday.')).toBeNull();
    expect(under(`• ${sentence}`, 'It struck a bank on Monday.')).toBeNull();
    expect(under(sentence)).toBeNull();
  });

  it('takes the first sentence for a headline that is missing, with a warning', () => {
    const story = storyOf('date 2026-03-11\nLISBON, Portugal (AP) — A ferry struck a bank. Nobody was hurt.');
    expect(story.headline).toBe('LISBON, Portugal (AP) — A ferry struck a bank.');
    expect(codes(story)).toEqual(['HEADLINE_MISSING']);
    expect(story.blocks).toHaveLength(1);
  });

  it('rejects a story of nothing but a date', () => {
    expect(rejectionOf('date 2026-03-11 Trends :Ferry').code).toBe('HEADLINE_MISSING');
  });

  it('takes a story of a headline alone', () => {
    expect(storyOf('date 2026-03-11\nFerry Runs Aground')).toMatchObject({
      headline: 'Ferry Runs Aground',
      blocks: [],
    });
  });
});

describe('captions', () => {
  it.each([
    ['A ferry on a bank, March 10, 2026. (Reuters)', 'Reuters', 'Reuters'],
    ['A ferry on a bank. (Photo: AP/Jane Doe)', 'AP/Jane Doe', 'AP'],
    ['A ferry on a bank. (AP Photo/Jane Doe)', 'AP Photo/Jane Doe', 'AP'],
    ['A ferry on a bank. (File photo: AFP)', 'AFP', 'AFP'],
    ['A ferry on a bank | Image: AFP', 'AFP', 'AFP'],
    ['A ferry on a bank | Photo Credit: Jane Doe', 'Jane Doe', null],
    ['A ferry on a bank. Photo: AP/Jane Doe', 'AP/Jane Doe', 'AP'],
    ['A ferry on a bank — Reuters', 'Reuters', 'Reuters'],
    ['A ferry on a bank, March 10, 2026. REUTERS/Jane Doe', 'REUTERS/Jane Doe', 'Reuters'],
  ])('keeps a caption apart from its credit: %s', (line, credit, agency) => {
    const photo = body(line, 'It struck a bank on Monday.').blocks[0];
    expect(photo).toMatchObject({ kind: 'PHOTO', credit, agency });
    expect(photo?.text).toMatch(/^A ferry on a bank(?:, March 10, 2026)?\.?$/);
  });

  it.each([
    'The captain joined the union (ITF).',
    'She told the Press Trust of India (PTI)',
    'The ferry (built in 1988) struck a bank (again).',
    'He works for Reuters',
    'The case is called Michigan v. EPA',
  ])('leaves a paragraph a paragraph: %s', (line) => {
    expect(
      body('It struck a bank on Monday.', line, 'Nobody was hurt, the captain said later.').blocks[1]?.kind,
    ).not.toBe('PHOTO');
  });

  it('reads an agency that signs the last paragraph as the source of the text', () => {
    const story = body('It struck a bank on Monday.', 'Nobody on board was hurt, the captain said on Monday. (ANI)');
    expect(story.blocks.map((block) => block.kind)).toEqual(['PARAGRAPH', 'PARAGRAPH']);
    expect(story.agencies).toEqual([{ name: 'ANI', role: 'TEXT', evidence: '(ANI)' }]);
  });

  it('gives a credit on a line of its own to the photo beside it', () => {
    const photos = body(
      'Image source, Getty Images',
      'Image caption, The ferry on its bank',
      'It struck a bank on Monday.',
    ).blocks;
    expect(photos[0]).toMatchObject({ kind: 'PHOTO', text: 'The ferry on its bank', credit: 'Getty Images' });
    expect(photos).toHaveLength(2);
  });
});

describe('bylines and datelines', () => {
  it.each([
    ['By Jane Doe and John Roe', ['Jane Doe', 'John Roe']],
    ['By Jane Doe, John Roe and MARY MCPOE, Associated Press', ['Jane Doe', 'John Roe', 'Mary McPoe']],
    ['By Jane Doe in Lisbon', ['Jane Doe']],
    ['By Jane Doe, New York', ['Jane Doe']],
    ['By Staff Reporter', []],
  ])('takes the people from %s', (line, authors) => {
    const story = body(line, 'It struck a bank on Monday.');
    expect([story.byline, story.authors.map((author) => author.name)]).toEqual([line, authors]);
    expect(story.blocks).toHaveLength(1);
  });

  it('leaves a sentence that begins with By', () => {
    expect(body('By the time help came, the ferry had sunk.', 'Nobody was hurt.').byline).toBeNull();
  });

  it.each([
    ['JENIN, West Bank (AP) — ', 'JENIN, West Bank', 'AP'],
    ['WASHINGTON, July 3 (Reuters) - ', 'WASHINGTON', 'Reuters'],
    ['Mumbai, Jul 4 (PTI) ', 'Mumbai', 'PTI'],
    ['LONDON: ', 'LONDON', undefined],
    ['New Delhi: ', 'New Delhi', undefined],
    ['(Reuters) - ', null, 'Reuters'],
  ])('reads the dateline of “%s” and leaves it in the text', (opening, dateline, agency) => {
    const story = body(`${opening}The ferry struck a bank on Monday.`);
    expect([story.dateline, story.agencies[0]?.name]).toEqual([dateline, agency]);
    expect(story.blocks[0]?.text).toBe(`${opening}The ferry struck a bank on Monday.`);
  });

  it.each(['Orlove: We struck a bank.', 'UPDATE: It struck a bank.'])('takes no dateline from %s', (line) => {
    expect(body(line).dateline).toBeNull();
  });
});

describe('body', () => {
  const kinds = (story: Story) => story.blocks.map((block) => block.noteKind ?? block.kind);
  const text = 'The ferry struck a bank on Monday.';

  it('tells subheadings and list items from paragraphs', () => {
    expect(kinds(body(text, 'What happens next', text, '- Boats', '* Ropes', '• Nets', 'Why now?', text))).toEqual([
      'PARAGRAPH',
      'SUBHEADING',
      'PARAGRAPH',
      'LIST_ITEM',
      'LIST_ITEM',
      'LIST_ITEM',
      'SUBHEADING',
      'PARAGRAPH',
    ]);
  });

  it.each([
    'Also Read: Ferries',
    'READ MORE | Ferries',
    'Click here',
    'Follow us on X',
    'ADVERTISEMENT',
    'Subscribe',
    'Facebook Twitter WhatsApp',
    '***',
  ])('drops %s', (line) => {
    expect(kinds(body(text, line, text))).toEqual(['PARAGRAPH', 'PARAGRAPH']);
  });

  it.each(['Shares in the ferry line rose.', 'Follow the money, he said.', 'Read the log carefully, she said.'])(
    'keeps %s',
    (line) => {
      expect(kinds(body(text, line, text))).toHaveLength(3);
    },
  );

  it.each([
    ['(With inputs from PTI)', 'AGENCY'],
    ['The Associated Press contributed to this report.', 'AGENCY'],
    ['(Reporting by Jane Doe; Editing by John Roe)', 'EDITORIAL'],
    ["Editor's note: the ferry is the Ana.", 'EDITORIAL'],
    ['This article was originally published on The Harbour.', 'SYNDICATION'],
  ])('reads %s as a note', (line, kind) => {
    const story = body(text, line);
    expect(story.blocks[1]).toMatchObject({ kind: 'NOTE', noteKind: kind, text: line });
  });

  it('keeps a sentence on a journalist, and gives a biography to its author', () => {
    expect(kinds(body(text, 'Ana Reis is a journalist who was on the ferry that day.'))).toEqual([
      'PARAGRAPH',
      'PARAGRAPH',
    ]);
    const story = body('By Ines Sol', text, 'Ines Sol is a reporter who writes about the sea.');
    expect(story.authors).toEqual([
      { name: 'Ines Sol', biography: 'Ines Sol is a reporter who writes about the sea.' },
    ]);
  });

  it('joins the lines of a story that is set to a width', () => {
    const story = body(
      'The ferry struck a bank in the mouth of the\nriver on Monday and was left high and dry by\nthe tide that ran out within the hour before\nany help could come.',
      'Nobody was hurt, the captain said when he was\nasked by those who came.',
    );
    expect(story.blocks.map((block) => block.text.length)).toEqual([154, 70]);
  });

  it('warns where the text breaks off', () => {
    expect(codes(body(text, 'The captain said that he had never'))).toEqual(['TEXT_TRUNCATED']);
    expect(codes(body(text, '“I had never seen it,” he said.'))).toEqual([]);
  });

  it('names the headline and the standfirst whose marks cannot be paired', () => {
    const story = storyOf(
      'date 2026-03-11\nFerry “Runs Aground\nAll safe on the ferry “Ana\nBy Jane Doe\nIt struck a bank.',
    );
    expect(story.warnings.map(({ location }) => location)).toEqual([
      { field: 'HEADLINE', block: null },
      { field: 'STANDFIRST', block: null },
    ]);
  });

  it.each([
    [['“We left," he said.'], 0],
    [['“We left. It was night.', '“We came back," he said.'], 0],
    [["The 6'2\" captain didn't speak."], 0],
    [['“We left, he said.'], 1],
    [['“We left. It was night.', 'He came back.'], 1],
  ])('counts the paragraphs of %j whose marks cannot be paired', (lines, count) => {
    const story = body(...lines, text);
    const unbalanced = story.warnings.filter(({ code }) => code === 'QUOTE_UNBALANCED');
    expect(unbalanced.map(({ location }) => location)).toEqual(count === 0 ? [] : [{ field: 'BODY', block: 0 }]);
  });

  it('parses a story of 100,000 lines', () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, index) => `Paragraph ${index} says that the ferry struck a bank.`,
    );
    expect(body(...lines).blocks).toHaveLength(100_000);
  });
});

describe('language', () => {
  it.each([
    ['The captain said that the ferry was on the bank and it was late.', 'en'],
    ['El capitán dijo que el barco estaba en la orilla y que no se fue.', 'es'],
    ['Le capitaine a dit que le bateau est sur la rive et que les gens sont partis.', 'fr'],
    ['Der Kapitän sagte, dass die Fähre auf der Bank ist und nicht mit der Flut kam.', 'de'],
    ['कप्तान ने कहा कि नाव किनारे पर है और लोग सुरक्षित हैं।', 'hi'],
    ['船長は船が岸にあると述べた。', 'ja'],
    ['船长说船在岸边。', 'zh'],
    ['Zyx wvu.', 'und'],
  ])('tells that “%s” is %s', (text, language) => {
    expect(storyOf(`date 2026-03-11\nAna\n${text}`).language).toBe(language);
  });
});

describe('JSON stories', () => {
  const story = {
    id: 7,
    title: 'Ferry Runs Aground',
    date: '2026-03-11',
    body: 'It struck a bank.\n\nNobody was hurt. (With AFP inputs)',
  };

  it('takes the first name that is present for each part', () => {
    const read = json({
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

  it('knows a story without an id by the hash of headline, date and publication', () => {
    const { id: _, ...nameless } = story;
    expect(json(nameless).externalId).toMatch(/^[0-9a-f]{16}$/);
    expect(json({ ...nameless, body: 'Other text.' }).externalId).toBe(json(nameless).externalId);
    expect(json({ ...nameless, publisher: 'The Harbour' }).externalId).not.toBe(json(nameless).externalId);
  });

  it('leaves no markup in the text', () => {
    const html =
      '<p>It struck a <b>bank</b> &amp; stuck.</p><script>x < 1</script><ul><li>Boats</li></ul><p>Nobody was hurt.</p>';
    expect(json({ ...story, body: html }).blocks.map((block) => block.text)).toEqual([
      'It struck a bank & stuck.',
      'Boats',
      'Nobody was hurt.',
    ]);
  });

  it('takes seconds since 1970 for a date', () => {
    expect(json({ ...story, date: 1_773_187_200 })).toMatchObject({
      publishedOn: '2026-03-11',
      datePrecision: 'SECOND',
    });
  });

  it('leaves a run of trends to be cut and keeps labels parted by commas', () => {
    expect(json({ ...story, trends: 'FerryLisbon' })).toMatchObject({ trends: [], trendLine: 'FerryLisbon' });
    expect(json({ ...story, trends: 'Ferry, Lisbon' })).toMatchObject({
      trends: ['Ferry', 'Lisbon'],
      trendLine: null,
    });
  });

  it.each([
    { canonicalUrl: 'https://example.org/a' },
    { canonical_url: 'https://example.org/a' },
    { mainEntityOfPage: 'https://example.org/a' },
    { mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://example.org/a' } },
  ])('takes the canonical address from %j, and none for the address', (given) => {
    expect(json({ ...story, ...given })).toMatchObject({ canonicalUrl: 'https://example.org/a', url: null });
  });

  it.each([
    { updatedAt: '2026-03-12T10:00:00Z' },
    { dateModified: '2026-03-12T11:00:00+01:00' },
    { date_modified: '2026-03-12 10:00' },
    { lastModified: 1_773_309_600 },
  ])('takes the last change from %j', (given) => {
    expect(json({ ...story, ...given })).toMatchObject({
      publishedOn: '2026-03-11',
      updatedAt: new Date('2026-03-12T10:00:00Z'),
    });
  });

  it('warns of a last change that is no date, and keeps the story', () => {
    const read = json({ ...story, modified: 'soon' });
    expect(read.updatedAt).toBeNull();
    expect(codes(read)).toEqual(['DATE_INVALID']);
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
    expect(json({ ...story, ...given }).section).toBe(section);
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
    expect(json({ ...story, ...given })).toMatchObject({ subjects, trends: [], trendLine: null });
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
    expect(json({ ...story, ...given }).leadImage).toEqual(image);
  });

  it('has no lead image where none has an address', () => {
    expect(json({ ...story, image: { alt: 'A ferry' } }).leadImage).toBeNull();
  });

  it("takes a photo's picture with its measures", () => {
    const image = { url: 'https://example.org/1.jpg', width: 1200, height: 800, alt: 'A ferry' };
    const captions = [
      { caption: 'The ferry.', ...image },
      { caption: 'The bank.', image: image.url },
    ];
    expect(json({ ...story, captions }).blocks.slice(0, 2)).toMatchObject([
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
    const read = json({
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
    const read = json({ ...story, url: address });
    expect([read.url, codes(read)]).toEqual([url, []]);
  });

  it('date a story even where they are not absolute', () => {
    const { date: _, ...dateless } = story;
    expect(json({ ...dateless, url: '/2026/03/11/ferry' })).toMatchObject({ url: null, publishedOn: '2026-03-11' });
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
    const read = json({ ...story, ...given });
    const value = printed(read) ?? '';
    expect(value.length).toBeGreaterThan(cap * 0.8);
    expect(value.length).toBeLessThanOrEqual(cap);
    expect(value).toMatch(/(?:ferry|o)…$/);
    expect(codes(read)).toEqual(['VALUE_TRUNCATED']);
    expect(read.warnings[0]?.location?.field ?? null).toBe(field);
    expect(read.warnings[0]?.message.toLowerCase()).toContain(name);
    expect(read.warnings[0]?.message).toContain(`may have ${cap.toLocaleString('en')}`);
  });

  it('never cuts a character in two', () => {
    for (const title of ['🦭'.repeat(1000), `x${'🦭'.repeat(1000)}`]) {
      const { headline } = json({ ...story, title });
      expect(headline).toMatch(/^x?🦭+…$/u);
    }
  });

  it('keeps a headline of long characters short enough for its index', () => {
    const { headline } = json({ ...story, title: '船長'.repeat(1000) });
    expect(headline.length).toBeGreaterThan(800);
    expect(Buffer.byteLength(headline)).toBeLessThanOrEqual(2600);
  });

  it('takes a hundred subjects and trends', () => {
    const labels = Array.from({ length: 130 }, (_, index) => `Label ${index}`);
    const read = json({ ...story, tags: labels, trends: labels });
    expect([read.subjects.length, read.trends.length]).toEqual([100, 100]);
    expect(codes(read)).toEqual(['VALUE_TRUNCATED', 'VALUE_TRUNCATED']);
    expect(read.warnings[0]?.message).toContain('130 subjects');
  });

  it('keeps ids apart that differ only behind the cut', () => {
    const [one, two] = ['a', 'b'].map((end) => json({ ...story, id: `${'x'.repeat(1000)}${end}` }));
    expect(one?.externalId).toHaveLength(400);
    expect(one?.externalId).not.toBe(two?.externalId);
    expect(codes(one as Story)).toEqual(['VALUE_TRUNCATED']);
  });
});

describe('trend lines', () => {
  const cut = (line: string, people: string[] = [], labels: string[] = []) => cutTrends(line, { people, labels });

  it('cuts at lost boundaries and where a person begins', () => {
    const line = "Harbour-Night Strike Marta OrloveTavi's Lisbon VisitAlgarve Train CrashKoval";
    expect(cut(line, ['Marta Orlove', 'Rui Pestana'])).toEqual({
      labels: ['Harbour-Night Strike', 'Marta Orlove', "Tavi's Lisbon Visit", 'Algarve Train Crash', 'Koval'],
      guessed: [],
    });
  });

  it('leaves names with a capital inside whole', () => {
    expect(cut('Mitch McConnellRon DeSantisTikTok BaniPhone 15eBayYouTube').labels).toEqual([
      'Mitch McConnell',
      'Ron DeSantis',
      'TikTok Ban',
      'iPhone 15',
      'eBay',
      'YouTube',
    ]);
  });

  it('cuts nothing where nothing shows a boundary', () => {
    expect(cut('Lisbon Rail Plan')).toEqual({ labels: ['Lisbon Rail Plan'], guessed: [] });
    expect(cut('President Marta Orlove', ['Marta Orlove']).labels).toEqual(['President Marta Orlove']);
    expect(cut('Koval Surname Case', [], ['Koval']).labels).toEqual(['Koval Surname Case']);
    expect(cut('').labels).toEqual([]);
  });

  it('cuts where labels of other stories show a boundary', () => {
    expect(cut('Heat Wave Grain Deal', [], ['Heat Wave', 'Grain Deal'])).toEqual({
      labels: ['Heat Wave', 'Grain Deal'],
      guessed: [],
    });
  });

  it('keeps a run without a boundary short enough for a label, and says so', () => {
    const { labels, guessed } = cut('ferry '.repeat(100));
    expect(labels[0]?.length).toBeLessThanOrEqual(200);
    expect(guessed).toMatchObject([{ label: labels[0], reason: expect.stringContaining('599 characters') }]);
    const many = cut(Array.from({ length: 150 }, (_, index) => `Label ${index}`).join(','));
    expect(many.labels).toHaveLength(100);
    expect(many.guessed[0]?.reason).toContain('150 labels');
  });

  it('names a guessed cut and why', () => {
    const { labels, guessed } = cut('Grain Deal Koval Visit', [], ['Grain Deal']);
    expect(labels).toEqual(['Grain Deal', 'Koval Visit']);
    expect(guessed).toEqual([
      { label: 'Koval Visit', reason: '`Grain Deal` is a label by itself, `Koval Visit` is not known' },
    ]);
    expect(cut('NATOKoval Visit').guessed.map((guess) => guess.label)).toEqual(['Koval Visit']);
  });
});
