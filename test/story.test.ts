import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyStory, rejectionOf, storyOf, warningCodes } from './support/stories.ts';

const corpus = join(import.meta.dirname, 'corpus');

describe('golden stories', () => {
  it.each(readdirSync(corpus).filter((name) => name.endsWith('.txt')))('%s parses to the story beside it', (name) => {
    const id = name.slice(0, -4);
    const expected = JSON.parse(readFileSync(join(corpus, `${id}.json`), 'utf8'));
    const story = storyOf(readFileSync(join(corpus, name)), { externalId: id, file: name });
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

  it('composes letters and removes invisible characters', () => {
    expect(bodyStory('The cafe\u0301 o\u00adpened\u200b\u00a0again\u2009on Monday.').blocks[0]?.text).toBe(
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
    expect(warningCodes(story)).toEqual([]);
  });

  it('keeps the day of the printed zone', () => {
    const story = dated('2023-07-04T23:30:00-04:00');
    expect([story.publishedOn, story.publishedAt.toISOString()]).toEqual(['2023-07-04', '2023-07-05T03:30:00.000Z']);
  });

  it('prefers the date of publication to that of the update', () => {
    const story = dated('Updated: July 6, 2023, 08:00 | Published: July 4, 2023');
    expect([story.publishedOn, story.updatedAt?.toISOString()]).toEqual(['2023-07-04', '2023-07-06T08:00:00.000Z']);
    expect(dated('Updated: July 6, 2023')).toMatchObject({ publishedOn: '2023-07-06', updatedAt: null });
  });

  it('warns about an update whose date cannot be read', () => {
    const story = dated('Published: July 4, 2023 | Updated: yesterday');
    expect(story).toMatchObject({ publishedOn: '2023-07-04', updatedAt: null });
    expect(warningCodes(story)).toEqual(['DATE_INVALID']);
    expect(story.warnings[0]?.message).toContain('`yesterday`');
  });

  it('says how an ambiguous date was read', () => {
    const story = dated('04/07/2023');
    expect(story.publishedOn).toBe('2023-07-04');
    expect(story.warnings[0]).toMatchObject({ code: 'DATE_AMBIGUOUS', location: null });
    expect(story.warnings[0]?.message).toContain('`04/07/2023` can be 2023-07-04 or 2023-04-07');
  });

  it.each(['0023-07-04', '2199-01-01', '2023-02-30'])(
    'rejects a story dated %s when it has no other date',
    (printed) => {
      const rejection = rejectionOf(`date ${printed} Trends :Ferry\nFerry Runs Aground\nIt struck a bank.\n`);
      expect(rejection.code).toBe('DATE_MISSING');
      expect(rejection.message).toContain(`\`${printed}\``);
    },
  );

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
  const under = (...lines: string[]) => bodyStory(...lines).standfirst;
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
    expect(warningCodes(story)).toEqual(['HEADLINE_MISSING']);
    expect(story.blocks).toHaveLength(1);
  });

  it('rejects a story that is only a date', () => {
    expect(rejectionOf('date 2026-03-11 Trends :Ferry').code).toBe('HEADLINE_MISSING');
  });

  it('accepts a story that is only a headline', () => {
    expect(storyOf('date 2026-03-11\nFerry Runs Aground')).toMatchObject({
      headline: 'Ferry Runs Aground',
      blocks: [],
    });
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
