import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';
import { walk } from './support/walk.ts';

interface Filter {
  [condition: string]: unknown;
}
interface Article {
  externalId: string;
  publishedOn: string;
  language: string;
  publication: { name: string; id: string } | null;
  photos: object[];
  allQuotes: { totalCount: number };
  quotes: { nodes: { speaker: { name: string } | null }[] };
  trends: { label: string }[];
  agencies: { organization: { name: string } }[];
  people: { nodes: { name: string }[] };
  places: { nodes: { name: string; countryCode: string | null }[] };
  organizations: { nodes: { name: string }[] };
}

let dateline: TestDateline;
let articles: Article[];
beforeAll(async () => {
  dateline = await openSample();
  await dateline.ingestTexts({
    'fr.json': JSON.stringify({
      id: 'fr',
      headline: 'Le pont est ouvert',
      date: '2025-03-11',
      language: 'fr',
      publication: 'Le Quai',
      text: 'Le pont est ouvert depuis lundi.',
    }),
    'gb.json': JSON.stringify({
      id: 'gb',
      headline: 'Bridge Opens',
      date: '2025-03-12',
      language: 'en-GB',
      publication: 'The Quay',
      text: 'A bridge was opened on Wednesday in Winnipeg.',
    }),
  });
  articles = await walk(
    dateline,
    '{ articles(PAGE) }',
    `externalId publishedOn language publication { name id } photos { caption } allQuotes: quotes { totalCount }
     quotes(first: 100, filter: { hasSpeaker: true }) { nodes { speaker { ... on Person { name } ... on Place { name } ... on Organization { name } } } }
     trends { label } agencies { organization { name } } people(first: 100) { nodes { name } }
     places(first: 100) { nodes { name countryCode } } organizations(first: 100) { nodes { name } }`,
    50,
  );
});
afterAll(() => dateline.close());

const listed = async (filter: Filter): Promise<string[]> => {
  const found = await dateline.get(
    'query ($filter: ArticleFilter) { articles(filter: $filter, first: 100) { totalCount nodes { externalId } } }',
    { filter },
  );
  expect(found.articles.nodes).toHaveLength(found.articles.totalCount);
  return found.articles.nodes.map(({ externalId }: { externalId: string }) => externalId).toSorted();
};
const searched = async (filter: Filter): Promise<string[]> => {
  const { searchArticles } = await dateline.get(
    'query ($filter: ArticleFilter) { searchArticles(query: "", filter: $filter, first: 100) { totalCount nodes { externalId } } }',
    { filter },
  );
  expect(searchArticles.nodes).toHaveLength(searchArticles.totalCount);
  return searchArticles.nodes.map(({ externalId }: { externalId: string }) => externalId).toSorted();
};
const those = (condition: (article: Article) => boolean) =>
  articles
    .filter(condition)
    .map(({ externalId }) => externalId)
    .toSorted();

/** Holds that a filter lets through the same articles as a condition, in the list and in search. */
async function holds(filter: Filter, condition: (article: Article) => boolean): Promise<number> {
  const expected = those(condition);
  expect(await listed(filter)).toEqual(expected);
  expect(await searched(filter)).toEqual(expected);
  return expected.length;
}

/** What each entity filter is about, as names in the answers of an article. */
const namesOf: Record<string, (article: Article) => string[]> = {
  people: ({ people }) => people.nodes.map(({ name }) => name),
  places: ({ places }) => places.nodes.map(({ name }) => name),
  organizations: ({ organizations }) => organizations.nodes.map(({ name }) => name),
  speakers: ({ quotes }) => quotes.nodes.flatMap(({ speaker }) => speaker?.name ?? []),
  trends: ({ trends }) => trends.map(({ label }) => label),
  agencies: ({ agencies }) => agencies.map(({ organization }) => organization.name),
  publications: ({ publication }) => (publication ? [publication.name] : []),
};
const has = (field: string, name: string) => (article: Article) => namesOf[field]?.(article).includes(name) ?? false;

describe('a filter of articles', () => {
  it('that is empty lets all through', async () => {
    for (const filter of [
      {},
      { people: {} },
      { people: { anyOf: [], allOf: [], noneOf: [] } },
      { and: [] },
      { or: [] },
    ]) {
      expect(await holds(filter, () => true)).toBe(articles.length);
    }
    expect(await holds({ countries: [], publishedOn: {} }, () => true)).toBe(articles.length);
  });

  it.each([
    ['people', 'Marieke van Oosterveld', 'Joost Haverkort'],
    ['places', 'Rotterdam', 'Lisbon'],
    ['organizations', 'European Commission', 'World Health Organization'],
    ['speakers', 'Joost Haverkort', 'Marieke van Oosterveld'],
    ['trends', 'Port Strike', 'Atlantic Cup'],
    ['publications', 'The Harbour Post', 'Le Quai'],
    ['agencies', 'Meridian Press Agency', 'Reuters'],
  ])('keeps to %s: any, all and none of them', async (field, a, b) => {
    const [hasA, hasB] = [has(field, a), has(field, b)];
    expect(await holds({ [field]: { anyOf: [a] } }, hasA)).toBeGreaterThan(0);
    await holds({ [field]: { anyOf: [a, b] } }, (each) => hasA(each) || hasB(each));
    await holds({ [field]: { allOf: [a, b] } }, (each) => hasA(each) && hasB(each));
    await holds({ [field]: { noneOf: [a] } }, (each) => !hasA(each));
    await holds({ [field]: { anyOf: [a], noneOf: [b] } }, (each) => hasA(each) && !hasB(each));
    await holds({ [field]: { anyOf: [a.toUpperCase()] } }, hasA);
  });

  it.each(['people', 'places', 'organizations', 'speakers', 'trends', 'publications', 'agencies'])(
    'lets nothing through for a name in %s that nobody bears, and everything without it',
    async (field) => {
      for (const name of ['Nobody Whatever', '', '%', '\u0000', 'UGVyc29uOjk5OTk5OQ==', "'; --", '🦭'.repeat(2000)]) {
        expect(await holds({ [field]: { anyOf: [name] } }, () => false)).toBe(0);
        expect(await holds({ [field]: { allOf: [name] } }, () => false)).toBe(0);
        expect(await holds({ [field]: { noneOf: [name] } }, () => true)).toBe(articles.length);
      }
    },
  );

  it('knows everybody by id, slug, name, last name and alias, in any case and with or without accents', async () => {
    const { person } = await dateline.get('{ person(name: "Catalina Quilodrán") { id slug } }');
    const names = [person.id, person.slug, 'Catalina Quilodrán', 'CATALINA QUILODRAN', 'quilodrán', 'Quilodran'];
    for (const name of names) {
      expect(await holds({ people: { anyOf: [name] } }, has('people', 'Catalina Quilodrán'))).toBe(3);
    }
    const { place } = await dateline.get('{ place(name: "Nepal") { id } }');
    await holds({ places: { anyOf: [place.id] } }, has('places', 'Nepal'));
    await holds({ people: { anyOf: [place.id] } }, () => false);
    await holds({ speakers: { anyOf: [person.id] } }, has('speakers', 'Catalina Quilodrán'));
  });

  it('takes the id of a person for a person only', async () => {
    const { place } = await dateline.get('{ place(name: "Nepal") { id } }');
    const row = Buffer.from(place.id, 'base64').toString().split(':')[1];
    const forged = Buffer.from(`Person:${row}`).toString('base64');
    await holds({ people: { anyOf: [forged] } }, () => false);
    await holds({ speakers: { noneOf: [forged] } }, () => true);
  });

  it('takes a name that two bear for both', async () => {
    const moncada = (each: Article) =>
      has('people', 'Anselmo Moncada')(each) || has('people', 'Remedios Moncada')(each);
    expect(await holds({ people: { anyOf: ['Moncada'] } }, moncada)).toBeGreaterThan(5);
  });

  it('keeps to days, both ends included, and open where an end is left out', async () => {
    const on = (from: string, to: string) => (each: Article) => each.publishedOn >= from && each.publishedOn <= to;
    await holds({ publishedOn: { from: '2025-03-05', to: '2025-03-07' } }, on('2025-03-05', '2025-03-07'));
    expect(await holds({ publishedOn: { from: '2025-03-05', to: '2025-03-05' } }, on('2025-03-05', '2025-03-05'))).toBe(
      2,
    );
    await holds({ publishedOn: { from: '2025-03-20' } }, on('2025-03-20', '9999-12-31'));
    await holds({ publishedOn: { to: '2025-03-04' } }, on('0001-01-01', '2025-03-04'));
    await holds({ publishedOn: { from: '9999-12-31' } }, () => false);
    await holds({ publishedOn: { from: '0001-01-01' } }, () => true);
  });

  it('keeps to countries of places named, to a language, to quotes and to photos', async () => {
    const inCountry =
      (...codes: string[]) =>
      ({ places }: Article) =>
        places.nodes.some(({ countryCode }) => countryCode !== null && codes.includes(countryCode));
    expect(await holds({ countries: ['NP'] }, inCountry('NP'))).toBeGreaterThan(5);
    await holds({ countries: ['np', 'Ca'] }, inCountry('NP', 'CA'));
    await holds({ countries: ['AQ'] }, () => false);
    await holds({ language: 'fr' }, ({ language }) => language === 'fr');
    await holds({ language: 'en-gb' }, ({ language }) => language === 'en-GB');
    for (const range of ['en', 'EN']) await holds({ language: range }, ({ language }) => /^en(-|$)/.test(language));
    for (const language of ['e', 'en-', 'en-G', '', 'en\u0000', '"', 'xx']) await holds({ language }, () => false);
    for (const value of [true, false]) {
      await holds({ hasPhoto: value }, ({ photos }) => photos.length > 0 === value);
      await holds({ hasQuotes: value }, ({ allQuotes }) => allQuotes.totalCount > 0 === value);
    }
  });

  it('joins filters by and, or and not', async () => {
    const [rotterdam, lisbon] = [has('places', 'Rotterdam'), has('places', 'Lisbon')];
    const [r, l] = [{ places: { anyOf: ['Rotterdam'] } }, { places: { anyOf: ['Lisbon'] } }];
    await holds({ and: [r, l] }, (each) => rotterdam(each) && lisbon(each));
    await holds({ or: [r, l] }, (each) => rotterdam(each) || lisbon(each));
    await holds({ not: r }, (each) => !rotterdam(each));
    await holds({ ...l, not: r }, (each) => lisbon(each) && !rotterdam(each));
    await holds(
      { or: [{ and: [r, { not: l }] }, { and: [l, { not: r }] }] },
      (each) => rotterdam(each) !== lisbon(each),
    );
    await holds({ not: { or: [r, l] } }, (each) => !rotterdam(each) && !lisbon(each));
    await holds({ not: {} }, () => false);
    await holds({ or: [{}, r] }, () => true);
    await holds({ not: { people: { anyOf: ['Nobody Whatever'] } } }, () => true);
  });

  it('may be 4 deep and hold 20 filters, and no more', async () => {
    const deep = (levels: number): Filter => (levels === 1 ? { hasPhoto: true } : { and: [deep(levels - 1)] });
    await holds(deep(4), ({ photos }) => photos.length > 0);
    const wide = (count: number): Filter => ({ or: Array.from({ length: count - 1 }, () => ({ hasPhoto: true })) });
    await holds(wide(20), ({ photos }) => photos.length > 0);
    for (const filter of [deep(5), wide(21), { not: { not: { not: { not: {} } } } }]) {
      for (const field of ['articles', 'searchArticles(query: "", ']) {
        const call = field === 'articles' ? 'articles(' : field;
        const { errors } = await dateline.ask(
          `query ($filter: ArticleFilter) { ${call}filter: $filter) { totalCount } }`,
          {
            filter,
          },
        );
        expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
        expect(errors?.[0]?.message).toMatch(/4 deep|20/);
      }
    }
  });

  it('costs one statement for all its names, and none without names', async () => {
    const of = (filter: string) => dateline.statementsOf(`{ articles(filter: ${filter}) { nodes { slug } } }`);
    expect(await of('{ hasPhoto: true, not: { language: "fr" } }')).toHaveLength(1);
    expect(
      await of(
        '{ people: { anyOf: ["a", "b"], noneOf: ["c"] }, or: [{ places: { anyOf: ["d"] } }, { trends: { allOf: ["e"] } }] }',
      ),
    ).toHaveLength(2);
  });
});

describe('a filter made at random', () => {
  /** A sequence that is the same in every run. */
  let state = 20_250_311;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pick = <T>(from: readonly T[]): T => from[next(from.length)] as T;
  const fields = Object.keys(namesOf);

  type Condition = (article: Article) => boolean;
  function makeLeaf(): [Filter, Condition] {
    const day = () => `2025-03-${String(3 + next(21)).padStart(2, '0')}`;
    const kind = next(6);
    if (kind === 0) {
      const [from, to] = [day(), day()].toSorted() as [string, string];
      return [{ publishedOn: { from, to } }, ({ publishedOn }) => publishedOn >= from && publishedOn <= to];
    }
    if (kind === 1) {
      const hasPhoto = next(2) === 0;
      return [{ hasPhoto }, ({ photos }) => photos.length > 0 === hasPhoto];
    }
    const field = pick(fields);
    const all = [...new Set(articles.flatMap((each) => namesOf[field]?.(each) ?? []))].filter(isBorneByOne(field));
    const names = Array.from({ length: 1 + next(3) }, () => (next(8) === 0 ? 'Nobody Whatever' : pick(all)));
    const bears = (each: Article) => names.map((name) => has(field, name)(each));
    const list = pick(['anyOf', 'allOf', 'noneOf'] as const);
    const condition: Condition = {
      anyOf: (each: Article) => bears(each).some(Boolean),
      allOf: (each: Article) => bears(each).every(Boolean),
      noneOf: (each: Article) => !bears(each).some(Boolean),
    }[list];
    return [{ [field]: { [list]: names } }, condition];
  }
  function make(depth: number): [Filter, Condition] {
    const kind = depth === 1 ? 0 : next(4);
    if (kind === 0) return makeLeaf();
    const [a, holdsA] = make(depth - 1);
    if (kind === 1) return [{ not: a }, (each) => !holdsA(each)];
    const [b, holdsB] = make(depth - 1);
    if (kind === 2) return [{ and: [a, b] }, (each) => holdsA(each) && holdsB(each)];
    return [{ or: [a, b] }, (each) => holdsA(each) || holdsB(each)];
  }
  /** A name such as `Elbtal` may be another's alias too: only names that mean one thing can be foretold by name. */
  const shared = new Map<string, Set<string>>();
  const isBorneByOne = (field: string) => (name: string) => !shared.get(field)?.has(name);

  beforeAll(async () => {
    for (const field of ['people', 'places', 'organizations']) {
      const rows: { name: string; aliases: string[] }[] = await walk(
        dateline,
        `{ ${field}(PAGE) }`,
        'name aliases',
        100,
      );
      const bearers = (name: string) =>
        rows.filter((row) =>
          [row.name, ...row.aliases, row.name.split(' ').at(-1) ?? ''].some((form) => same(form, name)),
        );
      shared.set(field, new Set(rows.map(({ name }) => name).filter((name) => bearers(name).length > 1)));
    }
    const all = new Set([...shared.values()].flatMap((names) => [...names]));
    const kinds = (name: string) => fields.slice(0, 3).filter((field) => articles.some(has(field, name))).length;
    for (const name of new Set(
      articles.flatMap((each) => fields.slice(0, 3).flatMap((f) => namesOf[f]?.(each) ?? [])),
    )) {
      if (kinds(name) > 1) all.add(name);
    }
    shared.set('speakers', all);
    shared.set('agencies', shared.get('organizations') ?? new Set());
  });
  const same = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0;

  it('lets the same articles through in the list and in search, and those that the answers say it should', async () => {
    for (let i = 0; i < 60; i += 1) {
      const [filter, condition] = make(4);
      const expected = those(condition);
      expect({ filter, found: await listed(filter) }).toEqual({ filter, found: expected });
      expect({ filter, found: await searched(filter) }).toEqual({ filter, found: expected });
    }
  });
});
