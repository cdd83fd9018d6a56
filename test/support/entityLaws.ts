import { describe, expect, it } from 'vitest';
import type { TestDateline } from './dateline.ts';
import { walk } from './walk.ts';

interface Row {
  id: string;
  name: string;
  slug: string;
  aliases: string[];
  articleCount: number;
  firstSeenOn: string;
  lastSeenOn: string;
}

const selection = 'id name slug aliases articleCount firstSeenOn lastSeenOn';

/**
 * What holds for people, places and organisations alike, on the sample corpus.
 *
 * @param one The field that finds one, as `person`.
 * @param many The field that lists them, as `people`.
 */
export function holdEntityLaws(dateline: () => TestDateline, one: string, many: string): void {
  const list = (filter: string): Promise<Row[]> =>
    walk(dateline(), `{ ${many}(${filter} PAGE) }`, selection, 100) as Promise<Row[]>;
  const everyOne = () => list('');

  describe(`one of the ${many}`, () => {
    it('is found by its id, its slug and its name in other case, and is then the same', async () => {
      for (const { id, slug, name } of (await everyOne()).slice(0, 10)) {
        const found = await dateline().get(
          `query ($id: ID, $slug: String, $name: String, $shouted: String) {
            a: ${one}(id: $id) { id } b: ${one}(slug: $slug) { id } c: ${one}(name: $name) { id } d: ${one}(name: $shouted) { id }
          }`,
          { id, slug, name, shouted: `  ${name.toUpperCase()}` },
        );
        expect(found).toEqual({ a: { id }, b: { id }, c: { id }, d: { id } });
      }
    });

    it('counts its articles and knows the first and the last day of them', async () => {
      for (const { id, articleCount, firstSeenOn, lastSeenOn } of (await everyOne()).slice(0, 10)) {
        const articles: { publishedOn: string }[] = await walk(
          dateline(),
          `{ ${one}(id: "${id}") { articles(PAGE) } }`,
          'publishedOn',
          4,
        );
        expect(articles).toHaveLength(articleCount);
        expect(articles[0]?.publishedOn).toBe(lastSeenOn);
        expect(articles.at(-1)?.publishedOn).toBe(firstSeenOn);
      }
    });

    it('has a slug of its own', async () => {
      const slugs = (await everyOne()).map(({ slug }) => slug);
      expect(new Set(slugs).size).toBe(slugs.length);
    });

    it('lists its articles under a filter and an order', async () => {
      const [{ slug } = { slug: '' }] = await everyOne();
      const articles: { publishedOn: string }[] = await walk(
        dateline(),
        `{ ${one}(slug: "${slug}") { articles(filter: { publishedOn: { from: "2025-03-10" } }, orderBy: { field: PUBLISHED_AT, direction: ASC }, PAGE) } }`,
        'publishedOn',
        2,
      );
      const days = articles.map(({ publishedOn }) => publishedOn);
      expect(days.length).toBeGreaterThan(0);
      expect(days).toEqual(days.toSorted());
      expect(days.every((day) => day >= '2025-03-10')).toBe(true);
    });
  });

  describe(`the list of ${many}`, () => {
    it('begins with those in most articles, and is the same page by page from either end', async () => {
      const whole = await everyOne();
      const counts = whole.map(({ articleCount }) => articleCount);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      expect(counts.at(-1)).toBeGreaterThan(0);
      expect(await walk(dateline(), `{ ${many}(PAGE) }`, selection, 11)).toEqual(whole);
      expect(await walk(dateline(), `{ ${many}(PAGE) }`, selection, 13, 'end')).toEqual(whole);
    });

    it.each(['ARTICLE_COUNT', 'NAME', 'FIRST_SEEN_ON', 'LAST_SEEN_ON'])(
      'is ordered by %s in both directions',
      async (field) => {
        const order = (direction: string) => `orderBy: { field: ${field}, direction: ${direction} },`;
        const rising = await list(order('ASC'));
        expect(rising).toHaveLength((await everyOne()).length);
        expect(await walk(dateline(), `{ ${many}(${order('DESC')} PAGE) }`, selection, 17)).toEqual(
          rising.toReversed(),
        );
        const days = rising.map(({ lastSeenOn }) => lastSeenOn);
        if (field === 'LAST_SEEN_ON') expect(days).toEqual(days.toSorted());
      },
    );

    it('is filtered by a part of a name or an alias, without regard to case and accents', async () => {
      const whole = await everyOne();
      const holds = (part: string) => (row: Row) =>
        [row.name, ...row.aliases].some((name) => plain(name).includes(plain(part)));
      for (const part of ['an', 'É', 'lisb', 'OYEL', "'"]) {
        const found = await list(`filter: { nameContains: ${JSON.stringify(part)} },`);
        expect(found).toEqual(whole.filter(holds(part)));
      }
    });

    it.each(['%', '_', '\\', 'no such name', '\u0000'])('takes %j in a name for itself', async (part) => {
      expect(await list(`filter: { nameContains: ${JSON.stringify(part)} },`)).toEqual([]);
    });

    it('is filtered by the number of articles', async () => {
      const whole = await everyOne();
      for (const least of [0, 3, 5, 1000]) {
        expect(await list(`filter: { minArticles: ${least} },`)).toEqual(
          whole.filter(({ articleCount }) => articleCount >= least),
        );
      }
    });

    it('is filtered by the days on which articles name it', async () => {
      const [from, to] = ['2025-03-12', '2025-03-14'];
      const seen = new Set<string>();
      const field = many;
      const articles = await walk(
        dateline(),
        `{ articles(filter: { publishedOn: { from: "${from}", to: "${to}" } }, PAGE) }`,
        `${field}(first: 100) { nodes { id } }`,
        100,
      );
      for (const article of articles) for (const { id } of article[field].nodes) seen.add(id);
      const found = await list(`filter: { seenOn: { from: "${from}", to: "${to}" } },`);
      expect(new Set(found.map(({ id }) => id))).toEqual(seen);
      expect(found.length).toBeGreaterThan(0);
    });

    it('costs no more for a hundred than for five', async () => {
      const query = (first: number) =>
        `{ ${many}(first: ${first}) { totalCount nodes { name aliases articles(first: 3) { totalCount nodes { headline } } } } }`;
      const hundred = await dateline().statementsOf(query(100));
      expect(hundred).toHaveLength(4);
      expect(await dateline().statementsOf(query(5))).toHaveLength(hundred.length);
    });
  });
}

/** A name without case and accents, by other means than the program's own. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('ø', 'o');
