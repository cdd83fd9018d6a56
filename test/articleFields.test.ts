import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDateline, type TestDateline } from './support/dateline.ts';

const story = {
  id: 'quay',
  headline: 'Quay <Three> Opens & Shuts',
  date: '2025-04-01T08:00:00Z',
  updatedAt: '2025-04-02T09:30:00Z',
  url: 'https://example.org/news/quay?from=feed',
  canonicalUrl: 'https://example.org/news/quay',
  section: 'Harbours',
  tags: ['infrastructure', 'Ports'],
  image: { url: 'https://example.org/quay.jpg', width: 1200, height: 800, alt: 'A quay at dawn' },
  captions: [{ caption: 'Ships wait.', credit: 'Jo Roe', url: 'https://example.org/ships.jpg' }],
  text: 'Rotterdam <script>alert(1)</script> woke early.\n\n“We are open,” said Anneke Visser, the harbour master. “For now.”',
};

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openDateline();
  await dateline.ingestTexts({
    'quay.json': JSON.stringify(story),
    'plain.txt': 'date 2025-04-03\nNothing But a Headline\n\nIt is so.\n',
    'odd.json': JSON.stringify({
      id: 'odd',
      headline: 'Odd Addresses',
      date: '2025-04-04',
      text: 'It is so.',
      url: '/news/leeds',
      canonicalUrl: 'javascript:alert(1)',
      image: '//example.org/x.jpg',
    }),
    'tokyo.json': JSON.stringify({
      id: 'tokyo',
      headline: '東京の港',
      date: '2025-04-05',
      language: 'ja',
      text: '東京の港は朝早く開いた。船は岸で待っている。',
    }),
  });
});
afterAll(() => dateline.close());

const article = async (externalId: string, fields: string) =>
  (await dateline.get(`{ article(externalId: "${externalId}") { ${fields} } }`)).article;

describe('an article', () => {
  it('tells what the publisher says of it', async () => {
    expect(
      await article(
        'quay',
        'url canonicalUrl section subjects updatedAt trends { label } leadImage { url width height alt } photos { image { url width height alt } }',
      ),
    ).toEqual({
      url: story.url,
      canonicalUrl: story.canonicalUrl,
      section: 'Harbours',
      subjects: ['infrastructure', 'Ports'],
      updatedAt: '2025-04-02T09:30:00.000Z',
      trends: [],
      leadImage: story.image,
      photos: [{ image: { url: 'https://example.org/ships.jpg', width: null, height: null, alt: null } }],
    });
  });

  it('has null, and empty lists, for what the story does not say', async () => {
    expect(
      await article(
        'plain',
        'url canonicalUrl section subjects updatedAt leadImage { url } photos { text } publication { name }',
      ),
    ).toEqual({
      url: null,
      canonicalUrl: null,
      section: null,
      subjects: [],
      updatedAt: null,
      leadImage: null,
      photos: [],
      publication: null,
    });
  });

  it('has null and a warning for an address that is not absolute http or https', async () => {
    const { warnings, ...addresses } = await article(
      'odd',
      'url canonicalUrl leadImage { url } warnings { code message }',
    );
    expect(addresses).toEqual({ url: null, canonicalUrl: null, leadImage: null });
    const invalid = warnings.filter(({ code }: { code: string }) => code === 'URL_INVALID');
    const told = invalid.map(({ message }: { message: string }) => message).join(' ');
    for (const address of ['/news/leeds', 'javascript:alert(1)', '//example.org/x.jpg'])
      expect(told).toContain(address);
    expect(invalid).toHaveLength(3);
  });

  it('counts words and quotes, and the minutes to read it, in any script', async () => {
    const { wordCount, quoteCount, readingTimeMinutes, text } = await article(
      'tokyo',
      'wordCount quoteCount readingTimeMinutes text',
    );
    const segments = [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(text)];
    expect(wordCount).toBe(segments.filter(({ isWordLike }) => isWordLike).length);
    expect({ quoteCount, readingTimeMinutes }).toEqual({ quoteCount: 0, readingTimeMinutes: 1 });
    expect((await article('quay', 'quoteCount')).quoteCount).toBe(1);
  });

  it('begins with an excerpt of as many words as are asked for', async () => {
    expect(await article('quay', 'three: excerpt(words: 3) all: excerpt(words: 500)')).toEqual({
      three: expect.stringMatching(/^Rotterdam .*…$/),
      all: expect.stringMatching(/For now\.”$/),
    });
    expect((await article('tokyo', 'excerpt(words: 2)')).excerpt).toMatch(/^東京の…$/);
    const { errors } = await dateline.ask('{ articles { nodes { excerpt(words: 501) } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'words', limit: 500 });
  });
});

describe('the HTML of a body', () => {
  it('is escaped, whatever the story holds', async () => {
    const { html } = await article('quay', 'html');
    expect(html).toContain('<figure><img src="https://example.org/ships.jpg" alt="Ships wait."');
    expect(html).toContain('<p>“We are open,” said Anneke Visser');
    expect(html).not.toMatch(/<script|<span/);
  });

  it('marks names and quotes when asked, with the ids that `node` finds', async () => {
    const { html } = await article('quay', 'html(mark: [NAMES, QUOTES])');
    const [, id = ''] = /<span class="name" data-type="Person" data-id="([^"]+)"[^>]*>Anneke Visser</.exec(html) ?? [];
    const [, quote = '', speaker = ''] =
      /<span class="quote" data-id="([^"]+)" data-speaker="([^"]+)">We are open<\/span>,”/.exec(html) ?? [];
    expect(speaker).toBe(id);
    const { person, said } = await dateline.get(
      `{ person: node(id: "${id}") { ... on Entity { name } } said: node(id: "${quote}") { ... on Quote { text } } }`,
    );
    expect(person).toEqual({ name: 'Anneke Visser' });
    expect(said.text).toContain('For now');
    expect(html.replace(/<\/?span[^>]*>/g, '')).toBe((await article('quay', 'html')).html);
  });
});
