import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/extract/extraction.ts';
import { recognizeNames } from '../../src/extract/recognizeNames.ts';
import { named, story } from '../support/names.ts';

describe('headlines', () => {
  const body = 'Prime Minister Anna Lindqvist said in Oslo on Friday that the bridge would be closed for repair.';

  it('in Title Case are read by how the story prints their words', () => {
    const passages: Passage[] = [
      { role: 'headline', text: 'Lindqvist Says Bridge in Oslo Closed for Repair' },
      ...story(body),
    ];
    expect(recognizeNames(passages).mentions.map(({ text }) => text)).toEqual([
      'Lindqvist',
      'Oslo',
      'Anna Lindqvist',
      'Oslo',
    ]);
  });

  it('in capitals are, too', () => {
    const passages: Passage[] = [{ role: 'headline', text: 'LINDQVIST SAYS BRIDGE IN OSLO CLOSED' }, ...story(body)];
    const { entities, mentions } = recognizeNames(passages);
    expect(mentions.slice(0, 2).map(({ text }) => text)).toEqual(['LINDQVIST', 'OSLO']);
    expect(entities.map(({ name }) => name)).toEqual(['Anna Lindqvist', 'Oslo']);
  });
});

describe('a headline', () => {
  it('names a person as the sentences do', () => {
    const passages: Passage[] = [
      { role: 'headline', text: 'Ann Marwell Blasts Rival Over Harbour Plan' },
      { role: 'paragraph', text: 'On Monday Ann Marwell said that the plan was late.' },
    ];
    expect(named(passages, 'PERSON')).toEqual(['Ann Marwell']);
  });
});

describe('a headline in capitals', () => {
  it.each([
    ['Billionaire Novak Buys Paper', 'Jan Novak bought the paper. Novak is rich.', ['Novak']],
    ['Ex-Mayor Brandt Dies at 80', 'Otto Brandt, once mayor, has died. Brandt was 80.', ['Brandt']],
    ['Ann Novak Buys Old Paper', 'Jan Novak bought the paper. Novak is rich.', ['Ann Novak']],
  ])('names people as the sentences do: %s', (headline, text, names) => {
    const { mentions } = recognizeNames([
      { role: 'headline', text: headline },
      { role: 'paragraph', text },
    ]);
    expect(mentions.filter(({ passage }) => passage === 0).map((mention) => mention.text)).toEqual(names);
  });
});
