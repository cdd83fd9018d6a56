import { expect } from 'vitest';
import type { TestDateline } from './dateline.ts';

// biome-ignore lint/suspicious/noExplicitAny: entries are read by tests that know their own queries
type Entry = any;

interface Connection {
  edges: { cursor: string; node: Entry }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

/**
 * Reads a list to its end, page by page, and asserts that every page says correctly where it is in the list.
 *
 * @param query A query with `PAGE` among the arguments of the list, without the selection of the list:
 *   `{ articles(PAGE) }`.
 * @param selection The fields of each entry.
 * @returns all entries in the order of the list, whichever end it was read from.
 */
export async function walk(
  dateline: TestDateline,
  query: string,
  selection: string,
  size: number,
  from: 'start' | 'end' = 'start',
): Promise<Entry[]> {
  const [sizeArgument, cursorArgument] = from === 'start' ? ['first', 'after'] : ['last', 'before'];
  const list = `{ edges { cursor node { ${selection} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }`;
  let entries: Entry[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = `${sizeArgument}: ${size}${cursor === null ? '' : `, ${cursorArgument}: "${cursor}"`}`;
    const read: Connection = findConnection(
      await dateline.get(query.replace(/\(([^)]*)PAGE([^)]*)\)/, (_all, a, b) => `(${a}${page}${b}) ${list}`)),
    );
    const nodes = read.edges.map(({ node }) => node);
    entries = from === 'start' ? [...entries, ...nodes] : [...nodes, ...entries];
    const isFirst: boolean = cursor === null;
    const isLast = entries.length >= read.totalCount;
    expect(read.edges.length).toBeLessThanOrEqual(size);
    expect(read.pageInfo).toEqual({
      hasPreviousPage: from === 'start' ? !isFirst : !isLast,
      hasNextPage: from === 'start' ? !isLast : !isFirst,
      startCursor: read.edges[0]?.cursor ?? null,
      endCursor: read.edges.at(-1)?.cursor ?? null,
    });
    if (isLast || read.edges.length === 0) return entries;
    cursor = from === 'start' ? read.pageInfo.endCursor : read.pageInfo.startCursor;
  }
}

/** The list of an answer, however deep. */
function findConnection(data: unknown): Connection {
  let at = data as Record<string, unknown>;
  while (!('pageInfo' in at)) at = Object.values(at)[0] as Record<string, unknown>;
  return at as unknown as Connection;
}
