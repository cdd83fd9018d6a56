import type { Extraction } from '../../extract/extraction.ts';
import type { Story, StoryWarning } from '../../story/story.ts';
import { cutTrends } from '../../story/text/trends.ts';
import { fold } from '../../text/fold.ts';
import { firstFree, slugify } from '../../text/slug.ts';
import type { Transaction } from '../resolve/candidates.ts';
import { insertRows } from './insertRows.ts';

/**
 * Cuts the printed run of trend labels with the help of what is known: the people of the story, people of the corpus
 * and labels of other stories. Labels that came as a list stay as they are.
 */
export async function printedTrends(
  transaction: Transaction,
  story: Story,
  extraction: Extraction,
): Promise<{ labels: string[]; warnings: StoryWarning[] }> {
  if (story.trendLine === null) return { labels: distinct(story.trends), warnings: [] };
  const runs = wordRuns(story.trendLine);
  const known = await transaction.$queryRaw<{ name: string; isPerson: boolean }[]>`
    SELECT name, true AS "isPerson" FROM "Entity" WHERE kind = 'PERSON' AND folded = ANY(${runs}::text[])
    UNION ALL SELECT label, false FROM "Trend" WHERE folded = ANY(${runs}::text[])`;
  const ofStory = extraction.entities.filter(({ kind }) => kind === 'PERSON').map(({ name }) => name);
  const { labels, guessed } = cutTrends(story.trendLine, {
    labels: known.filter(({ isPerson }) => !isPerson).map(({ name }) => name),
    people: [...ofStory, ...known.filter(({ isPerson }) => isPerson).map(({ name }) => name)],
  });
  const warnings = guessed.map(({ label, reason }) => ({
    code: 'TREND_BOUNDARY_GUESSED' as const,
    message: `The trend label “${label}” was cut out of a run of labels: ${reason}`,
    block: null,
  }));
  return { labels: distinct([...story.trends, ...labels]), warnings };
}

/** Labels that are one without regard to case and accents come once, as first printed. */
const distinct = (labels: string[]): string[] =>
  [...new Map(labels.map((label) => [fold(label), label.trim()] as const).reverse()).entries()]
    .reverse()
    .flatMap(([folded, label]) => (folded === '' ? [] : [label]));

const longestRun = 8;

/** Every run of up to eight words, folded, that a known label or name could be; lost boundaries between words are tried. */
function wordRuns(line: string): string[] {
  const words = line
    .replace(/(?<=[\p{Ll}\p{N}.!?])(?=\p{Lu})/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const runs = new Set<string>();
  words.forEach((_, from) => {
    for (let to = from + 1; to <= Math.min(words.length, from + longestRun); to += 1) {
      runs.add(fold(words.slice(from, to).join(' ')));
    }
  });
  return [...runs].slice(0, 2000);
}

/** Stores the labels printed with an article and links them in printed order. Returns the rows of the trends. */
export async function storeTrends(
  transaction: Transaction,
  article: { id: number; publishedOn: Date; publishedAt: Date },
  labels: string[],
): Promise<number[]> {
  if (labels.length === 0) return [];
  const folded = labels.map(fold);
  const slugs = await freeSlugs(transaction, labels);
  const trends = await transaction.$queryRaw<{ id: number; folded: string }[]>`
    INSERT INTO "Trend" (slug, label, folded, "firstSeenOn", "lastSeenOn")
    SELECT given.slug, given.label, given.folded, ${article.publishedOn}::date, ${article.publishedOn}::date
    FROM unnest(${slugs}::text[], ${labels}::text[], ${folded}::text[]) AS given(slug, label, folded)
    ON CONFLICT (folded) DO UPDATE SET
      "firstSeenOn" = least("Trend"."firstSeenOn", excluded."firstSeenOn"),
      "lastSeenOn" = greatest("Trend"."lastSeenOn", excluded."lastSeenOn")
    RETURNING id, folded`;
  const idOf = new Map(trends.map((trend) => [trend.folded, trend.id]));
  await insertRows(
    transaction,
    'ArticleTrend',
    folded.map((each, position) => ({
      articleId: article.id,
      trendId: idOf.get(each) as number,
      position,
      publishedOn: article.publishedOn,
      publishedAt: article.publishedAt,
    })),
  );
  return trends.map(({ id }) => id);
}

/** A slug for each label; a label that is stored already keeps its own, whatever stands here. */
async function freeSlugs(transaction: Transaction, labels: string[]): Promise<string[]> {
  const bases = labels.map((label) => slugify(label, 60));
  const taken = await transaction.$queryRaw<{ slug: string }[]>`
    SELECT trend.slug FROM unnest(${[...new Set(bases)]}::text[]) AS base(slug)
    JOIN "Trend" trend ON trend.slug = base.slug OR (trend.slug LIKE base.slug || '-%' AND trend.slug ~ '-[0-9]+$')`;
  const used = new Set(taken.map(({ slug }) => slug));
  return bases.map((base) => {
    const slug = firstFree(base, (each) => used.has(each));
    used.add(slug);
    return slug;
  });
}

/**
 * Gives trends without a subject the one entity that bears their label as its name or, else, as an alias.
 *
 * Asked for the labels of a story and for the names in it, because either may be the later to come.
 */
export async function findSubjects(transaction: Transaction, folded: string[]): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Trend" trend SET "subjectId" = bearer.id
    FROM (
      SELECT named.folded, min(named.id) AS id FROM (
        SELECT e.folded, e.id, 1 AS choice FROM "Entity" e WHERE e.folded = ANY(${folded}::text[])
        UNION SELECT alias.folded, alias."entityId", 2 FROM "Alias" alias WHERE alias.folded = ANY(${folded}::text[])
      ) named
      WHERE named.choice = 1 OR NOT EXISTS (SELECT 1 FROM "Entity" e WHERE e.folded = named.folded)
      GROUP BY named.folded HAVING count(DISTINCT named.id) = 1
    ) bearer
    WHERE trend.folded = bearer.folded AND trend."subjectId" IS NULL`;
}
