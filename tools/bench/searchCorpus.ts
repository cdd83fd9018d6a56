import type { Database } from '../../src/database/client.ts';
import { fold } from '../../src/text/fold.ts';
import { slugify } from '../../src/text/slug.ts';
import { createRandom, type Random } from './random.ts';
import { capitalize, makeWords } from './words.ts';

/** What the invented stories hold, to search for. */
export interface SearchCorpus {
  words: string[];
  people: string[];
}

interface Named {
  id: number;
  name: string;
}

const storiesAtOnce = 1000;
const firstDay = Date.UTC(2020, 0, 1);

/**
 * Fills an empty database with invented stories of some 250 words, in the form that ingesting gives them: people, places
 * and organisations in the text, two trends and a quote each. The same count always gives the same stories.
 */
export async function fillSearchCorpus(database: Database, count: number): Promise<SearchCorpus> {
  const random = createRandom(7);
  const words = makeWords(random, 12_000);
  const people = await storeNames(database, 'PERSON', nameList(random, words, 600, 2));
  const places = await storeNames(database, 'PLACE', nameList(random, words, 150, 1));
  const organizations = await storeNames(database, 'ORGANIZATION', nameList(random, words, 200, 3));
  const trends = await storeTrends(database, nameList(random, words, 300, 2));
  for (let from = 0; from < count; from += storiesAtOnce) {
    const stories = Array.from({ length: Math.min(storiesAtOnce, count - from) }, (_, i) =>
      inventStory(random, words, { people, places, organizations, trends }, from + i),
    );
    await storeStories(database, stories);
  }
  await database.$executeRaw`
    UPDATE "Entity" e SET "articleCount" = (SELECT count(*) FROM "ArticleEntity" link WHERE link."entityId" = e.id)`;
  return { words, people: people.map(({ name }) => name) };
}

function nameList(random: Random, words: string[], count: number, length: number): string[] {
  const names = new Set<string>();
  const word = () => capitalize(words[2000 + random.below(8000)] ?? '');
  while (names.size < count) names.add(Array.from({ length }, word).join(' '));
  return [...names];
}

async function storeNames(
  database: Database,
  kind: 'PERSON' | 'PLACE' | 'ORGANIZATION',
  names: string[],
): Promise<Named[]> {
  const day = new Date(firstDay);
  const rows = names.map((name) => ({
    kind,
    name,
    folded: fold(name),
    slug: slugify(name),
    firstSeenOn: day,
    lastSeenOn: day,
  }));
  return database.entity.createManyAndReturn({ data: rows, select: { id: true, name: true } });
}

async function storeTrends(database: Database, labels: string[]): Promise<Named[]> {
  const day = new Date(firstDay);
  const rows = labels.map((label) => ({
    label,
    folded: fold(label),
    slug: slugify(label),
    firstSeenOn: day,
    lastSeenOn: day,
  }));
  const trends = await database.trend.createManyAndReturn({ data: rows, select: { id: true, label: true } });
  return trends.map(({ id, label }) => ({ id, name: label }));
}

interface Names {
  people: Named[];
  places: Named[];
  organizations: Named[];
  trends: Named[];
}

interface InventedStory {
  number: number;
  headline: string;
  paragraphs: string[];
  caption: string;
  day: Date;
  named: { id: number; kind: 'PERSON' | 'PLACE' | 'ORGANIZATION' }[];
  trends: number[];
  quote: { text: string; speakerId: number };
}

function inventStory(random: Random, words: string[], names: Names, number: number): InventedStory {
  const some = (list: Named[], most: number) => [
    ...new Set(Array.from({ length: 1 + random.below(most) }, () => random.pick(list))),
  ];
  const [people, places, organizations] = [some(names.people, 4), some(names.places, 3), some(names.organizations, 2)];
  const run = (length: number) => Array.from({ length }, () => random.pick(words)).join(' ');
  const sentence = (name: string) => `${capitalize(run(3 + random.below(8)))} ${name} ${run(4 + random.below(8))}.`;
  const printed = [...people, ...places, ...organizations].map(({ name }) => name);
  const paragraphs = Array.from({ length: 5 + random.below(5) }, () =>
    Array.from({ length: 2 }, () => sentence(printed[random.below(printed.length)] ?? '')).join(' '),
  );
  const kinds = { PERSON: people, PLACE: places, ORGANIZATION: organizations } as const;
  return {
    number,
    headline: `${capitalize(run(4))} ${places[0]?.name} ${run(3)}`,
    paragraphs,
    caption: sentence(people[0]?.name ?? ''),
    day: new Date(firstDay + random.below(1800) * 86_400_000),
    named: (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) =>
      kinds[kind].map(({ id }) => ({ id, kind })),
    ),
    trends: some(names.trends, 2).map(({ id }) => id),
    quote: { text: capitalize(run(12)), speakerId: people[0]?.id ?? 0 },
  };
}

async function storeStories(database: Database, stories: InventedStory[]): Promise<void> {
  const ids = await database.article.createManyAndReturn({
    select: { id: true },
    data: stories.map(({ number, headline, paragraphs, day }) => ({
      slug: `story-${number}`,
      externalId: `story-${number}`,
      headline,
      language: 'en',
      publishedOn: day,
      publishedAt: day,
      datePrecision: 'DAY' as const,
      text: paragraphs.join('\n\n'),
      wordCount: 250,
      hasPhoto: true,
      quoteCount: 1,
    })),
  });
  const each = stories.map((story, i) => ({ ...story, articleId: ids[i]?.id ?? 0 }));
  await database.block.createMany({
    data: each.flatMap(({ articleId, caption, paragraphs }) => [
      { articleId, position: 0, kind: 'PHOTO' as const, text: caption },
      ...paragraphs.map((text, i) => ({ articleId, position: i + 1, kind: 'PARAGRAPH' as const, text })),
    ]),
  });
  await database.articleEntity.createMany({
    data: each.flatMap(({ articleId, named, day }) =>
      named.map(({ id, kind }, position) => ({
        articleId,
        entityId: id,
        kind,
        position,
        mentionCount: 1,
        publishedOn: day,
        publishedAt: day,
        reason: 'invented',
      })),
    ),
  });
  await database.articleTrend.createMany({
    data: each.flatMap(({ articleId, trends, day }) =>
      trends.map((trendId, position) => ({ articleId, trendId, position, publishedOn: day, publishedAt: day })),
    ),
  });
  await database.quote.createMany({
    data: each.map(({ articleId, quote, day }) => ({
      articleId,
      position: 0,
      kind: 'DIRECT' as const,
      ...quote,
      method: 'NAME' as const,
      confidence: 1,
      field: 'BODY' as const,
      block: 1,
      publishedOn: day,
      publishedAt: day,
    })),
  });
}
