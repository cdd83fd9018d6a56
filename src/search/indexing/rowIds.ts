import type { Database } from '../../database/client.ts';
import type { ChangedTable } from './changes.ts';

const idsPerPage = 500;

/** All ids of a table that may have documents, in order, some hundred at a time. Ends with the signal's reason. */
export async function* readAllIds(
  database: Database,
  table: ChangedTable,
  signal?: AbortSignal,
): AsyncGenerator<number[]> {
  for (let last = 0; ; ) {
    signal?.throwIfAborted();
    const ids = await readIds[table](database, last);
    if (ids.length === 0) return;
    yield ids;
    last = ids.at(-1) ?? last;
  }
}

/** The next ids of each table after an id. */
const readIds: Record<ChangedTable, (database: Database, after: number) => Promise<number[]>> = {
  articles: async (database, after) =>
    idsOf(await database.article.findMany({ where: { id: { gt: after } }, ...nextIds })),
  entities: async (database, after) =>
    idsOf(await database.entity.findMany({ where: { id: { gt: after }, articleCount: { gt: 0 } }, ...nextIds })),
  trends: async (database, after) => idsOf(await database.trend.findMany({ where: { id: { gt: after } }, ...nextIds })),
  authors: async (database, after) =>
    idsOf(await database.author.findMany({ where: { id: { gt: after } }, ...nextIds })),
  publications: async (database, after) =>
    idsOf(await database.publication.findMany({ where: { id: { gt: after } }, ...nextIds })),
};

const nextIds = { orderBy: { id: 'asc' }, take: idsPerPage, select: { id: true } } as const;
const idsOf = (rows: { id: number }[]): number[] => rows.map(({ id }) => id);
