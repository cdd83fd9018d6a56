import { describe, expect, it } from 'vitest';
import { recognizeNames } from '../../src/extract/recognizeNames.ts';
import { named, story } from '../support/names.ts';

describe('places', () => {
  it('are one under all their forms, by their usual name, with country and coordinates', () => {
    const { entities, mentions } = recognizeNames(
      story('The United States said so.', 'The U.S. will wait, and the US knows it.', 'Officials in Lisbon agreed.'),
    );
    const places = entities.filter(({ kind }) => kind === 'PLACE');
    expect(places.map(({ name }) => name)).toEqual(['United States', 'Lisbon']);
    expect(places[0]?.place).toMatchObject({ key: 'iso:US', kind: 'COUNTRY', countryCode: 'US' });
    expect(places[1]?.place).toMatchObject({ kind: 'CITY', countryCode: 'PT' });
    expect(mentions.filter(({ entity: number }) => number === 0)).toHaveLength(3);
  });

  it('of one name are distinguished by the state behind the comma and by the country of the story', () => {
    const [first] = recognizeNames(story('The fire began in Springfield, Illinois, on Monday.')).entities;
    expect(first?.place?.latitude).toBeCloseTo(39.8, 0);
    const tripoli = recognizeNames(
      story('Officials in Lebanon said the road from Beirut to Tripoli was closed.'),
    ).entities;
    expect(tripoli.find(({ name }) => name === 'Tripoli')?.place?.countryCode).toBe('LB');
  });

  it('are named without a lawmaker’s party, and recognized with a compass letter', () => {
    expect(
      named(story('Senate Majority Leader Ann de Keller, D-Los Angeles, has vowed to fight S Korea.'), 'PLACE'),
    ).toEqual(['Los Angeles', 'South Korea']);
  });

  it('lose their accents only in news of their country', () => {
    const abroad = recognizeNames(story('They drove to Marin and Napa in California.')).entities;
    expect(abroad.map(({ name }) => name)).toContain('Marin');
    const there = recognizeNames(story('He flew to Marin in Spain.')).entities;
    expect(there.map(({ name }) => name)).toContain('Marín');
  });

  it('of one name are distinguished by their accents', () => {
    const [city] = recognizeNames(story('The fire began in Los Ángeles on Monday.')).entities;
    expect(city?.place?.countryCode).toBe('CL');
  });

  it('are not nationalities behind an article, and neither are people', () => {
    expect(named(story('Kira Lund won. “I am glad,” the Dane said.'), 'PERSON')).toEqual(['Kira Lund']);
  });

  it('are not nationalities, and are found inside describing words', () => {
    expect(named(story('Israeli and Palestinian officials met a US-led team.'), 'PLACE')).toEqual(['United States']);
  });

  it('are recognized from the lists wherever they are printed alone', () => {
    const passages = story(
      'A Lisbon court fined him.',
      'Fuel is short again, claiming Sri Lanka as its latest victim.',
    );
    expect(named(passages, 'PLACE')).toEqual(['Lisbon', 'Sri Lanka']);
  });

  it('are recognized from the words around them, and are then places throughout the story', () => {
    const passages = story('Rain fell in the Wendorra district on Friday.', 'Wendorra lost its bridge.');
    expect(named(passages, 'PLACE')).toEqual(['Wendorra']);
  });

  it('are buildings named after saints', () => {
    expect(named(story('He was taken to St. Mary’s Hospital.'), 'PLACE')).toEqual(['St. Mary’s Hospital']);
  });

  it('open a story as its dateline, whatever their name', () => {
    expect(named(story('BAHIA SERENA, Brazil (AP) — The mayor left.'), 'PLACE')).toEqual(['BAHIA SERENA', 'Brazil']);
    expect(named(story('FIFA — football’s governing body — said it would act.'), 'PLACE')).toEqual([]);
  });

  it('are not ships', () => {
    expect(named(story('The ferry Princess Mele sank near Suva.'), 'PLACE')).toEqual(['Suva']);
    expect(named(story('The ferry Princess Mele sank near Suva.'), 'PERSON')).toEqual([]);
  });

  it('are buildings too, unless they speak', () => {
    expect(named(story('She was taken to the Royal Wendorra Hospital.'), 'PLACE')).toEqual(['Royal Wendorra Hospital']);
    expect(named(story('The Royal Wendorra Hospital said so.'), 'ORGANIZATION')).toEqual(['Royal Wendorra Hospital']);
  });

  it('may share their names with people', () => {
    const passages = story('Paris Hilton flew to Paris.', 'Denzel Washington spoke in Washington.');
    expect(named(passages, 'PERSON')).toEqual(['Paris Hilton', 'Denzel Washington']);
    expect(named(passages, 'PLACE')).toEqual(['Paris', 'Washington']);
  });
});

describe('datelines', () => {
  it('name their whole place, even one that no list has', () => {
    expect(named(story('NEW DELHI — The river rose.'), 'PLACE')).toEqual(['New Delhi']);
    expect(named(story('VELMOOR, N.M. (AP) — The river rose.'), 'PLACE')).toEqual(['VELMOOR', 'New Mexico']);
    expect(named(story('BREAKING — The river rose.'), 'PLACE')).toEqual([]);
  });
});
