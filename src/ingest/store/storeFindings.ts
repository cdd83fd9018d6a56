import { insertRows } from '../../database/insertRows.ts';
import type { Transaction } from '../../database/transaction.ts';
import type { EntityKind, Extraction } from '../../extract/extraction.ts';
import type { StoryWarning } from '../../story/story.ts';
import type { TextLocation } from '../../text/location.ts';
import type { ArticleKey } from './storeArticle.ts';
import type { StoredEntity } from './storeEntities.ts';

/** A form under which an entity is printed. */
export interface PrintedForm {
  entityId: number;
  text: string;
}

/** What an extraction became: the row of each of its entities, and the location of each of its passages. */
export interface StoredExtraction {
  extraction: Extraction;
  entities: StoredEntity[];
  locations: TextLocation[];
}

/** Links the article with everything it names or credits, in the order of first appearance. */
export async function storeLinks(
  transaction: Transaction,
  { id: articleId, publishedOn, publishedAt }: ArticleKey,
  { extraction: { entities, mentions }, entities: stored }: StoredExtraction,
): Promise<void> {
  const links = new Map<number, { kind: EntityKind; mentionCount: number; position: number; reason: string }>();
  const link = (index: number, position: number, count: number) => {
    const { id, reason } = stored[index] as StoredEntity;
    const present = links.get(id);
    if (present) present.mentionCount += count;
    else links.set(id, { kind: entities[index]?.kind ?? 'PERSON', mentionCount: count, position, reason });
  };
  for (const [position, { entity }] of mentions.entries()) link(entity, position, 1);
  for (const index of entities.keys()) link(index, mentions.length + index, 0);
  const rows = [...links].map(([entityId, each]) => ({ articleId, publishedOn, publishedAt, entityId, ...each }));
  await insertRows(transaction, 'ArticleEntity', rows);
}

/** Stores every mention and returns the forms printed. */
export async function storeMentions(
  transaction: Transaction,
  article: ArticleKey,
  { extraction, entities, locations }: StoredExtraction,
): Promise<PrintedForm[]> {
  const rows = extraction.mentions.map(({ entity, passage, start, end, text }, position) => ({
    articleId: article.id,
    position,
    entityId: entities[entity]?.id as number,
    ...(locations[passage] as TextLocation),
    start,
    end,
    text,
  }));
  await insertRows(transaction, 'Mention', rows);
  return rows.map(({ entityId, text }) => ({ entityId, text }));
}

export async function storeQuotes(
  transaction: Transaction,
  article: ArticleKey,
  { extraction, entities, locations }: StoredExtraction,
): Promise<void> {
  const idOf = (found: { entity: number | null } | null) =>
    found === null || found.entity === null ? null : (entities[found.entity]?.id ?? null);
  await insertRows(
    transaction,
    'Quote',
    extraction.quotes.map((quote, position) => ({
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

export async function storeWarnings(
  transaction: Transaction,
  articleId: number,
  warnings: StoryWarning[],
): Promise<void> {
  await insertRows(
    transaction,
    'ParseWarning',
    warnings.map(({ code, message, location }, position) => ({
      articleId,
      position,
      code,
      message,
      field: location?.field ?? null,
      block: location?.block ?? null,
    })),
  );
}
