/** How long requests took, in milliseconds. */
export interface Times {
  median: number;
  slow: number;
}

/** Something that answers queries; `ask` returns how many hits there are. */
export interface Answerer {
  name: string;
  ask: (query: string) => Promise<number>;
}

/**
 * Measures how long each answerer takes for the same queries, asked in turn, so that other work of the machine slows all
 * of them alike.
 *
 * @param clients How many requests run at once.
 * @returns For each answerer the median, and the time that 95 of 100 requests keep to.
 * @throws when two answerers find different numbers of hits, because then they were not asked the same.
 */
export async function measureTimes(
  answerers: Answerer[],
  queries: string[],
  clients: number,
  rounds: number,
): Promise<Times[]> {
  const times: number[][] = answerers.map(() => []);
  for (let round = -1; round < rounds; round += 1) {
    const found: string[] = [];
    for (const [i, { ask }] of answerers.entries()) {
      const batch = await askAll(ask, queries, clients);
      found.push(batch.map(({ total }) => total).join());
      // The first round warms up and is not counted.
      if (round >= 0) times[i]?.push(...batch.map(({ ms }) => ms));
    }
    if (new Set(found).size > 1) throw new Error('The answerers found different numbers of hits.');
  }
  return times.map((each) => ({ median: quantile(each, 0.5), slow: quantile(each, 0.95) }));
}

async function askAll(
  ask: Answerer['ask'],
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
