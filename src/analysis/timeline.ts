import type { GraphQLResolveInfo } from 'graphql';
import { articleCondition } from '../article/filter/articleCondition.ts';
import { ArticleFilter, type ArticleFilterInput, readArticleFilter } from '../article/filter/articleFilter.ts';
import { type ArticleLinks, everyArticle, isEmpty, loadArticles } from '../article/list.ts';
import { Prisma } from '../database/client.ts';
import { Entity } from '../entity/entity.ts';
import { builder } from '../graphql/builder/builder.ts';
import { badUserInput } from '../graphql/errors/errors.ts';
import { DateRange, type DateRangeInput, printDay, readDateRange } from '../graphql/inputs/dateRange.ts';
import { filterCost } from '../graphql/limits/costs.ts';
import { forwardArguments } from '../graphql/lists/connection.ts';
import { and, noParent } from '../graphql/paging/keyset.ts';
import { batchField, groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { reads } from '../graphql/select/joins.ts';
import { bucketsBetween, countBuckets, type Interval as IntervalName, nextStart, startOf } from './buckets.ts';
import { matchingArticleIds } from './matchingArticleIds.ts';
import {
  type BucketCount,
  countAll,
  countByBucket,
  type Tally,
  tallyOfCorpus,
  tallyOfEntity,
} from './timelineCounts.ts';

const Interval = builder.enumType('Interval', {
  description: 'How long a bucket of a timeline is.',
  values: {
    DAY: { description: 'A day.' },
    WEEK: { description: 'A week, from Monday.' },
    MONTH: { description: 'A calendar month.' },
    YEAR: { description: 'A calendar year.' },
  } as const,
});

/** What a timeline counts: by day, and the articles themselves. */
interface Counted {
  interval: IntervalName;
  tally: Tally;
  links: ArticleLinks;
}

interface Bucket {
  from: Date;
  /** The first day of the next bucket. */
  next: Date;
  count: number;
  /** Articles of the whole corpus in the bucket. */
  all: number;
  /** The entity whose timeline it is; 0 for none. */
  parent: number;
  counted: Counted;
}

const dayMs = 86_400_000;

const TimelineBucket = builder.objectRef<Bucket>('TimelineBucket').implement({
  description: 'One stretch of a timeline: how many articles fall into it, and which.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'Its first day.' }),
    to: t.field({
      type: 'Date',
      description: 'Its last day, itself included, as in `DateRange`.',
      resolve: ({ next }) => new Date(next.getTime() - dayMs),
    }),
    count: t.exposeInt('count', {
      description: 'How many of the articles asked for were published in it, 0 included.',
    }),
    share: t.float({
      description: '`count` as a share of all articles of the corpus in that time, 0 to 1; 0 where there are none.',
      resolve: ({ count, all }) => (all === 0 ? 0 : count / all),
    }),
    articles: t.field({
      type: 'ArticleConnection',
      description: 'The articles counted, newest first.',
      args: forwardArguments,
      resolve: (bucket, args, context, info) =>
        loadArticles(
          context,
          info,
          args,
          inBucket(bucket.counted),
          packParent(bucket.parent, bucket.from),
          bucket.counted,
        ),
    }),
  }),
});

const timelineArguments = builder.args((t) => ({
  interval: t.field({ type: Interval, required: true, description: 'How long each bucket is.' }),
  range: t.field({
    type: DateRange,
    description:
      'Days of the first and the last bucket, which are given whole; the first and the last article counted where an end is left out.',
  }),
}));

interface TimelineArguments {
  interval: IntervalName;
  range?: DateRangeInput | null | undefined;
}

/** A timeline costs its buckets: as many as its range has, else about as many as usual. */
function bucketCost({ interval, range, ...rest }: TimelineArguments & object): { field: number; multiplier: number } {
  const asked = range?.from && range.to ? countBuckets(interval, range.from, range.to) : usualBuckets[interval];
  return { field: 500 + filterCost(rest), multiplier: Math.min(maxBuckets, Math.max(1, asked)) };
}

const usualBuckets = { DAY: 180, WEEK: 52, MONTH: 60, YEAR: 20 };

builder.interfaceField(Entity, 'timeline', (t) =>
  t.field({
    extensions: reads({}),
    type: [TimelineBucket],
    description: 'How many articles name or credit it over time, oldest first, empty buckets too: at most 1,000.',
    args: timelineArguments,
    complexity: bucketCost,
    resolve: ({ id }, args, context, info) => loadTimeline(context, info, id, args, async () => ofEntity),
  }),
);

builder.queryField('timeline', (t) =>
  t.field({
    type: [TimelineBucket],
    description: 'How many articles there are over time, oldest first, empty buckets too: at most 1,000.',
    args: {
      ...timelineArguments,
      filter: t.arg({ type: ArticleFilter, description: 'Which articles; all of them when left out.' }),
      query: t.arg.string({
        description: 'Words they must have, as for `searchArticles`. Refused when more than 50,000 articles have them.',
      }),
    },
    complexity: bucketCost,
    resolve: (_root, args, context, info) =>
      loadTimeline(context, info, noParent, args, () => filtered(context, args.filter, args.query)),
  }),
);

type Source = Omit<Counted, 'interval'>;

const ofEntity: Source = {
  tally: tallyOfEntity,
  links: {
    from: Prisma.sql`"ArticleEntity" of_entity JOIN "Article" a ON a.id = of_entity."articleId"`,
    where: [Prisma.sql`of_entity."entityId" = p.id`],
  },
};

const ofCorpus: Source = { tally: tallyOfCorpus, links: everyArticle };

async function filtered(
  context: Context,
  filter: ArticleFilterInput | null | undefined,
  query: string | null | undefined,
): Promise<Source> {
  const { filter: resolved } = await readArticleFilter(context.read, filter);
  const ids = query?.trim() ? await matchingArticleIds(context, query, resolved) : null;
  if (ids === null && isEmpty(resolved)) return ofCorpus;
  const where = [articleCondition(resolved), ...(ids === null ? [] : [Prisma.sql`a.id = ANY(${ids}::int[])`])];
  return {
    tally: () => Prisma.sql`SELECT a."publishedOn" AS day, 1 AS count FROM "Article" a WHERE ${and(where)}`,
    links: { from: everyArticle.from, where },
  };
}

/** Counts the articles of an entity, or of the corpus, together with those of its siblings: two statements. */
async function loadTimeline(
  context: Context,
  info: GraphQLResolveInfo,
  parent: number,
  { interval, range: given }: TimelineArguments,
  sourceOf: () => Promise<Source>,
): Promise<Bucket[]> {
  const range = readDateRange('range', given);
  const { from, to } = given ?? {};
  if (from && to) refuseTooMany(interval, from, to);
  const rows = await batchField(context, info, parent, async (parents) => {
    const source = await sourceOf();
    const counted = { interval, ...source };
    const counts = await countByBucket(context, parents, counted, {
      ...(from && { from: printDay(startOf(interval, from)) }),
      ...(to && range.to && { to: printDay(new Date(nextStart(interval, startOf(interval, to)).getTime() - 1)) }),
    });
    const days = counts.map(({ bucket }) => bucket.getTime());
    const [first, last] = [from ?? new Date(Math.min(...days)), to ?? new Date(Math.max(...days))];
    if (days.length === 0 && !(from && to)) return new Map();
    refuseTooMany(interval, first, last);
    const all = await countAll(context, interval, startOf(interval, first), last);
    const of = groupBy(counts, ({ parentId }) => parentId);
    return new Map(
      parents.map((id) => [id, fillBuckets(bucketsBetween(interval, first, last), of.get(id) ?? [], all, id, counted)]),
    );
  });
  return rows ?? [];
}

const maxBuckets = 1000;

function refuseTooMany(interval: IntervalName, from: Date, to: Date): void {
  const count = countBuckets(interval, from, to);
  if (count <= maxBuckets + 1) return;
  throw badUserInput(
    `From ${printDay(from)} to ${printDay(to)} are about ${count} buckets of a ${interval}; at most ${maxBuckets} are given. Take a longer interval or a shorter range.`,
    { argument: 'range', limit: maxBuckets },
  );
}

function fillBuckets(
  buckets: { from: Date; next: Date }[],
  counts: BucketCount[],
  all: Map<number, number>,
  parent: number,
  counted: Counted,
): Bucket[] {
  const countOf = new Map(counts.map(({ bucket, count }) => [bucket.getTime(), count]));
  return buckets.map((bucket) => ({
    ...bucket,
    count: countOf.get(bucket.from.getTime()) ?? 0,
    all: all.get(bucket.from.getTime()) ?? 0,
    parent,
    counted,
  }));
}

/**
 * An entity and the first day of a bucket in one number, so that the pages of many buckets of many entities are read in
 * one statement. Days are counted from the year 0; 4,000,000 of them reach beyond the year 9999.
 */
const packParent = (entity: number, from: Date): number =>
  entity * daysPacked + Math.round(from.getTime() / 86_400_000) + daysBefore1970;

const daysPacked = 4_000_000;
const daysBefore1970 = 719_528;

/** The articles of the bucket that a packed parent names. */
function inBucket({ interval, links: { from, where } }: Counted): ArticleLinks {
  return {
    from: Prisma.sql`(
      SELECT (p.id / ${daysPacked}::bigint)::int AS id,
        date '1970-01-01' + (p.id % ${daysPacked}::bigint - ${daysBefore1970}::bigint)::int AS start
    ) p, ${from}`,
    where: [
      ...where,
      Prisma.sql`a."publishedOn" >= p.start`,
      Prisma.sql`a."publishedOn" < p.start + ${`1 ${interval}`}::interval`,
    ],
  };
}
