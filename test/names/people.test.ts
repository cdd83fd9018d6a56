import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/extract/extraction.ts';
import { actsAsPerson } from '../../src/extract/names/context/personContext.ts';
import { recognizeNames } from '../../src/extract/recognizeNames.ts';
import { buildTokenTables } from '../../src/extract/tagging/buildTokenTables.ts';
import type { TokenTable } from '../../src/extract/tagging/tokenTable.ts';
import { entity, named, story } from '../support/names.ts';

describe('people', () => {
  it('are named without their titles, which are kept as printed', () => {
    const passages = story('President Maria Delgado met Lisbon deputy governor Karim Abu al-Rashid on Monday.');
    expect(entity(passages, 'Maria Delgado')?.titles).toEqual(['President']);
    expect(entity(passages, 'Karim Abu al-Rashid')?.titles).toEqual(['Lisbon deputy governor']);
    expect(named(passages, 'PERSON')).toHaveLength(2);
  });

  it('keep particles and initials in their names', () => {
    const passages = story('Ursula von der Meer and J. R. Whitfield spoke to Mohammed bin Khalid in Paris.');
    expect(named(passages, 'PERSON')).toEqual(['Ursula von der Meer', 'J. R. Whitfield', 'Mohammed bin Khalid']);
  });

  it('are one under a last name, before and after the full name', () => {
    const { entities, mentions } = recognizeNames(
      story('Whitfield will resign, officials said.', 'John Whitfield told reporters so. Mr. Whitfield’s wife agreed.'),
    );
    const people = entities.filter(({ kind }) => kind === 'PERSON');
    expect(people.map(({ name }) => name)).toEqual(['John Whitfield']);
    expect(mentions.map(({ text }) => text)).toEqual(['Whitfield', 'John Whitfield', 'Whitfield']);
  });

  it('stay two under one last name, which then means the one named last or the one of the title’s gender', () => {
    const { entities, mentions } = recognizeNames(
      story(
        'John Harper and Jill Harper arrived.',
        'Mrs. Harper smiled.',
        'John Harper spoke first.',
        'Harper said little.',
      ),
    );
    expect(mentions.map((mention) => entities[mention.entity]?.name)).toEqual([
      'John Harper',
      'Jill Harper',
      'Jill Harper',
      'John Harper',
      'John Harper',
    ]);
  });

  it('have the gender of their title, given name or pronouns', () => {
    expect(entity(story('Mrs. Okonkwo-Hale spoke.'), 'Okonkwo-Hale')?.gender).toBe('female');
    expect(entity(story('Robert Keller spoke.'), 'Robert Keller')?.gender).toBe('male');
    expect(entity(story('Zxanthi Velmora said she would stay.'), 'Zxanthi Velmora')?.gender).toBe('female');
  });

  it('take their title from the role behind a comma, and no title from the organization that they speak for', () => {
    const passages = story(
      'Jane Doyle, the mayor of Haifa, spoke first.',
      'Alan Keller, 54, a professor at the University of Lagos, agreed.',
      'Maria Delgado, spokeswoman for the Harbour Agency, did not.',
    );
    expect(entity(passages, 'Jane Doyle')?.titles).toEqual(['mayor of Haifa']);
    expect(entity(passages, 'Alan Keller')?.titles).toEqual(['professor at the University of Lagos']);
    expect(entity(passages, 'Maria Delgado')?.titles).toEqual([]);
  });

  it('have the gender of a relation in front before any other sign', () => {
    const passages = story('John Hale spoke. His wife, Carol Hale, wept. He was late.');
    expect(entity(passages, 'Carol Hale')?.gender).toBe('female');
  });

  it('have the gender of their given name rather than of a spokesman', () => {
    expect(entity(story('Spokesman Laura Keller said so.'), 'Laura Keller')?.gender).toBe('female');
  });

  it('are separated from the place that they govern, and from the organization that they lead', () => {
    const passages = story('The mayor of Lisbon Maria Delgado met Food Safety Committee Karim Whitfield on Monday.');
    expect(named(passages, 'PERSON')).toEqual(['Maria Delgado', 'Karim Whitfield']);
    expect(named(passages, 'PLACE')).toEqual(['Lisbon']);
    expect(named(passages, 'ORGANIZATION')).toEqual(['Food Safety Committee']);
  });

  it('are recognized by a role next to them, whatever place or organization the role names', () => {
    const passages = story(
      'Farlan Otheguy, the company’s chief executive, said so.',
      'Purva Dorlha, the chief district officer of Kathmandu, agreed.',
      'Sofi Lampela, spokeswoman for the ministry, did not.',
      'The valley’s first mayor, Ubirat Anangu, and businessman Ossad Rebran were there.',
    );
    expect(named(passages, 'PERSON')).toEqual([
      'Farlan Otheguy',
      'Purva Dorlha',
      'Sofi Lampela',
      'Ubirat Anangu',
      'Ossad Rebran',
    ]);
  });

  it('keep a nickname in quotation marks, and are recognized by an honorific before a place’s name', () => {
    const passages = story(
      'William "Bill" Harkness won.',
      'Mr Berlin and Ramon “Boy” Villaflor lost.',
      'Ismael “El Tuerto” Barragán left.',
    );
    expect(named(passages, 'PERSON')).toEqual([
      'William "Bill" Harkness',
      'Berlin',
      'Ramon “Boy” Villaflor',
      'Ismael “El Tuerto” Barragán',
    ]);
  });

  it('stay two when only one is the elder’s name', () => {
    const passages = story('George Maddox Sr. founded the firm.', 'George Maddox Jr. runs it.');
    expect(named(passages, 'PERSON')).toEqual(['George Maddox Sr.', 'George Maddox Jr.']);
  });

  it('are one under two spellings of a name', () => {
    const passages = story('Mohammed Khalidi resigned on Monday.', 'Mohamed Khalidi had been minister for two years.');
    expect(named(passages, 'PERSON')).toHaveLength(1);
  });

  it('are recognized in a place’s name behind their full name', () => {
    const passages = story('Valeska Paris left the group in 2009.', 'Paris said that she had been held on a ship.');
    expect(named(passages, 'PERSON')).toEqual(['Valeska Paris']);
    expect(named(passages, 'PLACE')).toEqual([]);
  });

  it('are not storms', () => {
    const passages = story(
      'Hurricane Dolores came ashore on Friday.',
      'Dolores weakened before noon, Ann Whitfield said.',
    );
    expect(named(passages, 'PERSON')).toEqual(['Ann Whitfield']);
  });

  it('are not looked for in the notes behind a story', () => {
    const passages: Passage[] = [{ role: 'note', text: 'Robert Keller is a reporter in London.' }];
    expect(named(passages, 'PERSON')).toEqual([]);
  });
});

describe('titles before a name', () => {
  it.each([
    ['U.S. Secretary of State Marla Quist spoke.', 'Marla Quist', 'Secretary of State'],
    ['Chair of governors Alan Tregear spoke.', 'Alan Tregear', 'Chair of governors'],
    ['Leader of the Opposition Sunita Barua spoke.', 'Sunita Barua', 'Leader of the Opposition'],
    ['Attorney-General Graham Leungwai spoke.', 'Graham Leungwai', 'Attorney-General'],
  ])('may include their field: %s', (text, name, title) => {
    expect(entity(story(text), name)?.titles).toEqual([title]);
  });

  it('are not those of a relative', () => {
    expect(entity(story('The brother of Senator Jane Roe spoke.'), 'Jane Roe')?.titles).toEqual(['Senator']);
  });

  it('distinguish men and women of one last name', () => {
    const passages = story('Barbara Kitching has died.', 'Mr Kitching wept. Kitching was 80.');
    const { entities, mentions } = recognizeNames(passages);
    expect(mentions.map(({ entity: number }) => entities[number]?.name)).toEqual([
      'Barbara Kitching',
      'Kitching',
      'Barbara Kitching',
    ]);
    expect(named(story('Ashley Cole has come.', 'Mr Cole smiled.'), 'PERSON')).toEqual(['Ashley Cole']);
  });
});

describe('a description of somebody', () => {
  it.each([
    ['Mum-of-three Stacey Pullen said she wept.', 'Stacey Pullen'],
    ['Eighth-grader Maya Pruett said it was cold.', 'Maya Pruett'],
    ['Great-grandmother Dorothy Hall said it was cold.', 'Dorothy Hall'],
    ['Jean-Claude Hall said it was cold.', 'Jean-Claude Hall'],
  ])('is not part of a name: %s', (text, name) => {
    expect(named(story(text), 'PERSON')).toEqual([name]);
  });
});

describe('what only people have, do and suffer', () => {
  it.each([
    ['Velmor was arrested on Friday.', true],
    ['Velmor’s mother wept.', true],
    ['Velmor pleaded guilty.', true],
    ['Velmor was flooded on Friday.', false],
    ['Velmor’s mayor wept.', false],
    ['Velmor released her after a day.', false],
  ])('shows a person: %s', (text, isPerson) => {
    const [table] = buildTokenTables(story(text).slice(0, 1)).tables;
    expect(actsAsPerson(table as TokenTable, { passage: 0, first: 0, last: 0, kind: 'PLACE' })).toBe(isPerson);
  });
});
