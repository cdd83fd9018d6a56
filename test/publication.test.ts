import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';
import { walk } from './support/walk.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
  const story = (id: string, publication: string) =>
    JSON.stringify({ id, headline: `Story ${id}`, date: '2025-03-04', text: 'It was so.', publication });
  await dateline.ingestTexts({
    'a.json': story('a', 'Zoë’s Weekly'),
    'b.json': story('b', "ZOE'S  WEEKLY"),
    'c.json': story('c', 'Zoes Weekly'),
  });
});
afterAll(() => dateline.close());

describe('a publication', () => {
  it('is one whatever the case, the accents and the apostrophe of its name', async () => {
    const { articles } = await dateline.get(
      '{ articles(filter: { publications: { anyOf: ["zoe’s weekly"] } }) { nodes { externalId publication { name slug } } } }',
    );
    expect(articles.nodes).toEqual([
      { externalId: 'b', publication: { name: 'Zoë’s Weekly', slug: 'zoes-weekly' } },
      { externalId: 'a', publication: { name: 'Zoë’s Weekly', slug: 'zoes-weekly' } },
    ]);
  });

  it('has a slug of its own, also beside another of nearly the same name', async () => {
    const { article } = await dateline.get('{ article(externalId: "c") { publication { name slug } } }');
    expect(article.publication).toEqual({
      name: 'Zoes Weekly',
      slug: expect.stringMatching(/^zoes-weekly-.+/),
    });
  });

  it('lists its articles, page by page', async () => {
    const { corpus } = await dateline.get('{ corpus { publications { nodes { id name articles { totalCount } } } } }');
    for (const { id, name, articles } of corpus.publications.nodes) {
      const query = `{ node(id: "${id}") { ... on Publication { articles(PAGE) } } }`;
      const found = await walk(dateline, query, 'slug publication { name }', 3);
      expect(found).toHaveLength(articles.totalCount);
      for (const { publication } of found) expect(publication).toEqual({ name });
    }
  });
});
