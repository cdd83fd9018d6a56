import type { Transaction } from '../../database/transaction.ts';
import type { Extraction, FoundQuote } from '../../extract/extraction.ts';
import type { StoryWarning } from '../../story/story.ts';
import type { TextLocation } from '../../text/location.ts';
import { insertRows } from './insertRows.ts';
import type { ArticleKey } from './storeArticle.ts';
import type { StoredEntity } from './storeEntities.ts';

/** A form under which an entity is printed. */
export interface PrintedForm {
  entityId: number;
  text: string;
}

/** Links the article with everything it names or credits, in the order of first appearance. */
export async function storeLinks(
  transaction: Transaction,
  article: ArticleKey,
  { entities, mentions }: Extraction,
  stored: StoredEntity[],
): Promise<void> {
  const links = new Map<
    number,
    { kind: (typeof entities)[number]['kind']; mentionCount: number; position: number; reason: string }
  >();
  const link = (index: number, position: number, count: number) => {
    const { id, reason } = stored[index] as StoredEntity;
    const present = links.get(id);
    if (present) present.mentionCount += count;
    else links.set(id, { kind: entities[index]?.kind ?? 'PERSON', mentionCount: count, position, reason });
  };
  for (const [position, { entity }] of mentions.entries()) link(entity, position, 1);
  for (const index of entities.keys()) link(index, mentions.length + index, 0);
  const { id: articleId, publishedOn, publishedAt } = article;
  const rows = [...links].map(([entityId, each]) => ({ articleId, publishedOn, publishedAt, entityId, ...each }));
  await insertRows(transaction, 'ArticleEntity', rows);
}

/** Stores every mention and returns the forms printed. */
export async function storeMentions(
  transaction: Transaction,
  article: ArticleKey,
  { mentions }: Extraction,
  locations: TextLocation[],
  stored: StoredEntity[],
): Promise<PrintedForm[]> {
  const rows = mentions.map(({ entity, passage, start, end, text }, position) => ({
    articleId: article.id,
    position,
    entityId: stored[entity]?.id as number,
    ...(locations[passage] as TextLocation),
    start,
    end,
    text,
  }));
  await insertRows(transaction, 'Mention', rows);
  return rows.map(({ entityId, text }) => ({ entityId, text }));
}

export async function storeTitles(
  transaction: Transaction,
  article: ArticleKey,
  { entities }: Extraction,
  stored: StoredEntity[],
): Promise<void> {
  const data = entities.flatMap(({ titles }, i) =>
    titles.map((text) => ({ personId: stored[i]?.id as number, articleId: article.id, text })),
  );
  if (data.length > 0) await transaction.personTitle.createMany({ data, skipDuplicates: true });
}

export async function storeQuotes(
  transaction: Transaction,
  article: ArticleKey,
  { quotes }: Extraction,
  locations: TextLocation[],
  stored: StoredEntity[],
): Promise<void> {
  const idOf = (found: { entity: number | null } | null) =>
    found === null || found.entity === null ? null : (stored[found.entity]?.id ?? null);
  await insertRows(
    transaction,
    'Quote',
    quotes.map((quote, position) => ({
      articleId: article.id,
      position,
      kind: quote.kind,
      text: quote.text,
      speakerId: idOf(quote.speaker),
      speakerText: quote.speaker?.text ?? null,
      method: quote.method,
      cue: quote.cue?.text ?? null,
      confidence: quote.confidence,
      addresseeId: idOf(quote.addressee),
      ...(locations[quote.passage] as TextLocation),
      ranges: quote.parts.flatMap(({ start, end }) => [start, end]),
      publishedOn: article.publishedOn,
      publishedAt: article.publishedAt,
    })),
  );
}

/** A warning for every utterance of which nothing says whose it is. */
export function unattributedQuotes({ quotes }: Extraction, locations: TextLocation[]): StoryWarning[] {
  return quotes
    .filter((quote) => isUnattributed(quote, locations))
    .map(({ passage, text }) => ({
      code: 'QUOTE_UNATTRIBUTED',
      message: `Nothing near “${text.length > 60 ? `${text.slice(0, 60)}…` : text}” says who speaks.`,
      location: locations[passage] ?? null,
    }));
}

/** A headline that quotes need not say whom: the story does. */
const isUnattributed = ({ kind, method, passage }: FoundQuote, locations: TextLocation[]) =>
  kind === 'DIRECT' && method === 'NONE' && locations[passage]?.block != null;
