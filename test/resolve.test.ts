import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reresolve } from '../src/ingest/reresolve.ts';
import { openDateline, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openDateline();
});
afterAll(() => dateline.close());

const story = (date: string, headline: string, ...paragraphs: string[]) =>
  `date ${date}\n${headline}\n\n${paragraphs.join('\n\n')}\n`;

const peopleOf = async (externalId: string) => {
  const { article } = await dateline.get(
    'query ($externalId: String!) { article(externalId: $externalId) { people { edges { reason node { slug name } } } } }',
    { externalId },
  );
  return article.people.edges as { reason: string; node: { slug: string; name: string } }[];
};

describe('a person known by a last name alone', () => {
  it('gains the full name that a later story teaches, once, and the short one is forgotten', async () => {
    await dateline.ingestTexts({
      'a-short.txt': story(
        '2026-02-01',
        'Harbour Board Meets in Tarnow',
        'Ms. Halvorsen said on Sunday that the harbour would stay open. “It will stay open,” Halvorsen said.',
      ),
      'b-full.txt': story(
        '2026-02-02',
        'Harbour Chief Speaks in Tarnow',
        'The chief of the harbour board, Ingrid Halvorsen, said on Monday that the harbour had to grow. Halvorsen said it would.',
      ),
    });
    expect((await peopleOf('a-short')).map(({ node }) => node.name)).toEqual(['Halvorsen']);
    expect(await reresolve(dateline.database, { all: false })).toEqual({ done: 1, changed: 1 });
    const [edge] = await peopleOf('a-short');
    expect(edge).toMatchObject({
      node: { name: 'Ingrid Halvorsen' },
      reason: expect.stringContaining('Only one known person'),
    });
    const { people, person } = await dateline.get(
      '{ people(filter: { nameContains: "halvorsen" }) { nodes { name articleCount quoteCount } } person(slug: "halvorsen") { name } }',
    );
    expect(people.nodes).toEqual([expect.objectContaining({ name: 'Ingrid Halvorsen', articleCount: 2 })]);
    expect(person).toBeNull();
    expect(await reresolve(dateline.database, { all: false })).toEqual({ done: 0, changed: 0 });
    expect(await reresolve(dateline.database, { all: true })).toEqual({ done: 2, changed: 0 });
  });
});

describe('two people of one name', () => {
  it('stay two when neither titles nor companions agree, and each is found again by them', async () => {
    await dateline.ingestTexts({
      'c-senator.txt': story(
        '2026-03-01',
        'Senator Visits Lublin',
        'Senator Martin Okafor met Mayor Beata Zielinska in Lublin on Sunday. Okafor said he was glad.',
      ),
      'd-goalkeeper.txt': story(
        '2026-03-02',
        'Goalkeeper Signs in Porto',
        'Goalkeeper Martin Okafor signed a contract in Porto beside Coach Rui Teles on Monday. Okafor said he was tired.',
      ),
      'e-senator.txt': story(
        '2026-03-03',
        'Senator Returns to Lublin',
        'Senator Martin Okafor was back in Lublin with Beata Zielinska on Tuesday. Okafor said nothing.',
      ),
      'f-companion.txt': story(
        '2026-03-04',
        'Training Starts in Porto',
        'Rui Teles watched as Martin Okafor trained in Porto on Wednesday.',
      ),
    });
    const slugs = new Map<string, string | undefined>();
    for (const id of ['c-senator', 'd-goalkeeper', 'e-senator', 'f-companion']) {
      slugs.set(id, (await peopleOf(id)).find(({ node }) => node.name === 'Martin Okafor')?.node.slug);
    }
    expect(slugs.get('c-senator')).toBe('martin-okafor');
    expect(slugs.get('d-goalkeeper')).toBe('martin-okafor-2');
    expect(slugs.get('e-senator')).toBe('martin-okafor');
    expect(slugs.get('f-companion')).toBe('martin-okafor-2');
  });
});
