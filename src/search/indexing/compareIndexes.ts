import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../database/client.ts';
import { readNameId } from '../documents/nameDocument.ts';
import { type Documents, type IndexName, indexNames, type SearchIndexes } from '../engine/indexes.ts';
import { type ChangedRows, changedTables, loadChanges, noRows } from './changes.ts';
import { readAllIds } from './rowIds.ts';

/** How an index differs from the database, in documents. */
export interface Differences {
  /** Documents that the database calls for. */
  compared: number;
  missing: number;
  outdated: number;
  /** Only in the index. */
  superfluous: number;
}

export type Comparison = Record<IndexName, Differences> & {
  /** The rows to index again, which makes index and database the same. */
  rows: ChangedRows;
};

const idsPerRead = 1000;

/**
 * Compares the live indexes with the database document by document: every article with its texts, names and filters,
 * every quote, every name.
 *
 * Apply the outbox first; a story that is stored while this runs may be counted as a difference.
 *
 * @param onProgress Called after every few hundred rows with how many are compared.
 */
export async function compareIndexes(
  database: Database,
  indexes: SearchIndexes,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (rows: number) => void } = {},
): Promise<Comparison> {
  const comparison: Comparison = {
    articles: noDifferences(),
    quotes: noDifferences(),
    names: noDifferences(),
    rows: noRows(),
  };
  let compared = 0;
  for (const table of changedTables) {
    for await (const ids of readAllIds(database, table, signal)) {
      await compareRows(database, indexes, { ...noRows(), [table]: ids }, comparison);
      compared += ids.length;
      onProgress?.(compared);
    }
  }
  for (const name of indexNames) await findSuperfluous(database, indexes, name, comparison);
  return comparison;
}

const noDifferences = (): Differences => ({ compared: 0, missing: 0, outdated: 0, superfluous: 0 });

/** Whether index and database are the same. */
export const isSame = (comparison: Comparison): boolean =>
  indexNames.every((name) => {
    const { missing, outdated, superfluous } = comparison[name];
    return missing + outdated + superfluous === 0;
  });

async function compareRows(
  database: Database,
  indexes: SearchIndexes,
  rows: ChangedRows,
  comparison: Comparison,
): Promise<void> {
  const { documents } = await loadChanges(database, rows);
  for (const name of indexNames) {
    for (let from = 0; from < documents[name].length; from += idsPerRead)
      await compareDocuments(indexes, name, documents[name].slice(from, from + idsPerRead), comparison);
  }
}

async function compareDocuments(
  indexes: SearchIndexes,
  name: IndexName,
  expected: Documents[IndexName][],
  comparison: Comparison,
): Promise<void> {
  const read = await indexes.readByIds(
    name,
    expected.map(({ id }) => id),
  );
  const indexed = new Map<number | string, Documents[IndexName]>(read.map((document) => [document.id, document]));
  const differences = comparison[name];
  differences.compared += expected.length;
  for (const document of expected) {
    const present = indexed.get(document.id);
    if (isDeepStrictEqual(present, document)) continue;
    if (present) differences.outdated += 1;
    else differences.missing += 1;
    addRowOf(document, comparison.rows);
  }
}

/** Adds the row that a document is made from. A quote is indexed with its article. */
function addRowOf(document: Documents[IndexName], rows: ChangedRows): void {
  if (typeof document.id === 'string') addNameRow(document.id, rows);
  else rows.articles.push('articleId' in document ? document.articleId : document.id);
}

function addNameRow(id: string, rows: ChangedRows): void {
  const { table, row } = readNameId(id);
  rows[pluralOf[table]].push(row);
}

const pluralOf = { entity: 'entities', trend: 'trends', author: 'authors', publication: 'publications' } as const;

/** Finds the documents of an index that the database does not call for. */
async function findSuperfluous(
  database: Database,
  indexes: SearchIndexes,
  name: IndexName,
  comparison: Comparison,
): Promise<void> {
  for (let offset = 0; ; offset += idsPerRead) {
    const ids = await indexes.readIds(name, offset, idsPerRead);
    if (ids.length === 0) return;
    const expected = await expectedIds[name](database, ids);
    const superfluous = ids.filter((id) => !expected.has(id));
    comparison[name].superfluous += superfluous.length;
    if (superfluous.length === 0) continue;
    for (const document of await indexes.readByIds(name, superfluous)) addRowOf(document, comparison.rows);
  }
}

type ExpectedIds = (database: Database, ids: (number | string)[]) => Promise<Set<number | string>>;

/** Which of these ids the database calls for. */
const expectedIds: Record<IndexName, ExpectedIds> = {
  articles: async (database, ids) =>
    idSet(await database.article.findMany({ where: { id: { in: ids.map(Number) } }, select: { id: true } })),
  quotes: async (database, ids) =>
    idSet(await database.quote.findMany({ where: { id: { in: ids.map(Number) } }, select: { id: true } })),
  names: async (database, ids) => {
    const rows = noRows();
    for (const id of ids) addNameRow(String(id), rows);
    const { documents } = await loadChanges(database, rows);
    return idSet(documents.names);
  },
};

const idSet = (rows: { id: number | bigint | string }[]): Set<number | string> =>
  new Set(rows.map(({ id }) => (typeof id === 'bigint' ? Number(id) : id)));
