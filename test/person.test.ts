import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDateline, openSample, type TestDateline } from './support/dateline.ts';
import { holdEntityLaws } from './support/entityLaws.ts';
import { walk } from './support/walk.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
});
afterAll(() => dateline.close());

holdEntityLaws(() => dateline, 'person', 'people');

const person = async (name: string, selection = 'name') =>
  (await dateline.get(`query ($name: String) { person(name: $name) { ${selection} } }`, { name })).person;

describe('a person', () => {
  it('is one across all the stories that name them', async () => {
    const { articleCount, articles } = await person(
      'Marieke van Oosterveld',
      'articleCount articles(first: 100) { nodes { externalId } }',
    );
    expect(articleCount).toBe(9);
    expect(articles.nodes.map(({ externalId }: { externalId: string }) => externalId)).toEqual([
      '2025-03-23-sunday-bedtime-stories',
      '2025-03-21-dockers-approve-deal',
      '2025-03-20-dockers-last-ballots',
      '2025-03-18-port-deal-reached',
      '2025-03-13-mediator-named',
      '2025-03-10-ships-divert',
      '2025-03-07-lisbon-joins-strike',
      '2025-03-05-rotterdam-strike-begins',
      '2025-03-03-rotterdam-dockers-vote',
    ]);
  });

  it('stays apart from another of the same last name, also in one story', async () => {
    const brother = await person('Pieter van Oosterveld', 'id articleCount');
    const sister = await person('Marieke van Oosterveld', 'id');
    expect(brother.articleCount).toBe(1);
    expect(brother.id).not.toBe(sister.id);
    const { people } = await dateline.get('{ people(filter: { nameContains: "oyelaran" }) { nodes { name } } }');
    expect(new Set(people.nodes.map(({ name }: { name: string }) => name))).toEqual(
      new Set(['Folasade Oyelaran', 'Tunde Oyelaran']),
    );
  });

  it('is found by an alias or a last name that nobody else bears', async () => {
    expect(await person('Brandsma')).toEqual({ name: 'Willem Brandsma' });
    expect(await person('HAVERKORT')).toEqual({ name: 'Joost Haverkort' });
    expect(await person('quilodran')).toEqual({ name: 'Catalina Quilodrán' });
    expect(await person("Fionnuala O'Gallivan")).toEqual(await person('fionnuala o’gallivan'));
  });

  it('is not found by a name that two bear', async () => {
    expect(await person('Oyelaran')).toBeNull();
    expect(await person('Moncada')).toBeNull();
  });

  it('has the forms seen in print as aliases, the most frequent first', async () => {
    const { aliases } = await person('Willem Brandsma', 'aliases');
    expect(aliases).toEqual(expect.arrayContaining(['Willem Brandsma', 'Brandsma']));
    const { mentions } = await dateline
      .get(
        '{ person(name: "Willem Brandsma") { articles(first: 100) { nodes { mentions { text entity { ... on Person { name } } } } } } }',
      )
      .then(({ person: { articles } }) => ({
        mentions: articles.nodes.flatMap(
          (each: { mentions: { text: string; entity: { name?: string } }[] }) => each.mentions,
        ) as { text: string; entity: { name?: string } }[],
      }));
    const counts = new Map<string, number>();
    for (const { text, entity } of mentions) {
      if (entity.name === 'Willem Brandsma') counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    expect(aliases).toEqual(
      [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text),
    );
  });

  it('has every title once, with the newest article that says so', async () => {
    const people = await walk(
      dateline,
      '{ people(PAGE) }',
      'name titles { text article { externalId publishedAt people(first: 100) { nodes { name } } } }',
      100,
    );
    const titled = people.filter(({ titles }) => titles.length > 0);
    expect(titled.length).toBeGreaterThan(5);
    for (const { name, titles } of titled) {
      const texts = titles.map(({ text }: { text: string }) => text);
      expect(new Set(texts).size).toBe(texts.length);
      const moments = titles.map(({ article }: { article: { publishedAt: string } }) => article.publishedAt);
      expect(moments).toEqual(moments.toSorted().reverse());
      for (const { article } of titles) {
        expect(article.people.nodes).toContainEqual({ name });
      }
    }
  });

  it('has all quotes whose speaker they are, newest first, and counts them', async () => {
    const { quoteCount } = await person('Marieke van Oosterveld', 'quoteCount');
    const query = '{ person(name: "Marieke van Oosterveld") { quotes(PAGE) } }';
    const quotes = await walk(dateline, query, 'id publishedOn speaker { ... on Person { name } }', 4);
    expect(quotes).toHaveLength(quoteCount);
    expect(quoteCount).toBeGreaterThan(9);
    for (const { speaker } of quotes) expect(speaker.name).toBe('Marieke van Oosterveld');
    const days = quotes.map(({ publishedOn }) => publishedOn);
    expect(days).toEqual(days.toSorted().reverse());
    expect(await walk(dateline, query, 'id publishedOn speaker { ... on Person { name } }', 5, 'end')).toEqual(quotes);
  });

  it('has quotes under a filter', async () => {
    const { quotes } = await person(
      'Joost Haverkort',
      'quotes(filter: { kinds: [DIRECT] }) { nodes { kind } totalCount }',
    );
    expect(quotes.totalCount).toBeGreaterThan(0);
    for (const { kind } of quotes.nodes) expect(kind).toBe('DIRECT');
  });

  it('costs no more for sixty with titles and quotes than for twenty', async () => {
    const query = (first: number) =>
      `{ people(first: ${first}) { nodes { name quotes(first: 2) { totalCount nodes { text article { slug } } } titles { text article { slug } } } } }`;
    // Articles of quotes and of titles are read in one statement or in two, as their loading happens to meet.
    for (const first of [20, 60]) expect((await dateline.statementsOf(query(first))).length).toBeLessThanOrEqual(6);
  });
});

describe('a person whom stories name in different ways', () => {
  it('is one with a title of each, known by all the forms', async () => {
    const own = await openDateline();
    await own.ingestTexts({
      'a.txt':
        'date 2026-01-02\nMinister Opens Bridge\nFinance Minister Greta Almqvist opened a bridge on Friday.\n\n“It will carry us for a hundred years,” Almqvist said.\n',
      'b.txt':
        'date 2026-01-05\nMinister Resigns\nPrime Minister Greta Almqvist resigned on Monday.\n\nAlmqvist said the bridge had cost her the office.\n',
    });
    const { person: found } = await own.get(
      '{ person(name: "almqvist") { name aliases titles { text article { externalId } } articleCount quoteCount firstSeenOn lastSeenOn } }',
    );
    expect(found).toEqual({
      name: 'Greta Almqvist',
      aliases: ['Almqvist', 'Greta Almqvist'],
      titles: [
        { text: 'Prime Minister', article: { externalId: 'b' } },
        { text: 'Finance Minister', article: { externalId: 'a' } },
      ],
      articleCount: 2,
      quoteCount: 2,
      firstSeenOn: '2026-01-02',
      lastSeenOn: '2026-01-05',
    });
    await own.close();
  });
});
