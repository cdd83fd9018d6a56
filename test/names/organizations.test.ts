import { describe, expect, it } from 'vitest';
import { recognizeNames } from '../../src/extract/recognizeNames.ts';
import { entity, named, story } from '../support/names.ts';

describe('organizations', () => {
  it('have the short form in brackets behind them, and the same short form later', () => {
    const { entities, mentions } = recognizeNames(
      story('The National Union of Harbour Workers (NUHW) called a strike.', 'The NUHW said it would last.'),
    );
    expect(entities.map(({ name }) => name)).toEqual(['National Union of Harbour Workers']);
    expect(mentions.map(({ text }) => text)).toEqual(['National Union of Harbour Workers', 'NUHW', 'NUHW']);
  });

  it('have a short form of their letters, also of a list with commas', () => {
    const passages = story(
      'The National Union of Metalworkers (Numet) struck. Numet said so.',
      'The Educational, Scientific and Cultural Organization (ESCO) met. ESCO closed.',
      'The Institute of Allergy and Infectious Diseases (IAID) opened. IAID said so.',
    );
    expect(named(passages, 'ORGANIZATION')).toEqual([
      'National Union of Metalworkers',
      'Educational, Scientific and Cultural Organization',
      'Institute of Allergy and Infectious Diseases',
    ]);
  });

  it('are not people behind an office, members of a party, ranks or nationalities', () => {
    const attorney = story('Cyrus Vance left.', 'A lawyer for District Attorney Vance said so.');
    expect(named(attorney, 'PERSON')).toEqual(['Cyrus Vance']);
    expect(named(attorney, 'ORGANIZATION')).toEqual([]);
    const member = story('Senator Ann Keller (R-Kansas) spoke, and the Oklahoma Republican agreed.');
    expect(named(member, 'ORGANIZATION')).toEqual([]);
    const leader = story(
      'Trump ran against House Majority Leader Ann Keller in Florida, said US Circuit Judge Ralph Winter.',
    );
    expect(named(leader, 'ORGANIZATION')).toEqual(['House']);
    const fund = story('The Native American Rights Fund sued.', 'It fights for Native American voters.');
    expect(named(fund, 'ORGANIZATION')).toEqual(['Native American Rights Fund']);
    expect(recognizeNames(fund).mentions).toHaveLength(1);
  });

  it('are named without those who work for them', () => {
    expect(named(story('The Office of Budget for Obama said so.'), 'ORGANIZATION')).toEqual(['Office of Budget']);
  });

  it('are named without the people behind an office', () => {
    const intelligence = story('“Fine,” said Director of National Intelligence Dan Coats.');
    expect(named(intelligence, 'PERSON')).toEqual(['Dan Coats']);
    const fellow = story('“Fine,” said Royal Society Research Fellow Martin How.');
    expect(named(fellow, 'PERSON')).toEqual(['Martin How']);
    expect(named(fellow, 'ORGANIZATION')).toEqual(['Royal Society']);
  });

  it('are named without the offices in them', () => {
    const passages = story(
      'The Secretary-General of the United Nations met the CEO of Whitfield Health Corporation.',
      'The Airline Owners Association President Jill Harper and Green Party MP John Harper agreed, and so did his Chief of Staff.',
    );
    expect(named(passages, 'ORGANIZATION')).toEqual([
      'United Nations',
      'Whitfield Health Corporation',
      'Airline Owners Association',
      'Green Party',
    ]);
  });

  it('are recognized from the words around them, and are then organizations throughout the story', () => {
    const passages = story(
      'The newspaper Ondara reported it.',
      'Ondara had asked twice.',
      'Ann Ford of Ondara agreed.',
    );
    expect(named(passages, 'ORGANIZATION')).toEqual(['Ondara']);
    const maker = story('Shares of Velmoor fell.', 'Velmoor, the world’s biggest maker of pumps, sold two plants.');
    expect(named(maker, 'ORGANIZATION')).toEqual(['Velmoor']);
  });

  it('are named with the country or county before them', () => {
    const passages = story('The United States House of Representatives and the Marion County Sheriff’s Office agreed.');
    expect(named(passages, 'ORGANIZATION')).toEqual([
      'United States House of Representatives',
      'Marion County Sheriff’s Office',
    ]);
  });

  it('are named with their purpose, and without what a club has won', () => {
    const passages = story('She directs the Lagos House of Memory.', 'He won the Atlantic Cup for Lisbon Mariners.');
    expect(named(passages, 'ORGANIZATION')).toEqual(['Lagos House of Memory', 'Lisbon Mariners']);
  });

  it('are one across an ampersand and a list of portfolios, and under the name before their kind', () => {
    const passages = story(
      'Karst & Wyle LLP sued the Ministry of Health, Labour and Welfare.',
      'Velmoor Holdings Plc said profit fell. Shares in Velmoor fell 6 percent.',
    );
    expect(named(passages, 'ORGANIZATION')).toEqual([
      'Karst & Wyle LLP',
      'Ministry of Health, Labour and Welfare',
      'Velmoor Holdings Plc',
    ]);
    expect(named(passages, 'PLACE')).toEqual([]);
  });

  it('are the listed ones wherever they are printed', () => {
    expect(named(story('The Taliban said so.', 'Fighters of the Taliban left.'), 'ORGANIZATION')).toEqual(['Taliban']);
  });

  it('are the sites whose addresses name them', () => {
    expect(named(story('He told Wendorra.com that it was late.'), 'ORGANIZATION')).toEqual(['Wendorra.com']);
  });

  it('are one under the parts of their names', () => {
    const { entities } = recognizeNames(
      story(
        'Ravenport Bank of Toronto made an offer.',
        'Ravenport Bank said so in a letter.',
        'The Church of Almadology replied. Almadology has its own bank, CBC News said. The CBC saw it.',
      ),
    );
    const names = entities.filter(({ kind }) => kind === 'ORGANIZATION').map(({ name }) => name);
    expect(names).toEqual(['Ravenport Bank of Toronto', 'Church of Almadology', 'CBC News']);
  });

  it('are one under two spellings, and under the address of their site', () => {
    const passages = story('The Zélékan Front took the town.', 'Zelekan Front fighters left at noon.');
    expect(named(passages, 'ORGANIZATION')).toEqual(['Zélékan Front']);
    const sites = story('CBC News said so.', 'According to CBC.ca, it rained.', 'The CBC was late.');
    expect(named(sites, 'ORGANIZATION')).toEqual(['CBC News']);
  });

  it('keep a plural’s possessive inside their names', () => {
    expect(named(story('The Northern Dockers’ Alliance called a strike.'), 'ORGANIZATION')).toEqual([
      'Northern Dockers’ Alliance',
    ]);
  });

  it('are separated where two are joined, and from the country behind a company', () => {
    const joined = story(
      'The merger of Ravenport Bank and Meadow Union Trust was agreed with Tamsu Devices of Taiwan.',
    );
    expect(named(joined, 'ORGANIZATION')).toEqual(['Ravenport Bank', 'Meadow Union Trust', 'Tamsu Devices']);
    expect(named(joined, 'PLACE')).toEqual(['Taiwan']);
  });

  it('are of one kind wherever a story names them', () => {
    const passages = story(
      'Velmar Terminals said it had improved its offer.',
      'Anna Lindqvist, chief executive of Velmar Terminals, spoke in Oslo.',
      'She called Velmar Terminals a good neighbour.',
    );
    expect(named(passages, 'ORGANIZATION')).toEqual(['Velmar Terminals']);
    expect(named(passages, 'PERSON')).toEqual(['Anna Lindqvist']);
  });

  it('are not short forms of common words', () => {
    expect(named(story('Firms use artificial intelligence (AI) daily, and AI grows.'), 'ORGANIZATION')).toEqual([]);
  });

  it('are known to be news agencies', () => {
    const passages = story('He told AFP that Hamas and the State Department had talked.');
    expect(entity(passages, 'AFP')?.isAgency).toBe(true);
    expect(entity(passages, 'Hamas')?.isAgency).toBe(false);
    expect(named(passages, 'ORGANIZATION')).toEqual(['AFP', 'Hamas', 'State Department']);
  });
});
