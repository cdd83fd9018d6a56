import { describe, expect, it } from 'vitest';
import { soundKeyOf } from '../../src/extract/grouping/spelling.ts';
import { recognizeNames } from '../../src/extract/recognizeNames.ts';
import { named, story } from '../support/names.ts';

describe('names', () => {
  it('of people are separated from the organization behind `of`', () => {
    const pastor = story('Rev. Curtis Oldham of First Baptist Church left.');
    expect(named(pastor, 'PERSON')).toEqual(['Curtis Oldham']);
    expect(named(pastor, 'ORGANIZATION')).toEqual(['First Baptist Church']);
  });

  it('are not demonyms', () => {
    const passages = story(
      'The campaign began in Samoa. It covered only about 31 percent of Samoans. Al Jazeera reported on Thursday that it began.',
    );
    expect(named(passages, 'ORGANIZATION')).toEqual(['Al Jazeera']);
  });

  it('are not found in another script, and are two where an acronym precedes a person', () => {
    expect(recognizeNames(story('Сейчас мы скажем, что Тюмень ждёт.')).mentions).toEqual([]);
    expect(named(story('He told MSNBC Cummings was late.'), 'PERSON')).toEqual(['Cummings']);
    expect(named(story('The Minneapolis Star-Tribune said so.'), 'ORGANIZATION')).toEqual(['Minneapolis Star-Tribune']);
    expect(soundKeyOf('centos 7')).not.toBe(soundKeyOf('centos 8'));
  });

  it('are two on both sides of a long dash, where both are known or in capitals', () => {
    expect(named(story('The DPRK–PRC summit began.'), 'PLACE')).toEqual(['North Korea', 'China']);
  });

  it('are people’s where the story prints an honorific with the last word', () => {
    const passages = story('The Zarn consultancy Jeanne-Marie Gescher agreed to it.', 'Mrs Gescher left.');
    expect(named(passages, 'PERSON')).toEqual(['Jeanne-Marie Gescher']);
  });
});

describe('two names in one', () => {
  it('are separated behind the place that something happens in', () => {
    const { mentions } = recognizeNames(story('In Lisbon Duarte Simões-Prata wept.', 'In Paris Ann Marwell wept.'));
    expect(mentions.map(({ text }) => text)).toEqual(['Lisbon', 'Duarte Simões-Prata', 'Paris', 'Ann Marwell']);
  });

  it.each([
    ['Then Leeds United 2-3 Burnley was called off.', 'ORGANIZATION', ['Leeds United', 'Burnley']],
    ['The World Health Organization and Gavi will pay.', 'ORGANIZATION', ['World Health Organization', 'Gavi']],
  ])('are separated: %s', (text, kind, names) => {
    expect(named(story(text), kind).slice(0, 1)).toEqual(names.slice(0, 1));
    expect(recognizeNames(story(text)).mentions.map(({ text: printed }) => printed)).toEqual(names);
  });

  it.each([
    ['Shares of Trigon Brokerage fell.', 'Trigon Brokerage'],
    ['The builder Constructora Los Andes failed.', 'Constructora Los Andes'],
    ['Shares of Velmor Medya N.V. fell.', 'Velmor Medya N.V.'],
  ])('are a firm by their first or last word: %s', (text, name) => {
    expect(named(story(text), 'ORGANIZATION')).toEqual([name]);
  });
});

describe('the words around a name', () => {
  it.each([
    ['The mayor of Velmoor-sur-Dorn wept.', 'PLACE', 'Velmoor-sur-Dorn'],
    ['Shares in Velmoor rose.', 'ORGANIZATION', 'Velmoor'],
    ['State television VRT went dark.', 'ORGANIZATION', 'VRT'],
    ['U.S. District Judge Carla Moreno ruled.', 'PLACE', 'United States'],
  ])('tell its kind: %s', (text, kind, name) => {
    expect(named(story(text), kind)).toEqual([name]);
  });
});

describe('mentions', () => {
  it('are in reading order, do not overlap, and are what the passage prints', () => {
    const passages = story(
      'Robert Keller of the World Bank visited Kenya.',
      'The Union of Harbour Pilots, or KZZ, met Jane “Cranes” Keller, known to all as Jane “Cranes” Keller.',
      'Leeds United 2-3 Burnley, the Velmorian Museum and Print Gallery, known as the VMPG, said.',
      'Keller’s team met Kenya’s Ministry of Health and Sanitation.',
    );
    const { mentions } = recognizeNames(passages);
    let before = { passage: 0, end: 0 };
    for (const { passage, start, end, text } of mentions) {
      expect(passages[passage]?.text.slice(start, end)).toBe(text);
      expect(passage > before.passage || start >= before.end).toBe(true);
      before = { passage, end };
    }
    expect(mentions.at(-1)?.text).toBe('Ministry of Health and Sanitation');
  });

  it('are not found in a story without names, and an empty story is no error', () => {
    expect(recognizeNames([])).toEqual({ entities: [], mentions: [] });
    expect(recognizeNames(story('', 'it rained all day.')).mentions).toEqual([]);
  });

  it('are found among thousands of names that the text equates', () => {
    const letter = (at: number) => String.fromCharCode(65 + (at % 26));
    const line = Array.from({ length: 3000 }, (_, at) => {
      const short = `K${letter(at)}${letter(Math.floor(at / 26))}Z`;
      return `The Zq${letter(at)}q${letter(at / 7)}x Union of Pilots, or ${short}, met. `;
    }).join('');
    expect(recognizeNames(story(line)).mentions.length).toBeGreaterThan(3000);
  });

  it('of long lines of capitals, initials and brackets do not outnumber their tokens', () => {
    for (const piece of ['A. ', '(AB) ', "' ", 'A-']) {
      expect(recognizeNames(story(piece.repeat(20_000))).mentions.length).toBeLessThan(60_001);
    }
  });
});

describe('a word of a longer name', () => {
  it('is the person with that last name, whatever it was read as', () => {
    const passages = story(
      'Attorney-General Graham Leungwai spoke.',
      'He had lost confidence in Leungwai.',
      'Leungwai had asked why.',
    );
    expect(recognizeNames(passages).entities.map(({ name, kind }) => [name, kind])).toEqual([
      ['Graham Leungwai', 'PERSON'],
    ]);
  });

  it('is a town where something is in it, though an organization is named after it', () => {
    const passages = story('He spoke at his home in Githunguri.', 'The Githunguri Dairy Sacco is rich.');
    expect(named(passages, 'PLACE')).toEqual(['Githunguri']);
  });

  it('is a newspaper where the story says so', () => {
    const passages = story('The paper, Svalbardposten, prints births.', 'Svalbardposten’s editor spoke.');
    expect(named(passages, 'ORGANIZATION')).toEqual(['Svalbardposten']);
  });

  it('is not a name where it is a pronoun', () => {
    expect(recognizeNames(story('“They’ve received a husband,” he said.')).mentions).toEqual([]);
  });
});
