import type { GraphQLResolveInfo } from 'graphql';
import { articleCondition } from '../article/filter/articleCondition.ts';
import {
  ArticleFilter,
  type ArticleFilterInput,
  readArticleFilter,
  resolveLists,
} from '../article/filter/articleFilter.ts';
import { resolveNames } from '../article/filter/resolveNames.ts';
import { timesOf } from '../article/filter/times.ts';
import { isEmpty } from '../article/list.ts';
import { Prisma, type Sql } from '../database/client.ts';
import type { Read } from '../database/read/reader.ts';
import type { QuoteKind as QuoteKindValue } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { DateRange, type DateRangeInput, readDateRange, withinDays } from '../graphql/inputs/dateRange.ts';
import { NameFilter, type NameFilterInput, nameLists, readNameFilter } from '../graphql/inputs/nameFilter.ts';
import { loadPage, pageArguments } from '../graphql/lists/connection.ts';
import {
  and,
  type Connection,
  type Keyset,
  noParent,
  type PageArguments,
  type UnresolvedName,
} from '../graphql/paging/keyset.ts';
import type { Context } from '../graphql/request/context.ts';
import type { QuoteRow } from '../graphql/request/rows.ts';
import type { ResolvedQuoteFilter } from '../search/engine/resolvedQuoteFilter.ts';

export const QuoteKind = builder.enumType('QuoteKind', {
  description: 'How a story gives what somebody said.',
  values: {
    DIRECT: { description: 'A whole utterance in quotation marks.' },
    PARTIAL: { description: 'Some quoted words inside a sentence of the story: had a right to “defend its people”.' },
    INDIRECT: { description: 'Reported speech without marks: He said about 18,000 people live in the camp.' },
  } as const,
});

export interface QuoteFilterInput {
  speakers?: NameFilterInput | null | undefined;
  kinds?: QuoteKindValue[] | null | undefined;
  publishedOn?: DateRangeInput | null | undefined;
  articles?: ArticleFilterInput | null | undefined;
  hasSpeaker?: boolean | null | undefined;
}

export const QuoteFilter = builder.inputRef<QuoteFilterInput>('QuoteFilter').implement({
  description: 'Which quotes. Every condition given must hold; what is left out sets none.',
  fields: (t) => ({
    speakers: t.field({ type: NameFilter, description: 'Who says it.' }),
    kinds: t.field({ type: [QuoteKind], description: 'How it is given; of any kind when left out or empty.' }),
    publishedOn: t.field({ type: DateRange, description: 'Published on one of these days.' }),
    articles: t.field({ type: ArticleFilter, description: 'In one of these articles.' }),
    hasSpeaker: t.boolean({ description: 'Whether the speaker is known by name.' }),
  }),
});

/** The arguments of every list of quotes. */
export const quoteListArguments = builder.args((t) => ({
  ...pageArguments,
  filter: t.field({ type: QuoteFilter, description: 'Which quotes; all of them when left out.' }),
}));

export interface QuoteListArguments extends PageArguments {
  filter?: QuoteFilterInput | null | undefined;
}

/** Newest first; within an article in reverse printed order, as one index gives them. */
export const newestQuotesFirst: Keyset = {
  name: 'quote PUBLISHED_AT DESC',
  keys: [
    { name: 'publishedAt', column: Prisma.sql`q."publishedAt"`, type: 'timestamptz' },
    { name: 'id', column: Prisma.sql`q.id`, type: 'bigint' },
  ],
  direction: 'DESC',
};

/** The quotes of one article in printed order. */
export const printedOrder: Keyset = {
  name: 'quote POSITION ASC',
  keys: [{ name: 'position', column: Prisma.sql`q.position`, type: 'int' }],
  direction: 'ASC',
};

export const allQuotes = Prisma.sql`"Quote" q`;

/** Which quotes `q` belong to a parent `p.id`. */
export interface QuoteLinks {
  where: readonly Sql[];
  /** How many they are, where that is kept. */
  total?: Sql;
}

const everyQuote: QuoteLinks = { where: [], total: Prisma.sql`(SELECT "quoteCount" FROM "Corpus")` };

/** Loads a page of quotes `q` for one parent `p.id`, together with its siblings' pages. */
export function loadQuotes(
  context: Context,
  info: GraphQLResolveInfo,
  list: QuoteListArguments,
  links: QuoteLinks = everyQuote,
  parent = noParent,
  keyset = newestQuotesFirst,
): Promise<Connection<QuoteRow>> {
  return loadPage(context, info, parent, {
    table: 'Quote',
    page: list,
    keyset,
    source: async () => {
      const { filter, unresolvedNames } = await readQuoteFilter(context.read, list.filter);
      const times = timesOf(filter, Prisma.sql`q."publishedAt"`);
      return {
        from: allQuotes,
        where: [...links.where, ...times, ...quoteConditions(filter)],
        total: isEmpty(filter) ? links.total : links === everyQuote ? totalOfDays(filter) : undefined,
        unresolvedNames,
      };
    },
  });
}

/** How many quotes some days have, when nothing else is asked. */
function totalOfDays({ publishedFrom, publishedTo, ...others }: ResolvedQuoteFilter): Sql | undefined {
  const days = withinDays(Prisma.sql`day`, { from: publishedFrom, to: publishedTo });
  return isEmpty(others) ? Prisma.sql`(SELECT sum("quoteCount") FROM "Day" WHERE ${and(days)})` : undefined;
}

/**
 * Checks a filter and looks up every name in it.
 *
 * @throws BAD_USER_INPUT as `readArticleFilter` does.
 */
export async function readQuoteFilter(
  read: Read,
  given: QuoteFilterInput | null | undefined,
): Promise<{ filter: ResolvedQuoteFilter; unresolvedNames: UnresolvedName[] }> {
  const { kinds, publishedOn, articles, hasSpeaker } = given ?? {};
  const speakers = given?.speakers && readNameFilter('filter.speakers', given.speakers);
  const range = readDateRange('filter.publishedOn', publishedOn);
  const names = nameLists.flatMap((list) => (speakers?.[list] ?? []).map((name) => ({ list, name })));
  const { idsOf } = await resolveNames(
    read,
    names.map(({ name }) => ({ field: 'speakers', name })),
  );
  const inArticles = articles ? await readArticleFilter(read, articles, 'filter.articles') : null;
  const unresolved = names.filter(({ name }) => idsOf('speakers', name).length === 0);
  return {
    filter: {
      ...(kinds && { kinds }),
      ...(range.from && { publishedFrom: range.from }),
      ...(range.to && { publishedTo: range.to }),
      ...(hasSpeaker != null && { hasSpeaker }),
      ...(speakers && { speakers: resolveLists(speakers, (name) => idsOf('speakers', name)) }),
      ...(inArticles && { articles: inArticles.filter }),
    },
    unresolvedNames: [
      ...unresolved.map(({ list, name }) => ({ argument: `filter.speakers.${list}`, name })),
      ...(inArticles?.unresolvedNames ?? []),
    ],
  };
}

/** The conditions that a filter sets on a quote `q`. */
function quoteConditions(filter: ResolvedQuoteFilter): Sql[] {
  const { kinds, publishedFrom, publishedTo, articles, hasSpeaker, speakers } = filter;
  return [
    ...(kinds?.length ? [Prisma.sql`q.kind = ANY(${kinds}::"QuoteKind"[])`] : []),
    ...withinDays(Prisma.sql`q."publishedOn"`, { from: publishedFrom, to: publishedTo }),
    ...(hasSpeaker === undefined ? [] : [Prisma.sql`(q."speakerId" IS NOT NULL) = ${hasSpeaker}`]),
    ...(speakers ? speakerConditions(speakers) : []),
    ...(articles
      ? [Prisma.sql`EXISTS (SELECT 1 FROM "Article" a WHERE a.id = q."articleId" AND ${articleCondition(articles)})`]
      : []),
  ];
}

function speakerConditions({ anyOf, allOf, noneOf }: NonNullable<ResolvedQuoteFilter['speakers']>): Sql[] {
  const isOneOf = (ids: number[]) => Prisma.sql`q."speakerId" = ANY(${ids}::int[])`;
  return [
    ...(anyOf?.length ? [isOneOf(anyOf.flat())] : []),
    ...(allOf ?? []).map(isOneOf),
    ...(noneOf?.length ? [Prisma.sql`(${isOneOf(noneOf.flat())}) IS NOT TRUE`] : []),
  ];
}
