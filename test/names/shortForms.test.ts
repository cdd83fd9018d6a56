import { describe, expect, it } from 'vitest';
import { recognizeNames } from '../../src/extract/recognizeNames.ts';
import { named, nameOf, story } from '../support/names.ts';

describe('short forms', () => {
  it('of initials belong to the long name anywhere in the story, without brackets', () => {
    const passages = story(
      'Runner Ann Keller will not appeal, a spokesman for QARS said.',
      'The Court of Arbitration for Rowing, or CAR, had backed the Quentavian Agency for Rowing Safety.',
    );
    expect(nameOf(passages, 'QARS')).toBe('Quentavian Agency for Rowing Safety');
    expect(nameOf(passages, 'CAR')).toBe('Court of Arbitration for Rowing');
    const pieces = story('The University of Velmoria opened on Monday.', 'UVEL will teach law.');
    expect(nameOf(pieces, 'UVEL')).toBe('University of Velmoria');
  });

  it('complete a long name that was read in part', () => {
    const museum = story('The Velmorian Museum and Print Gallery opened.', 'Staff at VMPG were glad.');
    expect(nameOf(museum, 'VMPG')).toBe('Velmorian Museum and Print Gallery');
  });

  it('of a few words are the one organization that they begin or end', () => {
    const firm = story(
      'Dorvane Energy Solutions Co. lost money.',
      'Dorvane Energy said so.',
      'Shares of Dorvane fell.',
    );
    expect(nameOf(firm, 'Dorvane Energy')).toBe('Dorvane Energy Solutions Co.');
    expect(nameOf(firm, 'Dorvane')).toBe('Dorvane Energy Solutions Co.');
    const fund = story('The Top End Flood Relief Fund opened.', 'The Relief Fund paid out.');
    expect(nameOf(fund, 'Relief Fund')).toBe('Top End Flood Relief Fund');
  });

  it('of organizations are a noun behind an article, letters in brackets, and the name with its kind first', () => {
    const body = story('The Velmorian Academy of Winds met.', 'Some of the Academy were late.');
    expect(nameOf(body, 'Academy')).toBe('Velmorian Academy of Winds');
    const foreign = story('The Harbour Safety Institute (IZT) met.', 'A spokesman for IZT was late.');
    expect(nameOf(foreign, 'IZT')).toBe('Harbour Safety Institute');
    const office = story('The Ministry of Fisheries met.', 'A Fisheries Ministry spokesman was late.');
    expect(nameOf(office, 'Fisheries Ministry')).toBe('Ministry of Fisheries');
  });

  it('of initials may be spelled as a word', () => {
    const police = story('The Association of Velmorian Town Officers met.', 'Avto made its call on Monday.');
    expect(nameOf(police, 'Avto')).toBe('Association of Velmorian Town Officers');
  });

  it('shared by a father and his junior mean the father', () => {
    const family = story(
      'President Walter Kessler spoke.',
      'His son Walter Kessler Jr. laughed at it in a post.',
      'Kessler left.',
    );
    expect(nameOf(family, 'Kessler')).toBe('Walter Kessler');
    const office = story(
      'President Walter Kessler spoke.',
      'Walter Kessler Jr. wrote.',
      'Kessler Jr. did so.',
      'Kessler left.',
    );
    expect(nameOf(office, 'Kessler')).toBe('Walter Kessler');
    expect(nameOf(office, 'Kessler Jr.')).toBe('Walter Kessler Jr.');
    const pastor = story('Walter Kessler Jr. spoke.', 'Dr. Walter Kessler wept.');
    expect(named(pastor, 'PERSON')).toEqual(['Walter Kessler Jr.']);
  });

  it('of people do not include a verb of a quoted title', () => {
    const passages = story(
      'Kessler spoke. Then Kessler left, and Mr Kessler wept.',
      'They wrote: “Kessler Misleads on Voting: Why Agencies Need No Leave.”',
    );
    expect(named(passages, 'PERSON')).toEqual(['Kessler']);
  });

  it('of people are a last name of several words and a hyphened given name', () => {
    const passages = story('Karim el Idrissi sang.', 'El Idrissi wept. In the end Idrissi left.');
    expect(nameOf(passages, 'El Idrissi')).toBe('Karim el Idrissi');
    expect(nameOf(story('Gordon Kozlow sang.', '“Gordie wept,” said his mother.'), 'Gordie')).toBe('Gordon Kozlow');
    expect(nameOf(story('Joanne Petrak sang.', '“Jo wept,” said her mother.'), 'Jo')).toBe('Joanne Petrak');
  });

  it('of buildings end in the same word, and those of organizations may be their town', () => {
    const centre = story(
      'Talks began at the Bingu International Convention Centre.',
      'Guards closed the Bingu Centre.',
    );
    expect(nameOf(centre, 'Bingu Centre')).toBe('Bingu International Convention Centre');
    const club = story('FC Metz lost 2-1 to Leeds on Saturday.', 'The Metz goalkeeper wept.');
    expect(nameOf(club, 'Metz')).toBe('FC Metz');
  });

  it('of organizations are the same with and without a possessive', () => {
    const union = story('The Velmor Farmer’s Union met.', 'The Velmor Farmers Union voted, and so did the VFU.');
    expect(nameOf(union, 'VFU')).toBe('Velmor Farmer’s Union');
    expect(named(union, 'ORGANIZATION')).toHaveLength(1);
  });

  it('of committees are one of their subjects', () => {
    const panel = story('The House Fisheries and Ports Committee met.', 'The Fisheries Committee voted late.');
    expect(nameOf(panel, 'Fisheries Committee')).toBe('House Fisheries and Ports Committee');
  });

  it('are names that the text equates', () => {
    const drummer = story('Dervla Marwell was born Judith Ann Kessler in Lisbon.', 'Then Marwell left.');
    expect(nameOf(drummer, 'Judith Ann Kessler')).toBe('Dervla Marwell');
    const union = story('The Union of Harbour Pilots, or KZZ, met.', 'A KZZ spokesman was late.');
    expect(nameOf(union, 'KZZ')).toBe('Union of Harbour Pilots');
    const council = story('The Velmorian Research Council, known by its local initials ZGT, met.');
    expect(nameOf(council, 'ZGT')).toBe('Velmorian Research Council');
    const bank = story('The Velmor Savings Bank, better known as Karst, failed.');
    expect(nameOf(bank, 'Karst')).toBe('Velmor Savings Bank');
    const teacher = story('Ann Kozlow (or Smitty) taught us.', 'Then Smitty left the school.');
    expect(nameOf(teacher, 'Smitty')).toBe('Ann Kozlow');
    const party = story('The Blue and White Party won.', 'Voters like Blue & White.');
    expect(nameOf(party, 'Blue & White')).toBe('Blue and White Party');
  });

  it('of a person are the given name alone, the name in reverse order, and a nickname behind an unknown given name', () => {
    expect(nameOf(story('Dervla Marwell sang.', 'In the end Dervla wept.'), 'Dervla')).toBe('Dervla Marwell');
    expect(nameOf(story('Nagy Judit sang.', 'Then Judit Nagy left.'), 'Judit Nagy')).toBe('Nagy Judit');
    expect(nameOf(story('Thabang “Fridge” Mokoena sang.', 'Then Mokoena left.'), 'Mokoena')).toBe(
      'Thabang “Fridge” Mokoena',
    );
    expect(nameOf(story('Terence Alan Marwell sang.', 'Then Terry Marwell left.'), 'Terry Marwell')).toBe(
      'Terence Alan Marwell',
    );
  });

  it('of clubs are their towns, where these act as teams', () => {
    const whole = story('Leeds United won in Lisbon.', 'Leeds scored twice. In Leeds crowds danced.');
    const { entities, mentions } = recognizeNames(whole);
    expect(mentions.map(({ entity: number, text }) => [text, entities[number]?.kind])).toEqual([
      ['Leeds United', 'ORGANIZATION'],
      ['Lisbon', 'PLACE'],
      ['Leeds', 'ORGANIZATION'],
      ['Leeds', 'PLACE'],
    ]);
    const towns = story('Sunderland lost 2-1 to Leeds on Saturday.', 'The Leeds goalkeeper wept.');
    expect(named(towns, 'ORGANIZATION')).toEqual(['Sunderland', 'Leeds']);
    const visits = story('Her visit to Beijing ended.', 'Then Moscow won the bid and Beijing lost it.');
    expect(named(visits, 'ORGANIZATION')).toEqual([]);
    const nations = story('Wales lost 2-1 to Italy on Saturday.', 'The Wales goalkeeper wept.');
    expect(named(nations, 'ORGANIZATION')).toEqual([]);
  });

  it('of clubs are their towns in match reports, and their nicknames', () => {
    const match = story(
      'Chelsea clinch cup in extra-time.',
      'The striker and a midfielder scored early, but the referee gave Liverpool a penalty.',
      'The Blues boss was sent off. “I will stay in Liverpool,” he said.',
    );
    const { entities, mentions } = recognizeNames(match);
    expect(mentions.map(({ entity: number, text }) => [text, entities[number]?.name, entities[number]?.kind])).toEqual([
      ['Chelsea', 'Chelsea', 'ORGANIZATION'],
      ['Liverpool', 'Liverpool', 'ORGANIZATION'],
      ['Blues', 'Chelsea', 'ORGANIZATION'],
      ['Liverpool', 'Liverpool', 'PLACE'],
    ]);
    const fair = story('Chelsea and Liverpool held fairs.', 'In Liverpool it rained. It rained all day.');
    expect(named(fair, 'ORGANIZATION')).toEqual([]);
  });

  it('of places are two letters, even those of a town', () => {
    const state = story('Police in Western Australia closed a road.', 'Many people in WA were glad.');
    expect(nameOf(state, 'WA')).toBe('Western Australia');
  });

  it('of places omit the kind of place', () => {
    const lake = story('Lake Velmor has dried out.', 'In Velmor there was fish once.');
    expect(nameOf(lake, 'Velmor')).toBe('Lake Velmor');
  });

  it('of people are nicknames, in quotation marks or short for a given name', () => {
    const singer = story('Josephina Dell “Kit” Marwell sang.', 'Kit wept.', 'Marwell left.');
    expect(nameOf(singer, 'Kit')).toBe('Josephina Dell “Kit” Marwell');
    expect(nameOf(story('Alexandra Marwell sang.', '“Alex wept,” said her mother.'), 'Alex')).toBe('Alexandra Marwell');
    expect(nameOf(story('Mikhail Orlenko sang.', '“Misha wept,” said his mother.'), 'Misha')).toBe('Mikhail Orlenko');
    expect(nameOf(story('Samantha Orlow sang.', '“Sam wept,” said her mother.'), 'Sam')).toBe('Samantha Orlow');
    expect(nameOf(story('Ann Marwell-Dorn sang.', 'Then Marwell left.'), 'Marwell')).toBe('Ann Marwell-Dorn');
  });
});
