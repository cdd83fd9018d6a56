import type { Documents, IndexName } from '../engine/indexes.ts';
import { loadArticleDocuments, type Reader } from './loadDocuments.ts';
import { loadNameDocuments } from './loadNames.ts';

/** Ids of rows that changed, by table: what the indexes hold of them may be missing, outdated or superfluous. */
export interface ChangedRows {
  articles: number[];
  entities: number[];
  trends: number[];
  authors: number[];
  publications: number[];
}

export type ChangedTable = keyof ChangedRows;

export const changedTables: readonly ChangedTable[] = ['articles', 'entities', 'trends', 'authors', 'publications'];

export const noRows = (): ChangedRows => ({ articles: [], entities: [], trends: [], authors: [], publications: [] });

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
