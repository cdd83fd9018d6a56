import type { Documents, IndexName } from '../engine/indexes.ts';
import { loadArticleDocuments, loadNameDocuments, type Reader } from './loadDocuments.ts';

/** Ids of rows that changed, by table: what the indexes hold of them may be missing, outdated or superfluous. */
export interface ChangedRows {
  articles: number[];
  entities: number[];
  trends: number[];
}

export type ChangedTable = keyof ChangedRows;

export const noRows = (): ChangedRows => ({ articles: [], entities: [], trends: [] });

/** What the indexes need to be told of some rows. A row without a document is gone and is deleted from the index. */
export interface Changes {
  rows: ChangedRows;
  documents: { [Name in IndexName]: Documents[Name][] };
}

/** Loads the documents of changed rows, in as many statements for one row as for 500. */
export async function loadChanges(database: Reader, rows: ChangedRows): Promise<Changes> {
  const { articles, quotes } = await loadArticleDocuments(database, rows.articles);
  return { rows, documents: { articles, quotes, names: await loadNameDocuments(database, rows) } };
}
