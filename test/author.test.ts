import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';
import { walk } from './support/walk.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
});
afterAll(() => dateline.close());

const authorOf = async (externalId: string, selection: string) =>
  (await dateline.get(`{ article(externalId: "${externalId}") { authors { ${selection} } } }`)).article.authors[0];

describe('an author', () => {
  it('has a name, a slug and a biography', async () => {
    expect(await authorOf('2025-03-05-rotterdam-strike-begins', 'name slug')).toEqual({
      name: 'Nadia Ferreira-Lund',
      slug: 'nadia-ferreira-lund',
    });
    const { biography } = await authorOf('2025-03-23-sunday-bedtime-stories', 'biography');
    expect(biography).toMatch(/^Nadia Ferreira-Lund is .* ports and shipping correspondent/);
  });

  it('is one for all stories under the same byline, and is found again by its id', async () => {
    const { id } = await authorOf('2025-03-05-rotterdam-strike-begins', 'id');
    expect(await authorOf('2025-03-23-sunday-bedtime-stories', 'id')).toEqual({ id });
    expect(await dateline.get('query ($id: ID!) { node(id: $id) { ... on Author { name } } }', { id })).toEqual({
      node: { name: 'Nadia Ferreira-Lund' },
    });
  });

  it('is not a person whom the stories name', async () => {
    expect(await dateline.get('{ person(name: "Nadia Ferreira-Lund") { name } }')).toEqual({ person: null });
  });

  it('lists what they wrote, page by page, under a filter and an order', async () => {
    const { id } = await authorOf('2025-03-05-rotterdam-strike-begins', 'id');
    const of = (list: string, size: number) =>
      walk(
        dateline,
        `{ node(id: "${id}") { ... on Author { articles(${list} PAGE) } } }`,
        'externalId publishedOn authors { id }',
        size,
      );
    const whole = await of('', 100);
    expect(whole.length).toBeGreaterThan(4);
    for (const { authors } of whole) expect(authors).toContainEqual({ id });
    expect(await of('', 2)).toEqual(whole);
    const early = await of(
      'filter: { publishedOn: { to: "2025-03-10" } }, orderBy: { field: PUBLISHED_AT, direction: ASC },',
      2,
    );
    expect(early).toEqual(whole.filter(({ publishedOn }) => publishedOn <= '2025-03-10').toReversed());
  });

  it('costs two statements for the articles of the authors of twenty articles', async () => {
    const statements = await dateline.statementsOf(
      '{ articles(first: 20) { nodes { authors { name articles(first: 3) { nodes { slug } } } } } }',
    );
    expect(statements).toHaveLength(2);
  });
});
