/** How long requests took, in milliseconds. */
export interface Times {
  median: number;
  slow: number;
}

export interface Contender {
  name: string;
  ask: (query: string) => Promise<number>;
}

/**
 * Asks all contenders the same queries, in turns of one batch each, so that whatever else the machine does meets all alike.
 *
 * @param clients How many requests are under way at once.
 * @returns For each contender the median, and the time that 95 of 100 requests keep to.
 * @throws when two contenders find different numbers of hits: then they were not asked the same.
 */
export async function race(
  contenders: Contender[],
  queries: string[],
  clients: number,
  rounds: number,
): Promise<Times[]> {
  const times: number[][] = contenders.map(() => []);
  for (let round = -1; round < rounds; round += 1) {
    const found: string[] = [];
    for (const [i, { ask }] of contenders.entries()) {
      const batch = await askAll(ask, queries, clients);
      found.push(batch.map(({ total }) => total).join());
      // The first round warms up and is not counted.
      if (round >= 0) times[i]?.push(...batch.map(({ ms }) => ms));
    }
    if (new Set(found).size > 1) throw new Error('The contenders found different numbers of hits.');
  }
  return times.map((each) => ({ median: quantile(each, 0.5), slow: quantile(each, 0.95) }));
}

async function askAll(
  ask: Contender['ask'],
  queries: string[],
  clients: number,
): Promise<{ ms: number; total: number }[]> {
  const answers: { ms: number; total: number }[] = [];
  let next = 0;
  const client = async () => {
    for (let at = next++; at < queries.length; at = next++) {
      const started = performance.now();
      const total = await ask(queries[at] ?? '');
      answers[at] = { ms: performance.now() - started, total };
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers;
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
