import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { printComparison } from '../src/commands/verify.ts';
import { createSearch } from '../src/search/createSearch.ts';
import { compareIndexes, isSame } from '../src/search/indexing/compareIndexes.ts';
import { catchUpIndex } from '../src/search/indexing/indexer.ts';
import { addToOutbox } from '../src/search/indexing/outbox.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
const story = (headline: string, ...paragraphs: string[]) =>
  [` date 2025-03-03 Trends :Port Strike`, headline, ...paragraphs].join('\n\n');
const texts = {
  'a.txt': story(
    'Dockers vote',
    '“Our door is open tonight,” said Joost Haverkort, the chief executive.',
    'The town of Rotterdam waited for its ships all day.',
  ),
  'b.txt': story(
    'Ships return',
    '“It was a long night,” said Benedita Quental, the harbour master.',
    'The city of Lisbon waited for its ships all day.',
  ),
};

beforeAll(async () => {
  dateline = await openDateline();
  await dateline.ingestTexts(texts);
});

afterAll(async () => dateline.close());

it('finds and repairs what is missing, outdated or superfluous in the index', async () => {
  const { database } = dateline;
  const prefix = `${new URL(dateline.databaseUrl).pathname.slice(1)}_`;
  const { indexes } = createSearch({ ...inject('search'), indexPrefix: prefix });
  const engine = new Meilisearch({ host: inject('search').url, apiKey: inject('search').apiKey });
  const compare = () => compareIndexes(database, indexes);
  const sound = await compare();
  expect(isSame(sound)).toBe(true);
  expect([sound.articles.compared, sound.quotes.compared]).toEqual([2, await database.quote.count()]);

  const [first, second] = await database.article.findMany({ orderBy: { id: 'asc' } });
  const articles = engine.index(`${prefix}articles`);
  await articles.deleteDocument(first?.id ?? 0).waitTask();
  await articles
    .updateDocuments([
      { id: second?.id, headline: 'Something else' },
      { id: 999_999, headline: 'Ghost' },
    ])
    .waitTask();
  await engine
    .index(`${prefix}names`)
    .updateDocuments([{ id: 'trend-999999', name: 'ghost' }])
    .waitTask();
  await engine.index(`${prefix}quotes`).deleteAllDocuments().waitTask();
  const broken = await compare();
  expect(printComparison(broken).split('\n')).toEqual([
    '2 articles compared: 1 missing, 1 outdated, 1 superfluous',
    `${sound.quotes.compared} quotes compared: ${sound.quotes.compared} missing, 0 outdated, 0 superfluous`,
    `${sound.names.compared} names compared: 0 missing, 0 outdated, 1 superfluous`,
    '',
  ]);
  await addToOutbox(database, broken.rows);
  await catchUpIndex({ database, indexes, report: (message) => expect.fail(message) });
  expect(isSame(await compare())).toBe(true);
  expect(await database.searchOutbox.count()).toBe(0);
});

it('stays the same as the database while stories change their names, their trends and their people', async () => {
  const { database } = dateline;
  const prefix = `${new URL(dateline.databaseUrl).pathname.slice(1)}_`;
  const { indexes } = createSearch({ ...inject('search'), indexPrefix: prefix });
  await dateline.ingestTexts({
    'b.txt': story('Ships return', 'The city of Oslo waited for its ships all day, Joost Haverkort said.').replace(
      'Port Strike',
      'Harbour News',
    ),
    'c.txt': story(
      'A third story',
      'Joost Haverkort, known to all as Joost “Cranes” Haverkort, said no. Haverkort then left Rotterdam.',
    ),
  });
  expect(printComparison(await compareIndexes(database, indexes))).toMatch(
    /^3 articles compared: 0 missing, 0 outdated, 0 superfluous\n.* 0 missing, 0 outdated, 0 superfluous\n.* 0 missing, 0 outdated, 0 superfluous\n$/,
  );
  const { suggest } = await dateline.get('{ suggest(prefix: "harbour n") { text kind } }');
  expect(suggest).toContainEqual({ text: 'Harbour News', kind: 'TREND' });
});

it('lets older stories be found by a name that somebody got later', async () => {
  const { database } = dateline;
  const entity = await database.entity.findFirstOrThrow({ where: { name: { contains: 'Haverkort' } } });
  const find = async () =>
    (await dateline.get('{ searchArticles(query: "Kranenkoning") { totalCount } }')).searchArticles.totalCount;
  expect(await find()).toBe(0);
  await database.alias.create({
    data: { entityId: entity.id, text: 'Kranenkoning', folded: 'kranenkoning', count: 1 },
  });
  await database.searchOutbox.create({ data: { reindexEntityId: entity.id } });
  await dateline.ingestTexts({});
  expect(await find()).toBe(entity.articleCount);
  expect(entity.articleCount).toBeGreaterThan(1);
  expect(await database.searchOutbox.count()).toBe(0);
});
