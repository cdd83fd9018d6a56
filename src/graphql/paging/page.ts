import {
  type Connection,
  countRows,
  defaultPageSize,
  type Keyset,
  largestPageSize,
  type Page,
  printCursor,
  type Source,
} from './keyset.ts';

/** Where the rows of a page come from, and which page of which list it is. */
interface PageOf {
  keyset: Keyset;
  page: Page;
  /** The row that has the list. */
  parent: number;
  source: Source;
}

/**
 * Makes the connection of one parent's rows, which are one more than the page has where the list goes on.
 *
 * Edges and cursors are made when they are asked for.
 */
export function makePage<Row extends object>(rows: Row[], { keyset, page, parent, source }: PageOf): Connection<Row> {
  const goesOn = rows.length > page.size;
  const nodes = goesOn ? rows.slice(0, page.size) : rows;
  if (page.backward) nodes.reverse();
  const beginsBehindCursor = page.cursorValues !== null;
  const cursorOf = (node: Row | undefined) => (node === undefined ? null : printCursor(node, keyset));
  return {
    nodes,
    get edges() {
      return nodes.map((node) => ({
        node,
        get cursor() {
          return printCursor(node, keyset);
        },
      }));
    },
    get pageInfo() {
      return {
        hasNextPage: page.backward ? beginsBehindCursor : goesOn,
        hasPreviousPage: page.backward ? goesOn : beginsBehindCursor,
        startCursor: cursorOf(nodes[0]),
        endCursor: cursorOf(nodes.at(-1)),
      };
    },
    parent,
    countTotal: counterOf(source),
    unresolvedNames: source.unresolvedNames ?? [],
  };
}

type CountTotal = Connection<object>['countTotal'];
const counters = new WeakMap<object, CountTotal>();

/** The function that counts the lists of a source: the same for the lists of siblings, which are counted together. */
function counterOf(source: PageOf['source']): CountTotal {
  const known = counters.get(source);
  if (known) return known;
  const count: CountTotal = (read, parents) => countRows(read, parents, source);
  counters.set(source, count);
  return count;
}

/** The page that arguments ask for when it is the first of a list, of a size that can be had; null for any other. */
export function plainPage({ first, ...others }: Record<string, unknown>): Page | null {
  const size = (first as number | null | undefined) ?? defaultPageSize;
  const isPlain = Object.values(others).every((value) => value == null) && size >= 1 && size <= largestPageSize;
  return isPlain ? { size, backward: false, cursorValues: null } : null;
}
