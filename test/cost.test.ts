import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '../src/http/examples.ts';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
});
afterAll(() => dateline.close());

const nested = (times: number) => `{ article(externalId: "2025-03-23-sunday-bedtime-stories") {
  ${'mentions { article { '.repeat(times)} id ${'} } '.repeat(times)} } }`;

describe('a request whose answer could become too large', () => {
  it.each([
    ['whole lists in each other', nested(6)],
    [
      'full pages in each other',
      '{ places(first: 100) { nodes { articles(first: 100) { nodes { places(first: 100) { nodes { name } } } } } } }',
    ],
    [
      'the same under many aliases',
      `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: articles(first: 100) { nodes { people(first: 100) { nodes { name } } } }`).join(' ')} }`,
    ],
  ])('is refused before it runs: %s', async (_what, query) => {
    const { data, errors } = await dateline.ask(query);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'COST_LIMIT_EXCEEDED' },
      message: expect.stringContaining('`first`'),
    });
  });

  it('counts page sizes that come as variables', async () => {
    const query =
      'query ($n: Int) { articles(first: $n) { nodes { related(first: $n) { nodes { people(first: $n) { nodes { name } } } } } } }';
    expect((await dateline.ask(query, { n: 100 })).errors?.[0]?.extensions.code).toBe('COST_LIMIT_EXCEEDED');
    expect((await dateline.ask(query, { n: 5 })).errors).toBeUndefined();
  });

  it('does not include the requests of ordinary clients', async () => {
    const full = `{ articles(first: 100) { nodes { headline body { text ... on TextBlock { mentions { text } quotes { text } } } trends { label }
      people { nodes { name titles { text } } } places { nodes { name country { name } } } organizations { nodes { name } }
      quotes { nodes { text speaker { name } } } } } }`;
    for (const query of [full, nested(2), ...examples]) expect((await dateline.ask(query)).errors).toBeUndefined();
    const fifty = Array.from(
      { length: 50 },
      (_, i) => `a${i}: articles(first: 20) { nodes { headline people { nodes { name } } } }`,
    );
    expect((await dateline.ask(`{ ${fifty.join(' ')} }`)).errors).toBeUndefined();
  });
});
