import type { QuoteKind } from '../../generated/prisma/enums.ts';
import { type ArticleConditions, articleConditions, type IndexedArticle, joinBlocks } from './articleDocument.ts';
import { searchedNames } from './searchedNames.ts';

/** A quote as the engine holds it, with all that its article can be filtered by. */
export interface QuoteDocument {
  id: number;
  articleId: number;
  text: string;
  /** The speaker's name and aliases, so that one query can hold words of the quote and its speaker. */
  speakerNames: string;
  /** The source as printed: `a spokesperson`. */
  speakerText: string;
  kind: QuoteKind;
  speakers: number[];
  hasSpeaker: boolean;
  publishedAt: number;
  publishedOn: number;
  article: ArticleConditions;
}

export function toQuoteDocuments(article: IndexedArticle): QuoteDocument[] {
  const conditions = articleConditions(article);
  return article.quotes.map(({ id, kind, text, speakerId, speakerText, speaker }) => ({
    id: Number(id),
    articleId: article.id,
    text,
    speakerNames: joinBlocks(speaker ? searchedNames(speaker.name, speaker.aliases) : []),
    speakerText: speakerText ?? '',
    kind,
    speakers: speakerId === null ? [] : [speakerId],
    hasSpeaker: speakerId !== null,
    publishedAt: article.publishedAt.getTime(),
    publishedOn: conditions.publishedOn,
    article: conditions,
  }));
}
