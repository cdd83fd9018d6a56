import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDateline, openSample, type TestDateline } from './support/dateline.ts';
import { walk } from './support/walk.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
  await dateline.ingestTexts({
    'ferry.json': JSON.stringify({
      id: 'ferry',
      headline: 'Ferry Line Reopens After Repairs',
      date: '2024-01-05T10:20:30+02:00',
      url: 'https://example.org/ferry',
      authors: ['Mona Bright', 'Ali Reed'],
      publication: 'The Quay',
      text: 'The ferry sailed again on Friday.\n\nIt was full.',
    }),
    'dockside.txt': [
      'date 2024-01-04',
      'Dockside Market Opens',
      '',
      'By Mona Bright and Ali Reed',
      '',
      'KISUMU, Kenya (AP) — A market opened on Thursday beside the old dock of the town.',
      '',
      'What is on sale',
      '',
      '• Fish from the lake',
      '• Baskets and mats',
      '',
      'It was full at noon, and traders who came late had to put up their stalls in the street behind it.',
    ].join('\n'),
    'bare.txt': 'date 2024-01-03\nA Quiet Day\nNothing of note was seen in the valley on Wednesday.\n',
  });
});
afterAll(() => dateline.close());

const article = async (externalId: string, selection: string) =>
  (await dateline.get(`query ($id: String) { article(externalId: $id) { ${selection} } }`, { id: externalId })).article;

describe('an article', () => {
  it('is found by its id, its slug and the id of the corpus', async () => {
    const { id, slug } = await article('ferry', 'id slug');
    const found = await dateline.get(
      `query ($id: ID, $slug: String) {
        a: article(id: $id) { externalId } b: article(slug: $slug) { externalId } c: article(externalId: "ferry") { id }
      }`,
      { id, slug },
    );
    expect(found).toEqual({ a: { externalId: 'ferry' }, b: { externalId: 'ferry' }, c: { id } });
  });

  it('says as much of its date as the story does', async () => {
    expect(await article('ferry', 'publishedOn publishedAt datePrecision')).toEqual({
      publishedOn: '2024-01-05',
      publishedAt: '2024-01-05T08:20:30.000Z',
      datePrecision: 'SECOND',
    });
    expect(await article('dockside', 'publishedOn publishedAt datePrecision')).toEqual({
      publishedOn: '2024-01-04',
      publishedAt: '2024-01-04T00:00:00.000Z',
      datePrecision: 'DAY',
    });
  });

  it('names its authors in printed order', async () => {
    for (const id of ['ferry', 'dockside']) {
      expect(await article(id, 'authors { name }')).toEqual({
        authors: [{ name: 'Mona Bright' }, { name: 'Ali Reed' }],
      });
    }
    expect(await article('dockside', 'byline dateline')).toEqual({
      byline: 'By Mona Bright and Ali Reed',
      dateline: 'KISUMU, Kenya',
    });
  });

  it('leaves null what a story does not say', async () => {
    const selection = 'url standfirst byline dateline publication { name }';
    expect(await article('bare', selection)).toEqual({
      url: null,
      standfirst: null,
      byline: null,
      dateline: null,
      publication: null,
    });
    expect(await article('ferry', 'url publication { name }')).toEqual({
      url: 'https://example.org/ferry',
      publication: { name: 'The Quay' },
    });
  });

  it('has a slug of its headline and day', async () => {
    expect((await article('bare', 'slug')).slug).toBe('a-quiet-day-2024-01-03');
  });

  it('gives its body block by block, and as text without captions and notes', async () => {
    const { body, text, wordCount } = await article('dockside', 'text wordCount body { __typename position text }');
    expect(body.map((block: { __typename: string }) => block.__typename)).toEqual([
      'Paragraph',
      'Subheading',
      'ListItem',
      'ListItem',
      'Paragraph',
    ]);
    expect(body.map((block: { position: number }) => block.position)).toEqual([0, 1, 2, 3, 4]);
    expect(text).toBe(body.map((block: { text: string }) => block.text).join('\n\n'));
    const words = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(text)];
    expect(wordCount).toBe(words.filter(({ isWordLike }) => isWordLike).length);
  });

  it('keeps a caption apart from its credit, and credits the agency', async () => {
    const { photos, body, text } = await article(
      '2025-03-05-rotterdam-strike-begins',
      'text body { __typename position text } photos { position text caption credit image { url } agency { name isAgency } }',
    );
    expect(photos[0]).toEqual({
      position: 0,
      text: 'Idle cranes are seen at a Noorderdok terminal in Rotterdam at sunrise on March 5, 2025.',
      caption: 'Idle cranes are seen at a Noorderdok terminal in Rotterdam at sunrise on March 5, 2025.',
      credit: 'Meridian Press/Ana Duarte',
      image: null,
      agency: { name: 'Meridian Press Agency', isAgency: true },
    });
    expect(photos).toHaveLength(2);
    expect(body.filter((block: { __typename: string }) => block.__typename === 'Photo')).toHaveLength(2);
    expect(text).not.toContain('Idle cranes');
  });

  it('says what each note is', async () => {
    const { body } = await article('2025-03-05-rotterdam-strike-begins', 'body { text ... on Note { kind } }');
    expect(body.at(-1)).toEqual({
      text: '(This story is part of the Dateline sample corpus: persons and events are invented)',
      kind: 'EDITORIAL',
    });
  });

  it('warns of a biography that breaks off', async () => {
    const { warnings, body } = await article(
      '2025-03-04-glacial-lake-alert',
      'warnings { code message location { field block } } body { position text }',
    );
    const [warning] = warnings.filter(({ code }: { code: string }) => code === 'TEXT_TRUNCATED');
    expect(warning.location.field).toBe('NOTE');
    expect(body[warning.location.block].text).toContain('Oskar Tamm');
    expect(warning.message).toMatch(/ends in the middle of a sentence/);
  });
});

describe('what is found in an article', () => {
  interface Block {
    __typename: string;
    position: number;
    text: string;
  }
  interface Place {
    location: { field: string; block: number | null };
    text: string;
  }
  interface Found {
    headline: string;
    standfirst: string | null;
    body: (Block & { mentions: Place[]; quotes: Place[] })[];
    mentions: (Place & { start: number; end: number })[];
    quotes: { nodes: (Place & { ranges: { start: number; end: number }[] })[] };
  }

  const everyArticle = (): Promise<Found[]> =>
    walk(
      dateline,
      '{ articles(PAGE) }',
      `headline standfirst mentions { location { field block } start end text }
       quotes(first: 100) { nodes { location { field block } text ranges { start end } } }
       body { __typename position text ... on TextBlock { mentions { location { field block } text } quotes { location { field block } text } } }`,
      100,
    );
  const textOf = ({ headline, standfirst, body }: Found, { field, block }: Place['location']) =>
    block === null ? { HEADLINE: headline, STANDFIRST: standfirst }[field] : body[block]?.text;

  it('stands where its range says, letter for letter', async () => {
    for (const each of await everyArticle()) {
      for (const { location, start, end, text } of each.mentions) {
        expect(textOf(each, location)?.slice(start, end)).toBe(text);
      }
      for (const { location, text, ranges } of each.quotes.nodes) {
        // The words of a broken quote are those of its parts; between them the text has the point or comma that was cut.
        const words = (printed: string) => printed.match(/[\p{L}\p{N}]+/gu);
        const printed = ranges.map(({ start, end }) => textOf(each, location)?.slice(start, end)).join(' ');
        if (ranges.length === 1) expect(printed).toBe(text);
        else expect(words(printed)).toEqual(words(text));
      }
    }
  });

  it('is told headline first, then the standfirst, then the body in order', async () => {
    const rank = ({ field, block }: Place['location']) => block ?? { HEADLINE: -2, STANDFIRST: -1 }[field] ?? NaN;
    for (const { mentions, quotes } of await everyArticle()) {
      for (const list of [mentions, quotes.nodes] as Place[][]) {
        const blocks = list.map(({ location }) => rank(location));
        expect(blocks).toEqual(blocks.toSorted((a, b) => a - b));
      }
    }
  });

  it('is told again by each block of the body', async () => {
    for (const { body, mentions, quotes } of await everyArticle()) {
      for (const block of body.filter(({ __typename }) => __typename !== 'Note')) {
        const inBlock = (places: Place[]) =>
          places
            .filter(({ location }) => location.block === block.position)
            .map(({ location, text }) => ({ location, text }));
        expect(block.mentions).toEqual(inBlock(mentions));
        expect(block.quotes).toEqual(inBlock(quotes.nodes));
      }
    }
  });

  it('is counted and explained on the edge of each person, place and organisation', async () => {
    const edges = 'edges { node { __typename name } mentionCount mentions { text entity { __typename } } reason }';
    const answer = await article(
      '2025-03-05-rotterdam-strike-begins',
      `mentions { entity { id } } people { ${edges} totalCount } places { ${edges} } organizations { ${edges} }`,
    );
    const joost = answer.people.edges.find(({ node }: { node: { name: string } }) => node.name === 'Joost Haverkort');
    expect(joost.mentionCount).toBe(joost.mentions.length);
    expect(joost.mentions[0]).toMatchObject({ text: 'Joost Haverkort', entity: { __typename: 'Person' } });
    expect(joost.reason).not.toBe('');
    const all = [...answer.people.edges, ...answer.places.edges, ...answer.organizations.edges];
    expect(all.reduce((sum, { mentionCount }) => sum + mentionCount, 0)).toBe(answer.mentions.length);
  });

  it('is paged within the article', async () => {
    for (const field of ['people', 'places', 'organizations', 'quotes']) {
      const query = `{ article(externalId: "2025-03-05-rotterdam-strike-begins") { ${field}(PAGE) } }`;
      const whole = await walk(dateline, query, 'id', 100);
      expect(whole.length).toBeGreaterThan(2);
      expect(await walk(dateline, query, 'id', 2)).toEqual(whole);
    }
  });
});

describe('a list of articles', () => {
  interface Ordered {
    slug: string;
    publishedAt: string;
    modifiedAt: string;
    headline: string;
    wordCount: number;
  }
  const keys = {
    PUBLISHED_AT: 'publishedAt',
    MODIFIED_AT: 'modifiedAt',
    HEADLINE: 'headline',
    WORD_COUNT: 'wordCount',
  };
  const selection = 'slug publishedAt modifiedAt headline wordCount';

  it('is ordered newest first and pages through all of them once, from either end', async () => {
    const all: Ordered[] = await walk(dateline, '{ articles(PAGE) }', selection, 7);
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length);
    expect(all).toHaveLength((await dateline.get('{ articles { totalCount } }')).articles.totalCount);
    const days = all.map(({ publishedAt }) => publishedAt);
    expect(days).toEqual(days.toSorted().reverse());
    expect(await walk(dateline, '{ articles(PAGE) }', selection, 10, 'end')).toEqual(all);
  });

  it.each(Object.entries(keys))('is ordered by %s in both directions, page by page', async (field, key) => {
    const query = (direction: string) => `{ articles(orderBy: { field: ${field}, direction: ${direction} }, PAGE) }`;
    const rising: Ordered[] = await walk(dateline, query('ASC'), selection, 9);
    const values = rising.map((each) => each[key as keyof Ordered]);
    if (key === 'wordCount') expect(values).toEqual(values.toSorted((a, b) => Number(a) - Number(b)));
    if (key.endsWith('At')) expect(values).toEqual(values.toSorted());
    expect(await walk(dateline, query('DESC'), selection, 11)).toEqual(rising.toReversed());
    expect(await walk(dateline, query('ASC'), selection, 9, 'end')).toEqual(rising);
  });

  it('costs ten statements for twenty articles with people, places, organisations, quotes with speakers, photos and trends', async () => {
    const query = (first: number) => `{ articles(first: ${first}) { nodes { headline
      people { nodes { name } } places { nodes { name } } organizations { nodes { name } }
      quotes { nodes { text speaker { ... on Person { name } ... on Organization { name } ... on Place { name } } } }
      photos { caption } trends { label } } } }`;
    const twenty = await dateline.statementsOf(query(20));
    expect(twenty.length).toBeLessThanOrEqual(10);
    expect(await dateline.statementsOf(query(2))).toHaveLength(twenty.length);
  });

  it.each([
    [
      'body { text ... on TextBlock { mentions { text entity { __typename } } quotes { text speaker { __typename } } } }',
      6,
    ],
    ['authors { name } publication { name } agencies { role organization { name } } warnings { code }', 8],
    ['mentions { text article { slug } entity { ... on Node { id } } }', 4],
    [
      'people { totalCount edges { mentionCount mentions { text } node { aliases titles { text article { slug } } } } }',
      7,
    ],
    ['quotes { totalCount nodes { article { slug } addressee { name } } }', 5],
    ['trends { label subject { __typename } days { on rank } articles(first: 3) { totalCount nodes { slug } } }', 6],
    ['photos { agency { articles(first: 2) { nodes { slug } } quotes(first: 2) { nodes { text } } } }', 5],
    // Who is named and who speaks are read in one statement or in two, as their loading happens to meet.
  ])('costs a known number of statements for four articles and for twenty with %s', async (selection, most) => {
    const query = (first: number) =>
      `{ articles(first: ${first}, filter: { hasPhoto: true, hasQuotes: true }) { nodes { ${selection} } } }`;
    for (const first of [4, 20]) {
      expect((await dateline.statementsOf(query(first))).length).toBeLessThanOrEqual(most);
    }
  });

  it('counts the whole list only when asked', async () => {
    expect(await dateline.statementsOf('{ articles { nodes { slug } } }')).toHaveLength(1);
    expect(await dateline.statementsOf('{ articles { totalCount nodes { slug } } }')).toHaveLength(2);
  });
});

describe('an answer', () => {
  it('has its fields in the order in which they were asked', async () => {
    const { articles } = await dateline.get(
      '{ articles(first: 1) { nodes { photos { caption } headline people { nodes { name } } publishedOn quotes { totalCount } slug } } }',
    );
    expect(Object.keys(articles.nodes[0])).toEqual(['photos', 'headline', 'people', 'publishedOn', 'quotes', 'slug']);
  });
});

describe('a list that grows while it is read', () => {
  it('neither repeats nor hides an article', async () => {
    const own = await openDateline();
    const story = (day: number, headline: string) =>
      `date 2026-01-${String(day).padStart(2, '0')}\n${headline}\n\nIt happened.\n`;
    const days = Array.from({ length: 12 }, (_, i) => 2 * i + 2);
    await own.ingestTexts(Object.fromEntries(days.map((day) => [`d${day}.txt`, story(day, `Event Number ${day}`)])));
    const seen: string[] = [];
    for (let after: string | null = null, page = 0; ; page += 1) {
      const { articles } = await own.get(
        'query ($after: String) { articles(first: 3, after: $after) { nodes { externalId } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...articles.nodes.map(({ externalId }: { externalId: string }) => externalId));
      if (!articles.pageInfo.hasNextPage) break;
      after = articles.pageInfo.endCursor;
      // One that belongs on a page already read, and one that belongs on the last page.
      await own.ingestTexts({
        [`new${page}.txt`]: story(31, `Late Event ${page}`),
        [`old${page}.txt`]: story(1, `Early Event ${page}`),
      });
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => id.startsWith('d'))).toEqual(days.toReversed().map((day) => `d${day}`));
    expect(seen.filter((id) => id.startsWith('old')).length).toBeGreaterThanOrEqual(3);
    await own.close();
  });
});
