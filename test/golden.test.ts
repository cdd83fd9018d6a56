import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDateline, type TestDateline } from './support/dateline.ts';

const story = fileURLToPath(new URL('corpus/lapland-fires.txt', import.meta.url));
let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openDateline();
  await dateline.ingest(story);
});
afterAll(() => dateline.close());

const article = async (selection: string) =>
  (await dateline.get(`{ article(externalId: "lapland-fires") { ${selection} } }`)).article;
const speaker = 'speaker { __typename ... on Person { name } ... on Place { name } ... on Organization { name } }';

interface Quote {
  text: string;
  kind: string;
  location: { field: string; block: number | null };
  speakerText: string | null;
}
const quotes = async (kind: string): Promise<Quote[]> =>
  (
    await article(
      `quotes(filter: { kinds: [${kind}] }) { nodes { text location { field block } speakerText ${speaker} attribution { method cue confidence } addressee { name } ranges { start end } } }`,
    )
  ).quotes.nodes;

describe('one agency story, from raw text to answers', () => {
  it('is of its day, its publication and its language', async () => {
    expect(await article('publishedOn datePrecision publication { name } language')).toEqual({
      publishedOn: '2026-02-10',
      datePrecision: 'DAY',
      publication: { name: 'Coast Daily' },
      language: 'en',
    });
  });

  it('has its second and third line as headline and standfirst', async () => {
    expect(await article('headline standfirst')).toEqual({
      headline:
        "Norway Backs Finland's 'Right to Clear' Its Forests as 2,000 Herders in Rovaniemi Camp Flee Winter Fires",
      standfirst:
        "Norway, Finland's oldest trading partner, also asked for a return to joint patrols between the two border services",
    });
  });

  it('has a photo with its caption, its credit and the agency of the credit', async () => {
    expect(await article('photos { caption credit agency { name } }')).toEqual({
      photos: [
        {
          caption:
            "Reindeer are seen beside burning pines at a herders' camp in Rovaniemi, in the pine-covered Lapland February 9, 2026.",
          credit: 'Reuters',
          agency: { name: 'Reuters' },
        },
      ],
    });
  });

  it('has the photo, ten paragraphs and three notes for a body, and warns that it breaks off', async () => {
    const { body, warnings } = await article(
      'body { __typename ... on Note { kind text } } warnings { code location { field block } }',
    );
    expect(body).toEqual([
      { __typename: 'Photo' },
      ...Array.from({ length: 10 }, () => ({ __typename: 'Paragraph' })),
      { __typename: 'Note', kind: 'AGENCY', text: '(With AFP inputs)' },
      {
        __typename: 'Note',
        kind: 'SYNDICATION',
        text: '(This story has not been edited by Coast Daily staff and is published from a syndicated news agency feed - AFP)',
      },
      {
        __typename: 'Note',
        kind: 'AUTHOR',
        text: 'Ines is a CoastDaily.com journalist with a passion for mountains and a fondness for',
      },
    ]);
    expect(warnings).toEqual([{ code: 'TEXT_TRUNCATED', location: { field: 'NOTE', block: 13 } }]);
  });

  it('credits its agencies, each in its role, and its author with the biography', async () => {
    const { agencies, authors } = await article(
      'agencies { role organization { name isAgency } } authors { name biography }',
    );
    expect(agencies).toHaveLength(3);
    expect(agencies).toEqual(
      expect.arrayContaining([
        { role: 'TEXT', organization: { name: 'AFP', isAgency: true } },
        { role: 'SYNDICATION', organization: { name: 'AFP', isAgency: true } },
        { role: 'PHOTO', organization: { name: 'Reuters', isAgency: true } },
      ]),
    );
    expect(authors).toEqual([
      {
        name: 'Ines',
        biography: 'Ines is a CoastDaily.com journalist with a passion for mountains and a fondness for',
      },
    ]);
  });

  it('carries five trends, cut where the print has joined them', async () => {
    const { trends } = await article('trends { label }');
    expect(trends.map(({ label }: { label: string }) => label)).toEqual([
      'Anti-Ferry Protest',
      'Maren Solbakken',
      "Okafor's Oslo Visit",
      'Bergen Tram Crash',
      'Tikkanen',
    ]);
  });

  it('names four people with their titles, and no others', async () => {
    expect((await article('people { nodes { name titles { text } } }')).people.nodes).toEqual([
      { name: 'Maren Solbakken', titles: [{ text: 'President' }] },
      { name: 'Eero Tikkanen', titles: [{ text: 'Prime Minister' }] },
      { name: 'Ville al-Koskela', titles: [{ text: 'Rovaniemi deputy governor' }] },
      { name: 'Sofia Lampinen', titles: [] },
    ]);
  });

  it('names places with coordinates and country, where they have one', async () => {
    const { places } = await article(
      'places { nodes { name kind latitude longitude countryCode country { name kind } } }',
    );
    expect(places.nodes).toEqual(
      expect.arrayContaining([
        { name: 'Norway', kind: 'COUNTRY', latitude: 62, longitude: 10, countryCode: 'NO', country: null },
        { name: 'Finland', kind: 'COUNTRY', latitude: 64, longitude: 26, countryCode: 'FI', country: null },
        {
          name: 'Rovaniemi',
          kind: 'CITY',
          latitude: 66.5,
          longitude: 25.72,
          countryCode: 'FI',
          country: { name: 'Finland', kind: 'COUNTRY' },
        },
        expect.objectContaining({ name: 'Lapland' }),
      ]),
    );
  });

  it('names the groups, the ministry and the agency among its organisations', async () => {
    const { organizations } = await article('organizations { nodes { name } }');
    expect(organizations.nodes.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['Kaamos Front', 'Northern Pine League', 'Foreign Ministry', 'AFP']),
    );
  });

  it('leaves a spokesperson without a name, and names who told the agency', async () => {
    expect(await quotes('DIRECT')).toMatchObject([
      {
        text: 'We stand by Finland’s right to clear its forests, whatever Kaamos Front, Northern Pine League and other groups may write on walls',
        speaker: null,
        speakerText: 'a Foreign Ministry spokesperson',
        attribution: { cue: 'said' },
        addressee: null,
      },
      {
        text: 'It is time to count every animal twice before another tree is burnt',
        speaker: null,
        speakerText: 'the spokesperson',
        attribution: { cue: 'added' },
      },
      {
        text: 'There are about 2,000 people on the road with their sledges tonight',
        speaker: { __typename: 'Person', name: 'Ville al-Koskela' },
        attribution: { method: 'NAME', cue: 'told' },
        addressee: { name: 'AFP' },
      },
    ]);
  });

  it('lets a country speak a few quoted words, and quotes in the headline', async () => {
    expect(await quotes('PARTIAL')).toMatchObject([
      { text: 'Right to Clear', location: { field: 'HEADLINE', block: null } },
      {
        text: 'clear its forests',
        location: { field: 'BODY', block: 1 },
        speaker: { __typename: 'Place', name: 'Norway' },
        attribution: { cue: 'said' },
      },
    ]);
  });

  it('finds who stands behind a pronoun in reported speech', async () => {
    const reported = (await quotes('INDIRECT')).find(({ speakerText }) => speakerText === 'He');
    expect(reported).toMatchObject({
      text: expect.stringContaining('about 9,000 reindeer were grazing near the camp'),
      speaker: { __typename: 'Person', name: 'Ville al-Koskela' },
      attribution: { method: 'PRONOUN', cue: 'said' },
    });
  });

  it('is found by a word of its caption, which is marked there', async () => {
    const { searchArticles } = await dateline.get(
      '{ searchArticles(query: "sledges reindeer", in: [CAPTION]) { totalCount } }',
    );
    expect(searchArticles.totalCount).toBe(0);
    const found = await dateline.get(
      '{ searchArticles(query: "reindeer", in: [CAPTION]) { edges { node { externalId } snippets { location { field block } text ranges { start end } } } } }',
    );
    const [{ node, snippets }] = found.searchArticles.edges;
    expect(node.externalId).toBe('lapland-fires');
    expect(snippets).toHaveLength(1);
    expect(snippets[0]).toMatchObject({ location: { field: 'CAPTION', block: 0 }, ranges: [{ start: 0, end: 8 }] });
    expect(snippets[0].text.slice(0, 8)).toBe('Reindeer');
  });

  it('is found by a phrase together with a person it names, and not with somebody nobody knows', async () => {
    const query = `query ($filter: ArticleFilter) {
      searchArticles(query: "\\"time to count every animal\\"", filter: $filter) { totalCount edges { snippets { location { field block } } } }
    }`;
    const found = await dateline.get(query);
    expect(found.searchArticles).toEqual({
      totalCount: 1,
      edges: [{ snippets: [{ location: { field: 'BODY', block: 3 } }] }],
    });
    const by = async (name: string) =>
      (await dateline.get(query, { filter: { people: { anyOf: [name] } } })).searchArticles;
    expect((await by('Tikkanen')).totalCount).toBe(1);
    expect((await by('Tikkanoo Nobody')).totalCount).toBe(0);
  });

  it('is stored once, however often it is read', async () => {
    const before = await dateline.get(
      '{ corpus { articleCount quoteCount personCount placeCount organizationCount } }',
    );
    expect(await dateline.ingest(story)).toMatchObject({ stored: 0, updated: 0, unchanged: 1 });
    expect(
      await dateline.get('{ corpus { articleCount quoteCount personCount placeCount organizationCount } }'),
    ).toEqual(before);
  });
});
