import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;

beforeAll(async () => {
  dateline = await openSample();
});

afterAll(async () => dateline.close());

interface Value {
  value: string;
  label: string;
  count: number;
  node: { __typename: string; id: string } | null;
}

const fields = [
  'PEOPLE',
  'PLACES',
  'ORGANIZATIONS',
  'TRENDS',
  'PUBLICATIONS',
  'AUTHORS',
  'AGENCIES',
  'COUNTRIES',
  'SPEAKERS',
  'YEAR',
  'MONTH',
] as const;
const facetQuery = `query($query: String!, $filter: ArticleFilter, $matching: Matching, $fields: [FacetField!]!, $first: Int) {
  searchArticles(query: $query, filter: $filter, matching: $matching) { totalCount
    facets(fields: $fields, first: $first) { field values { value label count node { __typename id } } } } }`;

async function facetsOf(query: string, filter: object, names: readonly string[] = fields, more: object = {}) {
  const { searchArticles } = await dateline.get(facetQuery, { query, filter, fields: names, first: 100, ...more });
  const facets: [string, Value[]][] = searchArticles.facets.map((one: { field: string; values: Value[] }) => [
    one.field,
    one.values,
  ]);
  return new Map(facets);
}

const total = async (query: string, filter: object): Promise<number> =>
  (
    await dateline.get(
      'query($query: String!, $filter: ArticleFilter) { searchArticles(query: $query, filter: $filter) { totalCount } }',
      { query, filter },
    )
  ).searchArticles.totalCount;

/** What a reader's choice of a value adds to a filter. */
function choose(field: string, value: string): object {
  if (field === 'COUNTRIES') return { countries: [value] };
  if (field === 'YEAR') return { publishedOn: { from: `${value}-01-01`, to: `${value}-12-31` } };
  if (field === 'MONTH') return { publishedOn: { from: `${value}-01`, to: `${value}-31` } };
  return { [field.toLowerCase()]: { anyOf: [value] } };
}

describe('facets', () => {
  it('count what each value would leave if it were chosen', async () => {
    for (const [query, filter] of [
      ['strike', {}],
      ['', { places: { anyOf: ['Lisbon'] } }],
      ['strike', { and: [{ hasPhoto: true }, { hasQuotes: true }] }],
    ] as const) {
      for (const [field, values] of await facetsOf(query, filter)) {
        for (const { value, count } of values.slice(0, 4)) {
          expect([field, await total(query, { and: [filter, choose(field, value)] })]).toEqual([
            field,
            field === 'PLACES' && 'places' in filter ? expect.any(Number) : count,
          ]);
        }
      }
    }
  });

  it('ignore their own conditions at the top of a filter and in its `and`, and keep those of others', async () => {
    const lisbon = { places: { anyOf: ['Lisbon'] } };
    const all = await facetsOf('strike', {});
    const own = await facetsOf('strike', lisbon);
    expect(own.get('PLACES')).toEqual(all.get('PLACES'));
    expect(own.get('PEOPLE')).not.toEqual(all.get('PEOPLE'));
    expect((await facetsOf('strike', { and: [lisbon] })).get('PLACES')).toEqual(all.get('PLACES'));
    const kept = await facetsOf('strike', { or: [lisbon] });
    expect(kept.get('PLACES')?.every(({ count }) => count <= (own.get('PEOPLE')?.length ?? 0) + 54)).toBe(true);
    expect(kept.get('PLACES')).not.toEqual(all.get('PLACES'));
    const dated = await facetsOf('strike', { publishedOn: { from: '2025-03-20' } });
    expect([dated.get('MONTH'), dated.get('YEAR')]).toEqual([all.get('MONTH'), all.get('YEAR')]);
  });

  it('count the same for long queries and for most of the words', async () => {
    const sentence =
      'Dockers and port companies in Rotterdam and Lisbon reached a provisional agreement at dawn on Tuesday';
    expect((await facetsOf(sentence, {})).get('PLACES')?.map(({ label }) => label)).toContain('Lisbon');
    expect(
      (await facetsOf(sentence, { places: { anyOf: ['Nepal'] } })).get('PLACES')?.map(({ label }) => label),
    ).toContain('Lisbon');
    const most = await facetsOf('strike zebra', {}, ['YEAR'], { matching: 'MOST_WORDS' });
    expect(most.get('YEAR')?.[0]?.count).toBe(await total('strike', {}));
  });

  it('carry labels and nodes, in as many statements for all of them as the tables they come from', async () => {
    const facets = await facetsOf('', {});
    expect(facets.get('MONTH')).toEqual([{ value: '2025-03', label: 'March 2025', count: 54, node: null }]);
    expect(facets.get('YEAR')?.[0]).toMatchObject({ value: '2025', label: '2025' });
    const person = facets.get('PEOPLE')?.[0];
    expect(person?.node).toEqual({ __typename: 'Person', id: person?.value });
    expect(facets.get('COUNTRIES')?.find(({ value }) => value === 'NP')).toMatchObject({
      label: 'Nepal',
      node: { __typename: 'Place' },
    });
    const statements = await dateline.statementsOf(facetQuery, { query: '', fields, first: 100 });
    expect(statements.length).toBeLessThanOrEqual(6);
    expect((await dateline.statementsOf(facetQuery, { query: '', fields, first: 2 })).length).toBe(statements.length);
  });

  it('may be asked for under several aliases, in fragments, and not at all', async () => {
    const { searchArticles } = await dateline.get(
      `query($no: Boolean = false) { searchArticles(query: "") { ...Counts years: facets(fields: [YEAR]) { values { count } }
        facets(fields: [MONTH]) @include(if: $no) { field } } }
        fragment Counts on ArticleSearchConnection { people: facets(fields: [PEOPLE], first: 1) { values { count } } }`,
    );
    expect(searchArticles.people[0].values).toHaveLength(1);
    expect(searchArticles.years[0].values[0].count).toBe(54);
    expect(searchArticles.facets).toBeUndefined();
  });
});
