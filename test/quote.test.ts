import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';
import { walk } from './support/walk.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
  await dateline.ingestTexts({
    'harbour.txt': `date 2026-01-12
Harbour Master 'Tired of Storms' After Third Closure

The harbour of Aberdeen was closed on Monday for the third time in a week.

“We will open again on Tuesday,” said Greta Almqvist, the harbour master. “Nobody should sail before noon.”

“The waves are higher than the wall,” Almqvist told Reuters. “I have never seen it like this.

“My men have been awake since Friday.”

She said the pilots had earned their rest.

Oskar Lindgren, an engineer, said that the wall had been built to “last a hundred winters".

“No ship is worth a life,” a spokesman said.
`,
  });
});
afterAll(() => dateline.close());

const fields = `id kind text location { field block } speakerText publishedOn ranges { start end } addressee { name }
  speaker { __typename ... on Person { name } ... on Organization { name } ... on Place { name } }
  attribution { method cue confidence } article { externalId }`;

interface Quote {
  id: string;
  kind: string;
  text: string;
  location: { field: string; block: number | null };
  speakerText: string | null;
  publishedOn: string;
  ranges: { start: number; end: number }[];
  speaker: { __typename: string; name: string } | null;
  attribution: { method: string; cue: string | null; confidence: number };
  article: { externalId: string };
}

const inHarbour = async (): Promise<Quote[]> =>
  (await dateline.get(`{ article(externalId: "harbour") { quotes(first: 100) { nodes { ${fields} } } } }`)).article
    .quotes.nodes;
const quoteOf = async (words: string) => (await inHarbour()).find(({ text }) => text.includes(words));
const list = (filter: string): Promise<Quote[]> => walk(dateline, `{ quotes(${filter} PAGE) }`, fields, 100);

describe('a quote', () => {
  it('broken by its own attribution is one quote in two parts', async () => {
    const quote = await quoteOf('open again on Tuesday');
    expect(quote).toMatchObject({
      kind: 'DIRECT',
      location: { field: 'BODY', block: 1 },
      speaker: { __typename: 'Person', name: 'Greta Almqvist' },
      attribution: { method: 'NAME', cue: 'said' },
    });
    expect(quote?.ranges).toHaveLength(2);
    expect(quote?.text).toContain('Nobody should sail before noon');
  });

  it('goes on with its speaker in the next paragraph', async () => {
    expect(await quoteOf('awake since Friday')).toMatchObject({
      kind: 'DIRECT',
      location: { field: 'BODY', block: 3 },
      speaker: { name: 'Greta Almqvist' },
      attribution: { method: 'CONTINUATION' },
    });
  });

  it('has the full name for a last name, and the agency it was told to', async () => {
    expect(await quoteOf('higher than the wall')).toMatchObject({
      speakerText: 'Almqvist',
      speaker: { name: 'Greta Almqvist' },
      addressee: { name: 'Reuters' },
      attribution: { cue: 'told' },
    });
  });

  it('has the person for a pronoun', async () => {
    expect(await quoteOf('earned their rest')).toMatchObject({
      kind: 'INDIRECT',
      speakerText: 'She',
      speaker: { name: 'Greta Almqvist' },
      attribution: { method: 'PRONOUN' },
    });
  });

  it('may be a few words, under marks that do not match', async () => {
    expect(
      (await inHarbour()).find(({ kind, location }) => kind === 'PARTIAL' && location.field === 'BODY'),
    ).toMatchObject({
      text: 'last a hundred winters',
      speaker: { name: 'Oskar Lindgren' },
      attribution: { cue: 'said' },
    });
  });

  it('of somebody without a name has no speaker, and the printed words', async () => {
    expect(await quoteOf('worth a life')).toMatchObject({ speaker: null, speakerText: 'a spokesman' });
  });

  it('stands in the headline too', async () => {
    expect(await quoteOf('Tired of Storms')).toMatchObject({
      kind: 'PARTIAL',
      location: { field: 'HEADLINE', block: null },
    });
  });

  it('is found by its id', async () => {
    for (const { id, text } of await inHarbour()) {
      expect(await dateline.get('query ($id: ID!) { quote(id: $id) { text } }', { id })).toEqual({ quote: { text } });
    }
  });
});

describe('the list of quotes', () => {
  it('is newest first and the same page by page from either end', async () => {
    const all = await list('');
    const days = all.map(({ publishedOn }) => publishedOn);
    expect(days).toEqual(days.toSorted().reverse());
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(await walk(dateline, '{ quotes(PAGE) }', fields, 37)).toEqual(all);
    expect(await walk(dateline, '{ quotes(PAGE) }', fields, 41, 'end')).toEqual(all);
  });

  it('is filtered by kind, by day, and by whether the speaker is known', async () => {
    const all = await list('');
    const holds = async (filter: string, condition: (quote: Quote) => boolean) => {
      const found = await list(`filter: { ${filter} },`);
      expect(found).toEqual(all.filter(condition));
      return found.length;
    };
    expect(await holds('kinds: [DIRECT]', ({ kind }) => kind === 'DIRECT')).toBeGreaterThan(50);
    expect(await holds('kinds: [PARTIAL, INDIRECT]', ({ kind }) => kind !== 'DIRECT')).toBeGreaterThan(50);
    expect(await holds('kinds: []', () => true)).toBe(all.length);
    expect(await holds('hasSpeaker: true', ({ speaker }) => speaker !== null)).toBeGreaterThan(50);
    expect(await holds('hasSpeaker: false', ({ speaker }) => speaker === null)).toBeGreaterThan(10);
    expect(
      await holds(
        'publishedOn: { from: "2025-03-10", to: "2025-03-12" }',
        ({ publishedOn }) => publishedOn >= '2025-03-10' && publishedOn <= '2025-03-12',
      ),
    ).toBeGreaterThan(10);
    await holds('publishedOn: { from: "2026-01-12" }', ({ publishedOn }) => publishedOn >= '2026-01-12');
  });

  it('is filtered by who speaks, under any of their names', async () => {
    const all = await list('');
    const speaks =
      (...names: string[]) =>
      ({ speaker }: Quote) =>
        speaker !== null && names.includes(speaker.name);
    const holds = async (filter: string, condition: (quote: Quote) => boolean) =>
      expect(await list(`filter: { speakers: { ${filter} } },`)).toEqual(all.filter(condition));
    await holds('anyOf: ["HAVERKORT"]', speaks('Joost Haverkort'));
    await holds('anyOf: ["haverkort", "willem-brandsma"]', speaks('Joost Haverkort', 'Willem Brandsma'));
    await holds('anyOf: ["Oyelaran"]', speaks('Folasade Oyelaran', 'Tunde Oyelaran'));
    await holds('allOf: ["haverkort"]', speaks('Joost Haverkort'));
    await holds('allOf: ["haverkort", "willem-brandsma"]', () => false);
    await holds('noneOf: ["haverkort"]', (quote) => !speaks('Joost Haverkort')(quote));
    await holds('anyOf: ["Nobody Whatever"]', () => false);
    await holds('noneOf: ["Nobody Whatever"]', () => true);
    await holds('anyOf: []', () => true);
  });

  it('is filtered by the articles it stands in', async () => {
    const all = await list('');
    const found = await list('filter: { articles: { trends: { anyOf: ["port strike"] } } },');
    const { articles } = await dateline.get(
      '{ articles(first: 100, filter: { trends: { anyOf: ["port strike"] } }) { nodes { externalId } } }',
    );
    const ids = articles.nodes.map(({ externalId }: { externalId: string }) => externalId);
    expect(ids.length).toBeGreaterThan(3);
    expect(found).toEqual(all.filter(({ article }) => ids.includes(article.externalId)));
  });

  it('of an article is in printed order and takes the same filter', async () => {
    const of = (filter: string) =>
      walk(dateline, `{ article(externalId: "harbour") { quotes(${filter} PAGE) } }`, fields, 2);
    const whole: Quote[] = await of('');
    expect(whole).toEqual(await inHarbour());
    expect(await of('filter: { kinds: [PARTIAL] },')).toEqual(whole.filter(({ kind }) => kind === 'PARTIAL'));
  });

  it('costs no more for a hundred with speakers, addressees and articles than for twenty', async () => {
    const query = (first: number) => `{ quotes(first: ${first}) { totalCount nodes { ${fields} } } }`;
    const hundred = await dateline.statementsOf(query(100));
    expect(hundred.length).toBeLessThanOrEqual(4);
    expect(await dateline.statementsOf(query(20))).toHaveLength(hundred.length);
  });
});

describe('every quote', () => {
  it('says how its speaker was found, with a confidence between 0 and 1', async () => {
    for (const { attribution, speaker, speakerText, text } of await list('')) {
      expect(attribution.confidence).toBeGreaterThanOrEqual(0);
      expect(attribution.confidence).toBeLessThanOrEqual(1);
      if (attribution.method === 'NONE') expect({ speaker, text }).toEqual({ speaker: null, text });
      if (attribution.method === 'NONE') expect(speakerText).toBeNull();
      expect(text.trim()).not.toBe('');
    }
  });
});
