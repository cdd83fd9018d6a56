import { describe, expect, it } from 'vitest';
import { fold } from '../src/text/fold.ts';
import { sentences } from '../src/text/sentences.ts';
import { tokenize } from '../src/text/tokens.ts';

function words(text: string): string[] {
  return tokenize(text).map(({ start, end }) => text.slice(start, end));
}

function marks(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind === 'mark')
    .map(({ start, end }) => text.slice(start, end));
}

function cut(text: string): string[] {
  return sentences(text, tokenize(text)).map(({ start, end }) => text.slice(start, end));
}

describe('tokens', () => {
  it('keeps a lawmaker’s party and state one word, which does not end a sentence', () => {
    const text = 'Rep. Anna Roe, D-N.J., said so. She left.';
    const found = tokenize(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toContain('D-N.J.');
    expect(sentences(text, found)).toHaveLength(2);
  });

  it('leaves abbreviations and initials their full stops', () => {
    expect(words('Mr. J. Roe met U.S. officials at 5 p.m. on Jan. 5.')).toEqual([
      'Mr.',
      'J.',
      'Roe',
      'met',
      'U.S.',
      'officials',
      'at',
      '5',
      'p.m.',
      'on',
      'Jan.',
      '5',
      '.',
    ]);
  });

  it('splits off the possessive, straight and curly, but no other apostrophe', () => {
    expect(words("Israel’s plan, O'Brien's car, they don't")).toEqual([
      'Israel',
      '’s',
      'plan',
      ',',
      "O'Brien",
      "'s",
      'car',
      ',',
      'they',
      "don't",
    ]);
  });

  it('splits at a hyphen before a describing word and behind a prefix that takes sides, not inside names', () => {
    expect(words('US-led anti-China al-Roub Kim Jong-un Jean-Claude Tel Aviv-based')).toEqual([
      'US',
      '-',
      'led',
      'anti',
      '-',
      'China',
      'al-Roub',
      'Kim',
      'Jong-un',
      'Jean-Claude',
      'Tel',
      'Aviv',
      '-',
      'based',
    ]);
  });

  it('recognizes quotation marks of all kinds, and no apostrophes', () => {
    expect(marks("“Go,” he said; \"no\", 'yes' — the farmers' don't")).toEqual(['“', '”', '"', '"', "'", "'"]);
    expect(marks("Israel's 'Right to Defend' Itself")).toEqual(["'", "'"]);
  });

  it('keeps names of sites, companies and numbers whole', () => {
    expect(words('News18.com paid AT&T 3,000.50 on 2023-07-04')).toEqual([
      'News18.com',
      'paid',
      'AT&T',
      '3,000.50',
      'on',
      '2023-07-04',
    ]);
  });
});

describe('sentences', () => {
  it('end at a full stop with the closing mark behind it', () => {
    expect(cut('“It is over.” She left. “Why?” he asked.')).toEqual(['“It is over.”', 'She left.', '“Why?” he asked.']);
  });

  it('do not end at titles, initials and abbreviations inside a sentence', () => {
    expect(cut('Gov. J. B. Roe of the U.S. Senate spoke. He left the U.S. He is back.')).toEqual([
      'Gov. J. B. Roe of the U.S. Senate spoke.',
      'He left the U.S.',
      'He is back.',
    ]);
  });

  it('cover a passage without any full stop', () => {
    expect(cut('Raid in the north')).toEqual(['Raid in the north']);
    expect(cut('')).toEqual([]);
  });
});

describe('a folded name', () => {
  it.each([
    ['Zoë  O’Brien', "zoe o'brien"],
    ['O´Brien', "o'brien"],
    ['Łódź', 'lodz'],
    ['Søren Æsir Straße', 'soren aesir strasse'],
    ['Iğdır', 'igdir'],
    ['İstanbul', 'istanbul'],
    ['Đặng–Ħal', 'dang-hal'],
  ])('has neither accents nor case: %s', (name, folded) => {
    expect(fold(name)).toBe(folded);
  });
});
