import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../database/client.ts';
import { type Documents, type IndexName, indexNames, type SearchIndexes } from '../engine/indexes.ts';
import { type Changes, readChanges } from './changes.ts';
import { nextIds } from './rebuild.ts';

/** How an index differs from the database. */
export interface Differences {
  /** Documents that the database calls for. */
  compared: number;
  missing: number;
  outdated: number;
  /** In the index alone. */
  superfluous: number;
}

export type Comparison = Record<IndexName, Differences> & {
  /** What must be indexed anew to make the two the same. */
  touched: Changes['touched'];
};

const rowsAtOnce = 500;
const idsAtOnce = 1000;

/**
 * Compares the live indexes with the database document by document: every article with its texts, names and filters,
 * every quote, every person, place, organisation and trend.
 *
 * Notes that wait should be applied first; a story that is stored while this runs may be counted as a difference.
 *
 * @param onProgress Told after every few hundred rows how many are compared.
 */
export async function compareIndexes(
  database: Database,
  indexes: SearchIndexes,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (rows: number) => void } = {},
): Promise<Comparison> {
  const comparison: Comparison = { articles: none(), quotes: none(), names: none(), touched: noRows() };
  let rows = 0;
  for (const table of ['articles', 'entities', 'trends'] as const) {
    for (let last = 0; ; ) {
      signal?.throwIfAborted();
      const ids = await nextIds[table](database, last, rowsAtOnce);
      if (ids.length === 0) break;
      await compareRows(database, indexes, { ...noRows(), [table]: ids }, comparison);
      last = ids.at(-1) ?? last;
      rows += ids.length;
      onProgress?.(rows);
    }
  }
  for (const name of indexNames) await findSuperfluous(database, indexes, name, comparison);
  return comparison;
}

const none = (): Differences => ({ compared: 0, missing: 0, outdated: 0, superfluous: 0 });
const noRows = (): Changes['touched'] => ({ articles: [], entities: [], trends: [] });

/** Whether the two are the same. */
export const isSame = (comparison: Comparison): boolean =>
  indexNames.every((name) => {
    const { missing, outdated, superfluous } = comparison[name];
    return missing + outdated + superfluous === 0;
  });

/** Notes what differs, so that it is indexed anew as any change is, also beside a running server. */
export async function noteDifferences(database: Database, { touched }: Comparison): Promise<void> {
  const { articles, entities, trends } = touched;
  await database.searchOutbox.createMany({
    data: [
      ...[...new Set(articles)].map((articleId) => ({ articleId })),
      { entityIds: [...new Set(entities)], trendIds: [...new Set(trends)] },
    ],
  });
}

async function compareRows(
  database: Database,
  indexes: SearchIndexes,
  rows: Changes['touched'],
  comparison: Comparison,
): Promise<void> {
  const { documents } = await readChanges(database, rows);
  for (const name of indexNames) {
    for (let from = 0; from < documents[name].length; from += idsAtOnce)
      await compareDocuments(indexes, name, documents[name].slice(from, from + idsAtOnce), comparison);
  }
}

async function compareDocuments(
  indexes: SearchIndexes,
  name: IndexName,
  wanted: Documents[IndexName][],
  comparison: Comparison,
): Promise<void> {
  const filter = `id IN [${wanted.map(({ id }) => JSON.stringify(id)).join(', ')}]`;
  const read = await indexes.read(name, filter, wanted.length);
  const indexed = new Map<number | string, Documents[IndexName]>(read.map((document) => [document.id, document]));
  const differences = comparison[name];
  differences.compared += wanted.length;
  for (const document of wanted) {
    const present = indexed.get(document.id);
    if (isDeepStrictEqual(present, document)) continue;
    if (present) differences.outdated += 1;
    else differences.missing += 1;
    touch(comparison.touched, name, document);
  }
}

function touch(touched: Changes['touched'], name: IndexName, document: { id: number | string }): void {
  if (name === 'articles') touched.articles.push(Number(document.id));
  else if (name === 'quotes') touched.articles.push((document as Documents['quotes']).articleId);
  else touchName(touched, String(document.id));
}

function touchName(touched: Changes['touched'], id: string): void {
  const [table, row] = id.split('-');
  (table === 'trend' ? touched.trends : touched.entities).push(Number(row));
}

/** Ids of the index that the database does not call for. */
async function findSuperfluous(
  database: Database,
  indexes: SearchIndexes,
  name: IndexName,
  comparison: Comparison,
): Promise<void> {
  for (let offset = 0; ; offset += idsAtOnce) {
    const ids = await indexes.readIds(name, offset, idsAtOnce);
    if (ids.length === 0) return;
    const there = await known[name](database, ids);
    const gone = ids.filter((id) => !there.has(id));
    comparison[name].superfluous += gone.length;
    if (gone.length === 0) continue;
    const documents = await indexes.read(name, `id IN [${gone.map((id) => JSON.stringify(id)).join(', ')}]`, idsAtOnce);
    for (const document of documents) touch(comparison.touched, name, document);
  }
}

const numbers = (ids: (number | string)[]) => ids.map(Number);

/** Which of these ids the database calls for. */
const known: Record<IndexName, (database: Database, ids: (number | string)[]) => Promise<Set<number | string>>> = {
  articles: async (database, ids) =>
    idSet(await database.article.findMany({ where: { id: { in: numbers(ids) } }, select: { id: true } })),
  quotes: async (database, ids) =>
    new Set(
      (await database.quote.findMany({ where: { id: { in: numbers(ids) } }, select: { id: true } })).map(({ id }) =>
        Number(id),
      ),
    ),
  names: async (database, ids) => {
    const touched = noRows();
    for (const id of ids) touchName(touched, String(id));
    const { documents } = await readChanges(database, touched);
    return idSet(documents.names);
  },
};

const idSet = (rows: { id: number | string }[]): Set<number | string> => new Set(rows.map(({ id }) => id));
