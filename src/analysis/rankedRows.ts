import { type RankedConnection, type RankedPage, rankedConnection } from '../graphql/paging/rankedPage.ts';

/** A row of a list that SQL ranks, with the length of the whole list. */
export interface RankedRow {
  total: number;
}

/** Loads a page of ranked rows; the scope keeps apart the two loads of one field, see `batchField`. */
export type LoadRanked<Row> = (page: RankedPage, scope?: object) => Promise<readonly Row[] | undefined>;

const countScope = {};

/**
 * Loads a page of a list that SQL ranks and makes its connection.
 *
 * The length of the list comes with each row; behind the end of the list it is read with the first row.
 */
export async function loadRanked<Row extends RankedRow, Entry extends object>(
  page: RankedPage,
  load: LoadRanked<Row>,
  toEntry: (row: Row, position: number) => Entry,
): Promise<RankedConnection<Entry>> {
  const rows = (await load(page)) ?? [];
  const isBehindEnd = rows.length === 0 && page.offset > 0;
  const counted = isBehindEnd ? await load({ ...page, offset: 0, limit: 1 }, countScope) : rows;
  const entries = rows.map((row, i) => toEntry(row, page.offset + i));
  return rankedConnection(page, entries, counted?.[0]?.total ?? 0);
}
