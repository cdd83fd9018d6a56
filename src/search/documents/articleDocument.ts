import { BlockKind, EntityKind, type QuoteKind } from '../../generated/prisma/enums.ts';
import { encodeFilterValue } from './filterValue.ts';
import { languageRanges } from './languageRanges.ts';
import { searchedNames } from './searchedNames.ts';

/**
 * An article as the engine holds it.
 *
 * Every document has all attributes, because the engine refuses to search an attribute that it has never seen. The texts
 * of several blocks, or several names, are one string (see `joinBlocks`), because the engine reports the matches of only
 * one element of a list. Filters and facets use ids.
 */
export interface ArticleDocument extends ArticleTexts, ArticleConditions {
  id: number;
  /** The authors' names; searched, and not shown. */
  byline: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
}

/** What articles are filtered and counted by. */
export interface ArticleConditions {
  /** Days since 1970. */
  publishedOn: number;
  year: number;
  /** `2023-07`. */
  month: string;
  publication: number | null;
  authors: number[];
  people: number[];
  places: number[];
  organizations: number[];
  speakers: number[];
  trends: number[];
  agencies: number[];
  /** Country codes as `encodeFilterValue` writes them. */
  countries: string[];
  /** Every language range that finds it, so encoded: `en` and `en-gb` for `en-GB`. */
  languages: string[];
  hasQuotes: boolean;
  hasPhoto: boolean;
}

/** The texts that are searched and shown, and the position of the block that each part of a joined text is. */
export interface ArticleTexts {
  headline: string;
  names: string;
  standfirst: string;
  body: string;
  captions: string;
  notes: string;
  bodyBlocks: number[];
  captionBlocks: number[];
  noteBlocks: number[];
}

/** An article as it is loaded for indexing. */
export interface IndexedArticle {
  id: number;
  headline: string;
  standfirst: string | null;
  language: string;
  publishedOn: Date;
  publishedAt: Date;
  publicationId: number | null;
  quoteCount: number;
  hasPhoto: boolean;
  blocks: { position: number; kind: BlockKind; text: string }[];
  entities: { entity: IndexedEntity }[];
  authors: { authorId: number; author: { name: string } }[];
  agencies: { organizationId: number }[];
  trends: { trendId: number }[];
  quotes: {
    id: bigint;
    kind: QuoteKind;
    text: string;
    speakerId: number | null;
    speakerText: string | null;
    speaker: { name: string; aliases: { text: string }[] } | null;
  }[];
}

export interface IndexedEntity {
  id: number;
  kind: EntityKind;
  name: string;
  place: { countryCode: string | null } | null;
  aliases: { text: string }[];
}

/** No phrase matches across it, and words on both sides of it do not count as near each other. */
const separator = '\u2029. ';

export function toDocument(article: IndexedArticle): ArticleDocument {
  return {
    id: article.id,
    ...articleTexts(article),
    byline: joinBlocks(distinct(article.authors.map(({ author }) => author.name))),
    publishedAt: article.publishedAt.getTime(),
    ...articleConditions(article),
  };
}

export function articleConditions(article: IndexedArticle): ArticleConditions {
  const day = article.publishedOn.toISOString().slice(0, 10);
  const entities = article.entities.map(({ entity }) => entity);
  return {
    publishedOn: Math.floor(article.publishedOn.getTime() / 86_400_000),
    year: Number(day.slice(0, 4)),
    month: day.slice(0, 7),
    publication: article.publicationId,
    authors: distinct(article.authors.map(({ authorId }) => authorId)),
    people: idsOf(entities, EntityKind.PERSON),
    places: idsOf(entities, EntityKind.PLACE),
    organizations: idsOf(entities, EntityKind.ORGANIZATION),
    speakers: distinct(article.quotes.map((quote) => quote.speakerId)),
    trends: distinct(article.trends.map((trend) => trend.trendId)),
    agencies: distinct(article.agencies.map((credit) => credit.organizationId)),
    countries: distinct(
      entities.filter(({ kind }) => kind === EntityKind.PLACE).map(({ place }) => place?.countryCode ?? null),
    ).map(encodeFilterValue),
    languages: languageRanges(article.language).map(encodeFilterValue),
    hasQuotes: article.quoteCount > 0,
    hasPhoto: article.hasPhoto,
  };
}

/** Joins texts into one. The parts keep their length, so that a position in the whole gives one in its part. */
export function joinBlocks(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll('\u2029', ' ')).join(separator);
}

/** Splits a joined text into its parts, with where each begins in it. */
export function splitBlocks(joined: string): { text: string; start: number }[] {
  let start = 0;
  return joined.split(separator).map((text) => {
    const part = { text, start };
    start += text.length + separator.length;
    return part;
  });
}

function articleTexts(article: IndexedArticle): ArticleTexts {
  const entities = article.entities.map(({ entity }) => entity);
  const notes = article.blocks.filter(({ kind }) => kind === BlockKind.NOTE);
  const captions = article.blocks.filter(({ kind }) => kind === BlockKind.PHOTO);
  const body = article.blocks.filter(({ kind }) => kind !== BlockKind.NOTE && kind !== BlockKind.PHOTO);
  return {
    headline: article.headline,
    names: joinBlocks(distinct(entities.flatMap((entity) => searchedNames(entity.name, entity.aliases)))),
    standfirst: article.standfirst ?? '',
    body: joinBlocks(body.map(({ text }) => text)),
    captions: joinBlocks(captions.map(({ text }) => text)),
    notes: joinBlocks(notes.map(({ text }) => text)),
    bodyBlocks: body.map(({ position }) => position),
    captionBlocks: captions.map(({ position }) => position),
    noteBlocks: notes.map(({ position }) => position),
  };
}

const idsOf = (entities: IndexedEntity[], kind: EntityKind) =>
  entities.filter((entity) => entity.kind === kind).map(({ id }) => id);

const distinct = <T>(values: (T | null)[]): T[] => [...new Set(values.filter((value) => value !== null))];
