import { describe, expect, it } from 'vitest';
import type { Story } from '../src/story/story.ts';
import { bodyStory, storyOf, warningCodes } from './support/stories.ts';

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
  ])('separates a caption from its credit: %s', (line, credit, agency) => {
    const photo = bodyStory(line, 'It struck a bank on Monday.').blocks[0];
    expect(photo).toMatchObject({ kind: 'PHOTO', credit, agency });
    expect(photo?.text).toMatch(/^A ferry on a bank(?:, March 10, 2026)?\.?$/);
  });

  it.each([
    'The captain joined the union (ITF).',
    'She told the Press Trust of India (PTI)',
    'The ferry (built in 1988) struck a bank (again).',
    'He works for Reuters',
    'The case is called Michigan v. EPA',
  ])('does not take a paragraph for a caption: %s', (line) => {
    expect(
      bodyStory('It struck a bank on Monday.', line, 'Nobody was hurt, the captain said later.').blocks[1]?.kind,
    ).not.toBe('PHOTO');
  });

  it('reads an agency that signs the last paragraph as the source of the text', () => {
    const story = bodyStory(
      'It struck a bank on Monday.',
      'Nobody on board was hurt, the captain said on Monday. (ANI)',
    );
    expect(story.blocks.map((block) => block.kind)).toEqual(['PARAGRAPH', 'PARAGRAPH']);
    expect(story.agencies).toEqual([{ name: 'ANI', role: 'TEXT', evidence: '(ANI)' }]);
  });

  it('joins a credit on a line of its own to its photo', () => {
    const photos = bodyStory(
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
    const story = bodyStory(line, 'It struck a bank on Monday.');
    expect([story.byline, story.authors.map((author) => author.name)]).toEqual([line, authors]);
    expect(story.blocks).toHaveLength(1);
  });

  it('does not take a sentence that begins with By for a byline', () => {
    expect(bodyStory('By the time help came, the ferry had sunk.', 'Nobody was hurt.').byline).toBeNull();
  });

  it.each([
    ['JENIN, West Bank (AP) — ', 'JENIN, West Bank', 'AP'],
    ['WASHINGTON, July 3 (Reuters) - ', 'WASHINGTON', 'Reuters'],
    ['Mumbai, Jul 4 (PTI) ', 'Mumbai', 'PTI'],
    ['LONDON: ', 'LONDON', undefined],
    ['New Delhi: ', 'New Delhi', undefined],
    ['(Reuters) - ', null, 'Reuters'],
  ])('reads the dateline of “%s” and leaves it in the text', (opening, dateline, agency) => {
    const story = bodyStory(`${opening}The ferry struck a bank on Monday.`);
    expect([story.dateline, story.agencies[0]?.name]).toEqual([dateline, agency]);
    expect(story.blocks[0]?.text).toBe(`${opening}The ferry struck a bank on Monday.`);
  });

  it.each(['Orlove: We struck a bank.', 'UPDATE: It struck a bank.'])('takes no dateline from %s', (line) => {
    expect(bodyStory(line).dateline).toBeNull();
  });
});

describe('body', () => {
  const kinds = (story: Story) => story.blocks.map((block) => block.noteKind ?? block.kind);
  const text = 'The ferry struck a bank on Monday.';

  it('tells subheadings and list items from paragraphs', () => {
    expect(kinds(bodyStory(text, 'What happens next', text, '- Boats', '* Ropes', '• Nets', 'Why now?', text))).toEqual(
      ['PARAGRAPH', 'SUBHEADING', 'PARAGRAPH', 'LIST_ITEM', 'LIST_ITEM', 'LIST_ITEM', 'SUBHEADING', 'PARAGRAPH'],
    );
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
    expect(kinds(bodyStory(text, line, text))).toEqual(['PARAGRAPH', 'PARAGRAPH']);
  });

  it.each(['Shares in the ferry line rose.', 'Follow the money, he said.', 'Read the log carefully, she said.'])(
    'keeps %s',
    (line) => {
      expect(kinds(bodyStory(text, line, text))).toHaveLength(3);
    },
  );

  it.each([
    ['(With inputs from PTI)', 'AGENCY'],
    ['The Associated Press contributed to this report.', 'AGENCY'],
    ['(Reporting by Jane Doe; Editing by John Roe)', 'EDITORIAL'],
    ["Editor's note: the ferry is the Ana.", 'EDITORIAL'],
    ['This article was originally published on The Harbour.', 'SYNDICATION'],
  ])('reads %s as a note', (line, kind) => {
    const story = bodyStory(text, line);
    expect(story.blocks[1]).toMatchObject({ kind: 'NOTE', noteKind: kind, text: line });
  });

  it('keeps a sentence on a journalist, and gives a biography to its author', () => {
    expect(kinds(bodyStory(text, 'Ana Reis is a journalist who was on the ferry that day.'))).toEqual([
      'PARAGRAPH',
      'PARAGRAPH',
    ]);
    const story = bodyStory('By Ines Sol', text, 'Ines Sol is a reporter who writes about the sea.');
    expect(story.authors).toEqual([
      { name: 'Ines Sol', biography: 'Ines Sol is a reporter who writes about the sea.' },
    ]);
  });

  it('joins the lines of a hard-wrapped story', () => {
    const story = bodyStory(
      'The ferry struck a bank in the mouth of the\nriver on Monday and was left high and dry by\nthe tide that ran out within the hour before\nany help could come.',
      'Nobody was hurt, the captain said when he was\nasked by those who came.',
    );
    expect(story.blocks.map((block) => block.text.length)).toEqual([154, 70]);
  });

  it('warns where the text breaks off', () => {
    expect(warningCodes(bodyStory(text, 'The captain said that he had never'))).toEqual(['TEXT_TRUNCATED']);
    expect(warningCodes(bodyStory(text, '“I had never seen it,” he said.'))).toEqual([]);
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
    const story = bodyStory(...lines, text);
    const unbalanced = story.warnings.filter(({ code }) => code === 'QUOTE_UNBALANCED');
    expect(unbalanced.map(({ location }) => location)).toEqual(count === 0 ? [] : [{ field: 'BODY', block: 0 }]);
  });

  it('parses a story of 100,000 lines', () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, index) => `Paragraph ${index} says that the ferry struck a bank.`,
    );
    expect(bodyStory(...lines).blocks).toHaveLength(100_000);
  });
});
