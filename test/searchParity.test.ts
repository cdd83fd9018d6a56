import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
const hostile = [
  'O"Brien',
  "D'Arcy \\",
  'A] OR id > 0 [',
  'two\nlines',
  '(NOT)',
  '" OR "1" = "1',
  'Ünï©ödé 😀',
  'a,b',
  '\\"',
  ' ',
];

beforeAll(async () => {
  dateline = await openSample();
  await renameSome(dateline);
  await dateline.ingestTexts({});
}, 120_000);

afterAll(async () => dateline.close());

/** Gives people aliases, and stories languages, that could end a quoted value. */
async function renameSome({ database }: TestDateline): Promise<void> {
  const people = await database.entity.findMany({ orderBy: { articleCount: 'desc' }, take: hostile.length });
  for (const [i, { id }] of people.entries()) {
    const text = hostile[i] ?? '';
    await database.alias.create({ data: { entityId: id, text, folded: text.toLowerCase(), count: 1 } });
    await database.searchOutbox.create({ data: { reindexEntityId: id } });
  }
  const languages = [...hostile, 'en-GB', 'en-gb-oxendict', 'EN', 'enm', '-', 'en-'];
  const articles = await database.article.findMany({ orderBy: { id: 'asc' }, take: languages.length });
  for (const [i, { id }] of articles.entries()) {
    await database.article.update({ where: { id }, data: { language: languages[i] ?? '' } });
    await database.searchOutbox.create({ data: { articleId: id } });
  }
}

/** Whole numbers from 0 to below a limit, the same in every run. */
function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const pools = {
  people: ['Marieke van Oosterveld', 'Joost Haverkort', 'Prakriti Tuladhar', 'haverkort', ...hostile],
  places: ['Rotterdam', 'Lisbon', 'Nepal', 'lagos', 'Tromsø', 'nowhere', ...hostile],
  organizations: ['Noorderdok Terminals', 'Meridian Press Agency', 'World Health Organization', ...hostile],
  speakers: ['Marieke van Oosterveld', 'Willem Brandsma', 'Nepal', ...hostile],
  trends: ['Port Strike', 'Seville Heat', 'atlantic cup', 'No Such Trend', ...hostile],
  publications: ['The Harbour Post', 'The Northlight Daily', 'nobody'],
  agencies: ['Meridian Press Agency', 'AFP'],
  authors: ['Nadia Ferreira-Lund', 'hollis greer', 'nobody', ...hostile],
};

function makeFilter(random: (limit: number) => number, depth = 1): Record<string, unknown> {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const some = <T>(list: readonly T[]): T[] => Array.from({ length: random(3) }, () => pick(list));
  const filter: Record<string, unknown> = {};
  for (let conditions = 1 + random(2); conditions > 0; conditions -= 1) {
    const kind = random(depth < 3 ? 12 : 8);
    const field = pick(Object.keys(pools) as (keyof typeof pools)[]);
    if (kind < 4) filter[field] = { [pick(['anyOf', 'anyOf', 'allOf', 'noneOf'])]: some(pools[field]) };
    else if (kind === 4)
      filter.publishedOn = {
        from: `2025-03-${10 + random(5)}`,
        ...(random(2) ? { to: `2025-03-${15 + random(9)}` } : {}),
      };
    else if (kind === 5) filter.countries = some(['NL', 'np', 'PT', 'AQ', 'NG']);
    else if (kind === 6) filter.language = pick(['en', 'EN', 'en-GB', 'en-gb-x', 'EN-', 'e', 'en\0', '', ...hostile]);
    else if (kind === 7) filter[pick(['hasQuotes', 'hasPhoto'])] = random(2) === 1;
    else if (kind === 8) filter.not = makeFilter(random, depth + 1);
    else filter[pick(['and', 'or'])] = Array.from({ length: random(3) }, () => makeFilter(random, depth + 1));
  }
  return filter;
}

it('finds the same stories with an empty query as the list holds, for any filter', async () => {
  const random = createRandom(20_250_303);
  const both = `query($filter: ArticleFilter) {
    articles(filter: $filter, first: 100) { totalCount nodes { id } }
    searchArticles(query: "", filter: $filter, first: 100) { totalCount totalIsExact nodes { id } } }`;
  const sizes: number[] = [];
  for (let run = 0; run < 400; run += 1) {
    const filter = makeFilter(random);
    const { articles, searchArticles } = await dateline.get(both, { filter });
    const ids = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => id);
    expect([filter, searchArticles.totalCount, ids(searchArticles)]).toEqual([
      filter,
      articles.totalCount,
      ids(articles),
    ]);
    sizes.push(articles.totalCount);
  }
  const selective = sizes.filter((size) => size > 0 && size < 54).length;
  process.stdout.write(`\n400 filters compared, ${selective} of them with some stories and not all\n`);
  expect(selective).toBeGreaterThan(100);
}, 240_000);
