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
export function makePage<Row extends object>(rows: Row[], of: PageOf): Connection<Row> {
  return new KeysetPage(rows, of);
}

/** A class, because a request may make thousands: what is made of their rows stands on its prototype. */
class KeysetPage<Row extends object> implements Connection<Row> {
  readonly nodes: Row[];
  readonly #of: PageOf;
  readonly #goesOn: boolean;

  constructor(rows: Row[], of: PageOf) {
    const { size, backward } = of.page;
    this.#of = of;
    this.#goesOn = rows.length > size;
    this.nodes = this.#goesOn ? rows.slice(0, size) : rows;
    if (backward) this.nodes.reverse();
  }

  get edges() {
    return this.nodes.map((node) => new Edge(node, this.#of.keyset));
  }

  get pageInfo() {
    const { backward, cursorValues } = this.#of.page;
    const beginsBehindCursor = cursorValues !== null;
    return {
      hasNextPage: backward ? beginsBehindCursor : this.#goesOn,
      hasPreviousPage: backward ? this.#goesOn : beginsBehindCursor,
      startCursor: this.#cursorOf(this.nodes[0]),
      endCursor: this.#cursorOf(this.nodes.at(-1)),
    };
  }

  get parent() {
    return this.#of.parent;
  }

  get countTotal() {
    return counterOf(this.#of.source);
  }

  get unresolvedNames() {
    return this.#of.source.unresolvedNames ?? [];
  }

  #cursorOf(node: Row | undefined): string | null {
    return node === undefined ? null : printCursor(node, this.#of.keyset);
  }
}

class Edge<Row extends object> {
  readonly node: Row;
  readonly #keyset: Keyset;

  constructor(node: Row, keyset: Keyset) {
    this.node = node;
    this.#keyset = keyset;
  }

  get cursor(): string {
    return printCursor(this.node, this.#keyset);
  }
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
