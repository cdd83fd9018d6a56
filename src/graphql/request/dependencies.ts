/**
 * What an answer depends on: rows, as `a12` and `e5`, of which it shows nothing but what they hold themselves; everything,
 * because it counts or lists what any story may change; or more than the database, as searches do.
 */
export interface Dependencies {
  addRow(tag: string): void;
  addEverything(): void;
  /** The answer cannot be told to be true later on. */
  addUnknown(): void;
  /** The rows; null when it depends on everything, undefined when on what is not known. */
  read(): ReadonlySet<string> | null | undefined;
}

export function createDependencies(): Dependencies {
  const rows = new Set<string>();
  let isOfEverything = false;
  let isUnknown = false;
  return {
    addRow: (tag) => rows.add(tag),
    addEverything: () => {
      isOfEverything = true;
    },
    addUnknown: () => {
      isUnknown = true;
    },
    read: () => {
      if (isUnknown) return undefined;
      return isOfEverything ? null : rows;
    },
  };
}
