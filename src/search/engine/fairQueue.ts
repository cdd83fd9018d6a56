/**
 * A queue in which clients take turns, however many items each of them has waiting. Whoever was served least lately comes
 * first; of one client's items the oldest.
 */
export interface FairQueue<Item> {
  length(): number;
  add(client: string, item: Item): void;
  /** Takes the item whose turn it is, which counts as one turn; null when none is waiting. */
  take(): Item | null;
  /** Takes an item out, which need not be there. */
  remove(client: string, item: Item): void;
  /** Counts a turn of a client that was served without waiting. */
  countTurn(client: string): void;
  /** The item that would be taken after all others; null when none is waiting. */
  last(): Item | null;
}

interface Line<Item> {
  client: string;
  items: Item[];
}

export function createFairQueue<Item>(): FairQueue<Item> {
  const lines = new Map<string, Line<Item>>();
  const turns = createTurnCounts();
  let length = 0;
  const remove = (client: string, item: Item) => {
    const items = lines.get(client)?.items ?? [];
    const at = items.indexOf(item);
    if (at < 0) return;
    items.splice(at, 1);
    length -= 1;
    if (items.length === 0) lines.delete(client);
  };
  const nextTurn = ({ client }: Line<Item>) => turns.of(client);
  const lastTurn = ({ client, items }: Line<Item>) => turns.of(client) + items.length;
  return {
    remove,
    length: () => length,
    countTurn: turns.add,
    add(client, item) {
      const line = lines.get(client) ?? { client, items: [] };
      line.items.push(item);
      lines.set(client, line);
      length += 1;
    },
    take() {
      const line = best(lines, (a, b) => nextTurn(a) < nextTurn(b));
      const item = line?.items[0];
      if (!line || item === undefined) return null;
      remove(line.client, item);
      turns.add(line.client);
      return item;
    },
    last: () => best(lines, (a, b) => lastTurn(a) >= lastTurn(b))?.items.at(-1) ?? null,
  };
}

/** The line that is better than all before it, and that none after it is better than. */
function best<Item>(
  lines: ReadonlyMap<string, Line<Item>>,
  isBetter: (a: Line<Item>, b: Line<Item>) => boolean,
): Line<Item> | null {
  let found: Line<Item> | null = null;
  for (const line of lines.values()) if (found === null || isBetter(line, found)) found = line;
  return found;
}

const turnsRemembered = 1000;

/** Counts the turns of each client; after so many of all clients, each count is halved. */
function createTurnCounts(): { add: (client: string) => void; of: (client: string) => number } {
  const counts = new Map<string, number>();
  let total = 0;
  const halve = () => {
    for (const [client, count] of counts) {
      if (count > 1) counts.set(client, count >> 1);
      else counts.delete(client);
    }
    total = 0;
  };
  return {
    add(client) {
      counts.set(client, (counts.get(client) ?? 0) + 1);
      total += 1;
      if (total === turnsRemembered) halve();
    },
    of: (client) => counts.get(client) ?? 0,
  };
}
