import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFolder } from '../src/ingest/sample.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;

beforeAll(async () => {
  dateline = await openDateline();
  await dateline.ingest(sampleFolder);
}, 120_000);

afterAll(async () => dateline.close());

it('explores', async () => {
  const show = (x: unknown) => process.stdout.write(`${JSON.stringify(x)}\n`);
  const d =
    await dateline.ask(`{ searchArticles(query: "port strike", filter: { places: { anyOf: ["Lisbon"] } }, first: 3) { totalCount
    facets(fields: [PEOPLE, PLACES, ORGANIZATIONS, TRENDS, PUBLICATIONS, AGENCIES, COUNTRIES, SPEAKERS, YEAR, MONTH], first: 3) { field values { value label count node { __typename id } } }
    nodes { headline } } }`);
  show(d);
  show(
    (
      await dateline.statementsOf(
        `{ searchArticles(query: "port strike", filter: { places: { anyOf: ["Lisbon"] } }, first: 3) { facets(fields: [PEOPLE, PLACES, ORGANIZATIONS, TRENDS, PUBLICATIONS, AGENCIES, COUNTRIES, SPEAKERS, YEAR, MONTH], first: 3) { field values { label } } } }`,
      )
    ).length,
  );
  show(
    await dateline.ask(
      '{ searchQuotes(query: "port van Oosterveld", first: 3) { totalCount edges { score ranges { start end } node { text speaker { ... on Person { name } } } } } }',
    ),
  );
  for (const q of [
    'Rotterdam',
    'Oosterveld',
    'lagos bronzes',
    'Noorderdok',
    'glacial lake flood',
    'Tromso',
    'bedtime stories',
  ])
    show([
      q,
      (
        await dateline.ask(
          'query($q: String!) { search(query: $q, first: 8) { score node { __typename ... on Article { headline } ... on Quote { text } ... on Person { name } ... on Place { name } ... on Organization { name } ... on Trend { label } } } }',
          { q },
        )
      ).data?.search?.map((e: any) => [e.score.toFixed(3), ...Object.values(e.node)].join(' | ')),
    ]);
  for (const prefix of [
    'm',
    'l',
    'va',
    'lodz',
    'tromso',
    'valparaiso',
    'oosterveld',
    'achterbreg',
    'simoes',
    'glac',
    'MPA',
    'b',
    'rotterdam do',
  ])
    show([
      prefix,
      (
        await dateline.ask('query($prefix: String!) { suggest(prefix: $prefix) { text kind } }', { prefix })
      ).data?.suggest?.map((e: any) => `${e.kind} ${e.text}`),
    ]);
});
describe('x', () => {});
