import { Prisma, type Sql } from '../database/client.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { badUserInput } from '../graphql/errors.ts';
import { printDay } from '../graphql/inputs/dateRange.ts';
import { readPageSize } from '../graphql/paging/keyset.ts';

const TrendingKind = builder.enumType('TrendingKind', {
  description: 'What can be rising.',
  values: {
    PERSON: { description: 'People.' },
    PLACE: { description: 'Places.' },
    ORGANIZATION: { description: 'Organisations.' },
    TREND: { description: 'Trend labels, by the articles they are printed with.' },
  } as const,
});

type Kind = 'PERSON' | 'PLACE' | 'ORGANIZATION' | 'TREND';

/** A row of `Entity` or `Trend` with the figures that put it here. */
interface Rising {
  subjectKind: Kind;
  rank: number;
  score: number;
  count: number;
  expected: number;
  baselineCount: number;
  windowArticleCount: number;
  baselineArticleCount: number;
}

const typeNames = { PERSON: 'Person', PLACE: 'Place', ORGANIZATION: 'Organization', TREND: 'Trend' } as const;

const TrendingSubject = builder.unionType('TrendingSubject', {
  description: 'What is rising.',
  types: ['Person', 'Place', 'Organization', 'Trend'],
  resolveType: (subject) => typeNames[(subject as unknown as Rising).subjectKind],
});

const TrendingEdge = builder.objectRef<Rising>('TrendingEdge').implement({
  description: 'Something that is rising, and the numbers that put it in its place.',
  fields: (t) => ({
    node: t.field({ type: TrendingSubject, description: 'What is rising.', resolve: (edge) => edge as never }),
    rank: t.exposeInt('rank', { description: 'Its place, from 1.' }),
    score: t.exposeFloat('score', {
      description:
        '(count − expected) / √(expected + 1): how far the count lies above what was to be expected, in about standard deviations. The 1 keeps small counts from leading.',
    }),
    count: t.exposeInt('count', { description: 'Articles of the window that have it.' }),
    expected: t.exposeFloat('expected', {
      description:
        'Articles of the window that would have it at the rate of the baseline: windowArticleCount × baselineCount / baselineArticleCount; 0 where the baseline has no articles.',
    }),
    baselineCount: t.exposeInt('baselineCount', { description: 'Articles of the baseline that have it.' }),
    windowArticleCount: t.exposeInt('windowArticleCount', { description: 'All articles of the window.' }),
    baselineArticleCount: t.exposeInt('baselineArticleCount', { description: 'All articles of the baseline.' }),
  }),
});

builder.queryField('trending', (t) =>
  t.field({
    type: [TrendingEdge],
    description:
      'What the corpus itself shows to be rising: what more articles of a window of days have than the days before it let expect. Only what at least two articles of the window have is ranked, and only what lies above its expectation.',
    args: {
      kind: t.arg({ type: TrendingKind, required: true, description: 'What can be rising.' }),
      on: t.arg({ type: 'Date', description: 'The last day of the window; the last day of the corpus when left out.' }),
      windowDays: t.arg.int({ defaultValue: 2, description: 'How many days the window has: 1 to 366.' }),
      baselineDays: t.arg.int({
        defaultValue: 14,
        description: 'How many days before the window are compared: 1 to 366.',
      }),
      first: t.arg.int({ defaultValue: 10, description: 'At most so many: 1 to 100.' }),
    },
    resolve: (_root, { kind, on, windowDays, baselineDays, first }, context) =>
      loadRising(context, kind, {
        on: on ? printDay(on) : null,
        window: readDays('windowDays', windowDays ?? 2),
        baseline: readDays('baselineDays', baselineDays ?? 14),
        first: readPageSize('first', first ?? 10),
      }),
  }),
);

function readDays(name: string, days: number): number {
  if (days >= 1 && days <= 366) return days;
  throw badUserInput(`\`${name}: ${days}\` must be 1 to 366.`);
}

/** What links articles with subjects of a kind: their table, the column of the subject, and the subjects' own table. */
const linksOf = (kind: Kind): { table: Sql; column: Sql; subjects: Sql; condition: Sql } =>
  kind === 'TREND'
    ? {
        table: Prisma.sql`"ArticleTrend"`,
        column: Prisma.sql`"trendId"`,
        subjects: Prisma.sql`"Trend"`,
        condition: Prisma.sql`TRUE`,
      }
    : {
        table: Prisma.sql`"ArticleEntity"`,
        column: Prisma.sql`"entityId"`,
        subjects: Prisma.sql`"Entity"`,
        condition: Prisma.sql`link.kind = ${kind}::"EntityKind"`,
      };

/** The leading are found before their rows are looked up one by one (`OFFSET 0`): joined, all names would be read. */
async function loadRising(
  { database }: Context,
  kind: Kind,
  asked: { on: string | null; window: number; baseline: number; first: number },
): Promise<Rising[]> {
  const { table, column, subjects, condition } = linksOf(kind);
  const rows = await database.$queryRaw<Rising[]>`
    WITH span AS (
      SELECT last - ${asked.window}::int + 1 AS "windowFrom", last - ${asked.window}::int - ${asked.baseline}::int + 1 AS "baselineFrom", last
      FROM (SELECT coalesce(${asked.on}::date, (SELECT max(day) FROM "Day" WHERE "articleCount" > 0)) AS last) given
    ), corpus AS (
      SELECT coalesce(sum("articleCount") FILTER (WHERE day >= "windowFrom"), 0)::int AS "windowArticleCount",
        coalesce(sum("articleCount") FILTER (WHERE day < "windowFrom"), 0)::int AS "baselineArticleCount"
      FROM span LEFT JOIN "Day" ON day BETWEEN "baselineFrom" AND last
    ), counted AS (
      SELECT link.${column} AS id, count(*) FILTER (WHERE link."publishedOn" >= span."windowFrom")::int AS count,
        count(*) FILTER (WHERE link."publishedOn" < span."windowFrom")::int AS "baselineCount"
      FROM span JOIN ${table} link ON link."publishedOn" BETWEEN span."baselineFrom" AND span.last
      WHERE ${condition} GROUP BY 1
    ), rated AS (
      SELECT counted.*, corpus.*, coalesce("windowArticleCount"::float8 * "baselineCount" / nullif("baselineArticleCount", 0), 0) AS expected
      FROM counted CROSS JOIN corpus WHERE count >= 2
    )
    SELECT subject.*, ${kind} AS "subjectKind", risen.count, risen.expected, risen."baselineCount",
      risen."windowArticleCount", risen."baselineArticleCount", risen.score
    FROM (
      SELECT rated.*, (count - expected) / sqrt(expected + 1) AS score FROM rated WHERE count > expected
      ORDER BY score DESC, count DESC, id LIMIT ${asked.first}
    ) risen
    CROSS JOIN LATERAL (SELECT found.* FROM ${subjects} found WHERE found.id = risen.id OFFSET 0) subject
    ORDER BY risen.score DESC, risen.count DESC, risen.id`;
  return rows.map((row, i) => ({ ...row, rank: i + 1 }));
}
