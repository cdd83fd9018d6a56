/** Which statements are prepared by name, so that PostgreSQL parses and plans them once a connection. */
export interface StatementNames {
  /** The name of a statement, and the generation that it belongs to; null for one that has not come before. */
  nameOf(text: string): { name: string | null; generation: number };
  /** Whether a connection holds statements of an older generation, and must be closed to be rid of them. */
  isOutdated(connection: object, generation: number): boolean;
}

/** So many names there are at most, and so many statements a connection keeps. */
const maxNames = 300;

/**
 * Names the statements that come a second time.
 *
 * A filter can be written in any number of ways, and each makes a statement of its own: when names run out, all are given
 * up and a new generation begins, and connections that hold statements of an old one are closed one after the other.
 */
export function createStatementNames(): StatementNames {
  const seenOnce = new Set<string>();
  const names = new Map<string, string>();
  const generations = new WeakMap<object, number>();
  let generation = 1;
  return {
    nameOf(text) {
      const known = names.get(text);
      if (known !== undefined) return { name: known, generation };
      if (seenOnce.delete(text)) {
        if (names.size >= maxNames) {
          names.clear();
          generation += 1;
        }
        const name = `read_${generation}_${names.size}`;
        names.set(text, name);
        return { name, generation };
      }
      if (seenOnce.size >= maxNames) seenOnce.clear();
      seenOnce.add(text);
      return { name: null, generation };
    },
    isOutdated(connection, used) {
      const first = generations.get(connection);
      if (first === undefined) generations.set(connection, used);
      return first !== undefined && first < used;
    },
  };
}
