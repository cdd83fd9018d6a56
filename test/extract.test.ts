import { describe, expect, it } from 'vitest';
import { extractLine } from '../src/extract/lines.ts';
import { splitPassages } from '../src/extract/plainText.ts';

interface PrintedQuote {
  text: string;
  start: number;
  end: number;
  parts: Array<[number, number]>;
  kind: string;
  cue: { text: string; start: number; end: number } | null;
  speaker: { text: string; start: number; end: number; name: string | null; kind: string | null } | null;
  addressee: string | null;
  confidence: number;
}

interface PrintedAnswer {
  id: string;
  quotes: PrintedQuote[];
  mentions: Array<{ text: string; start: number; end: number; kind: string; name: string }>;
}

function answer(text: string): PrintedAnswer {
  const { answer, ok } = extractLine(JSON.stringify({ id: 'story', text }), 1);
  expect(ok).toBe(true);
  return answer as PrintedAnswer;
}

const STORY = `Ministry Backs Town's 'Right to Repair' Its Bridge
The Interior Ministry said Monday that the town had a right to “repair its bridge" before the winter.

“We support the town and its bridge against the flood," a ministry spokesperson said.
“There are about 300 people who have left the valley so far," deputy governor Peter Novak told Reuters, adding that schools were open.
He said about 18 houses stand in the water 🌊.
Anna Kowalska, spokeswoman for the rescue service, confirmed to Reuters that people were leaving.`;

describe('a line of extract', () => {
  it('gives quotes with kind, cue, speaker, name and addressee', () => {
    const quote = answer(STORY).quotes.find((one) => one.text.startsWith('There are about 300'));
    expect(quote).toMatchObject({
      text: 'There are about 300 people who have left the valley so far',
      kind: 'DIRECT',
      cue: { text: 'told' },
      speaker: { text: 'deputy governor Peter Novak', name: 'Peter Novak', kind: 'PERSON' },
      addressee: 'Reuters',
    });
  });

  it('gives partial quotes, in the headline too', () => {
    const partial = answer(STORY).quotes.filter((quote) => quote.kind === 'PARTIAL');
    expect(partial.map((quote) => quote.text)).toEqual(['Right to Repair', 'repair its bridge']);
  });

  it('gives reported speech, with the person behind a pronoun', () => {
    const quote = answer(STORY).quotes.find((one) => one.text.startsWith('about 18 houses'));
    expect(quote).toMatchObject({ kind: 'INDIRECT', speaker: { text: 'He', name: 'Peter Novak' } });
  });

  it('leaves the name null where the speaker is a description', () => {
    const quote = answer(STORY).quotes.find((one) => one.text.startsWith('We support'));
    expect(quote?.speaker).toMatchObject({ text: 'a ministry spokesperson', name: null, kind: null });
  });

  it('counts every offset in UTF-16 units of the whole text', () => {
    const { quotes, mentions } = answer(STORY);
    for (const quote of quotes) {
      for (const [start, end] of quote.parts) expect(quote.text).toContain(STORY.slice(start, end));
      expect([quote.start, quote.end]).toEqual([quote.parts[0]?.[0], quote.parts.at(-1)?.[1]]);
      for (const phrase of [quote.cue, quote.speaker]) {
        if (phrase !== null) expect(STORY.slice(phrase.start, phrase.end)).toBe(phrase.text);
      }
    }
    for (const mention of mentions) expect(STORY.slice(mention.start, mention.end)).toBe(mention.text);
    expect(mentions.length).toBeGreaterThan(3);
  });

  it('joins a speech over two paragraphs into one quote', () => {
    const { quotes } = answer(
      'Anna Kowalska spoke.\n“We will go,” Anna Kowalska said. “It is late.\n\n“It is very late.”',
    );
    const direct = quotes.filter((quote) => quote.kind === 'DIRECT');
    expect(direct).toHaveLength(1);
    expect(direct[0]?.parts).toHaveLength(3);
  });

  it('joins a speech over many paragraphs, also where only a later one says who speaks', () => {
    const { quotes } = answer(
      'Anna Kowalska spoke.\n“We will go.\n\n“It is late,” Anna Kowalska said. “Very late.\n\n“We will stay.\n\n“We will rest.”',
    );
    const direct = quotes.filter((quote) => quote.kind === 'DIRECT');
    expect(direct.map((quote) => [quote.parts.length, quote.speaker?.name])).toEqual([[5, 'Anna Kowalska']]);
  });

  it('does not join speech that is printed again as a pull quote', () => {
    const { quotes } = answer(
      'Anna Kowalska spoke.\n“We will all go home,” Anna Kowalska said.\n“We will all go home”\nThen she left.',
    );
    expect(quotes.filter((quote) => quote.kind === 'DIRECT').map((quote) => quote.parts.length)).toEqual([1, 1]);
  });

  it('answers an empty text with empty lists', () => {
    expect(answer('')).toEqual({ id: 'story', quotes: [], mentions: [] });
  });

  it('keeps a number as id', () => {
    expect(extractLine('{"id":7,"text":"x"}', 1).answer).toMatchObject({ id: 7 });
  });

  it.each([
    ['{"id": "a", "text"', 'not JSON'],
    ['[1]', 'not an object'],
    ['null', 'not an object'],
    ['{"text": "x"}', 'id is undefined'],
    ['{"id": "a"}', 'text of "a" is undefined'],
    ['{"id": "a", "text": 5}', 'text of "a" is number'],
    ['', 'not JSON'],
  ])('that is not a story gives an error with its number: %j', (line, message) => {
    const { answer, ok } = extractLine(line, 12);
    expect(ok).toBe(false);
    expect(answer).toMatchObject({ id: null, line: 12 });
    expect((answer as { error: string }).error).toContain(message);
  });
});

describe('a plain text', () => {
  it('is split at line ends, without blank lines, and its first line is the headline', () => {
    const cut = splitPassages('Headline\n\nOne.\r\nTwo.\n');
    expect(cut.passages.map((passage) => [passage.role, passage.text.trim()])).toEqual([
      ['headline', 'Headline'],
      ['paragraph', 'One.'],
      ['paragraph', 'Two.'],
    ]);
    expect(cut.offsets).toEqual([0, 10, 16]);
  });

  it('of one line has no headline', () => {
    expect(splitPassages('Only this.').passages).toEqual([{ role: 'paragraph', text: 'Only this.' }]);
  });
});
