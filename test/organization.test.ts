import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type TestDateline } from './support/dateline.ts';
import { holdEntityLaws } from './support/entityLaws.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
  await dateline.ingestTexts({
    'court.txt': `date 2025-03-14
Court Stops the New Bridge

The Supreme Court stopped the bridge on Friday. (Reuters)

“The plan was made in the dark,” the European Commission said.

Lidia Kern, a lawyer, told Agence France-Presse that she was glad.

    (With AFP inputs)
`,
    'health.txt': `date 2025-03-14
Doctors Meet in Geneva

The World Health Organization (WHO) met doctors in Geneva on Friday.

The WHO said that the talks would go on.
`,
  });
});
afterAll(() => dateline.close());

holdEntityLaws(() => dateline, 'organization', 'organizations');

const organization = async (name: string, selection: string) =>
  (await dateline.get(`query ($name: String) { organization(name: $name) { ${selection} } }`, { name })).organization;

describe('an organisation', () => {
  it('is one under its full name and its initials', async () => {
    const full = await organization('World Health Organization', 'id aliases articleCount');
    expect(full.aliases).toEqual(expect.arrayContaining(['World Health Organization', 'WHO']));
    expect(await organization('who', 'id articleCount')).toEqual({ id: full.id, articleCount: full.articleCount });
  });

  it('may be the speaker of quotes, and counts them', async () => {
    const { quoteCount, quotes } = await organization(
      'European Commission',
      'quoteCount quotes(first: 100) { nodes { text } }',
    );
    expect(quotes.nodes).toHaveLength(quoteCount);
    expect(quotes.nodes).toContainEqual({ text: 'The plan was made in the dark' });
  });

  it('that is a news agency says so', async () => {
    expect(await organization('Meridian Press Agency', 'isAgency')).toEqual({ isAgency: true });
    expect(await organization('Himalayan Ice Observatory', 'isAgency')).toEqual({ isAgency: false });
  });

  it('that is a news agency is one, named in the text or credited, under each of its forms', async () => {
    const found = await organization('AFP', 'id aliases articles { nodes { externalId } }');
    expect(found.articles.nodes).toEqual([{ externalId: 'court' }]);
    expect(await organization('Agence France-Presse', 'id')).toEqual({ id: found.id });
    const sample = await organization('Meridian Press Agency', 'id');
    expect(await organization('MPA', 'id')).toEqual(sample);
  });

  it('costs no more for sixty with quotes than for twenty', async () => {
    const query = (first: number) =>
      `{ organizations(first: ${first}) { nodes { name isAgency quotes(first: 2) { totalCount nodes { text article { slug } } } } } }`;
    for (const first of [20, 60]) expect((await dateline.statementsOf(query(first))).length).toBeLessThanOrEqual(4);
  });
});
