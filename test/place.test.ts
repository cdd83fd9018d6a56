import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';
import { holdEntityLaws } from './support/entityLaws.ts';
import { walk } from './support/walk.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
  await dateline.ingestTexts({
    'talks.txt': `date 2025-03-14
Talks in Washington Go On

The United States and Germany went on talking in Washington on Friday about a tunnel between Hamburg and Lübeck.

The US said it would pay for the first mile, and America's partners welcomed it.

Ministers from the U.S. are due in Berlin, and later in Bavaria, on Monday.
`,
  });
});
afterAll(() => dateline.close());

holdEntityLaws(() => dateline, 'place', 'places');

const place = async (name: string, selection: string) =>
  (await dateline.get(`query ($name: String) { place(name: $name) { ${selection} } }`, { name })).place;

describe('a place', () => {
  it('has its kind, its coordinates and its country', async () => {
    expect(await place('Lisbon', 'kind latitude longitude countryCode country { name kind countryCode }')).toEqual({
      kind: 'CITY',
      latitude: expect.closeTo(38.7, 0),
      longitude: expect.closeTo(-9.1, 0),
      countryCode: 'PT',
      country: { name: 'Portugal', kind: 'COUNTRY', countryCode: 'PT' },
    });
  });

  it('that is a country has its own code and no country', async () => {
    expect(await place('Nepal', 'kind countryCode country { name }')).toEqual({
      kind: 'COUNTRY',
      countryCode: 'NP',
      country: null,
    });
  });

  it('that is a continent has no country', async () => {
    expect(await place('Europe', 'kind countryCode country { name }')).toEqual({
      kind: 'CONTINENT',
      countryCode: null,
      country: null,
    });
  });

  it('that is not known closer is of kind OTHER, with null for what is not known', async () => {
    expect(await place('Charikot', 'kind latitude longitude')).toEqual({
      kind: 'OTHER',
      latitude: null,
      longitude: null,
    });
  });

  it('is one under all its names', async () => {
    const all = await place('United States', 'id aliases articleCount');
    expect(all.articleCount).toBe(1);
    expect(new Set(all.aliases)).toEqual(new Set(['United States', 'US', 'America', 'U.S.']));
    for (const alias of ['US', 'u.s.', 'america', 'United  States']) {
      expect(await place(alias, 'id')).toEqual({ id: all.id });
    }
  });

  it('is one whether it is printed in capitals or not', async () => {
    const { aliases } = await place('LISBON', 'aliases');
    expect(new Set(aliases)).toEqual(new Set(['Lisbon', 'LISBON']));
  });
});

describe('the list of places', () => {
  interface Row {
    name: string;
    kind: string;
    countryCode: string | null;
  }
  const list = (filter: string): Promise<Row[]> =>
    walk(dateline, `{ places(${filter} PAGE) }`, 'name kind countryCode', 100);

  it('is filtered by kind', async () => {
    const all = await list('');
    const countries = await list('filter: { kinds: [COUNTRY] },');
    expect(countries).toEqual(all.filter(({ kind }) => kind === 'COUNTRY'));
    expect(countries).toContainEqual({ name: 'Nepal', kind: 'COUNTRY', countryCode: 'NP' });
    expect(await list('filter: { kinds: [CITY, CONTINENT] },')).toEqual(
      all.filter(({ kind }) => kind === 'CITY' || kind === 'CONTINENT'),
    );
    expect(await list('filter: { kinds: [OTHER] },')).toEqual(all.filter(({ kind }) => kind === 'OTHER'));
    expect(await list('filter: { kinds: [] },')).toEqual(all);
  });

  it('is filtered by country, by its code in any case', async () => {
    const all = await list('');
    const inGermany = await list('filter: { countries: ["de"] },');
    expect(inGermany).toEqual(all.filter(({ countryCode }) => countryCode === 'DE'));
    expect(inGermany.map(({ name }) => name)).toEqual(expect.arrayContaining(['Berlin', 'Germany', 'Hamburg']));
    expect(await list('filter: { countries: ["DE", "NP"] },')).toEqual(
      all.filter(({ countryCode }) => countryCode === 'DE' || countryCode === 'NP'),
    );
    expect(await list('filter: { countries: ["AQ"] },')).toEqual([]);
    expect(await list('filter: { countries: [] },')).toEqual(all);
  });

  it('costs one statement more with the country of each', async () => {
    const twenty = await dateline.statementsOf('{ places(first: 20) { nodes { name country { name } } } }');
    expect(twenty).toHaveLength(2);
  });
});
