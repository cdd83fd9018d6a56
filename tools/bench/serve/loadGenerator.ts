import { Pool } from 'undici';
import { requestNumber } from './requestNumber.ts';

/** What to ask of which server, by how many clients at once and for how long. */
export interface LoadOrder {
  url: string;
  /** The bodies of the requests, which are sent in turn. */
  bodies: string[];
  clients: number;
  milliseconds: number;
}

export interface LoadResult {
  requests: number;
  seconds: number;
}

// A program of its own, so that asking takes no time of the servers' processes.
process.on('message', (order: LoadOrder) => {
  ask(order).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

/** Asks for the time given; requests under way at its end are waited for and counted. */
async function ask({ url, bodies, clients, milliseconds }: LoadOrder): Promise<LoadResult> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: clients, pipelining: 1 });
  const started = performance.now();
  let requests = 0;
  const client = async () => {
    while (performance.now() - started < milliseconds) {
      const number = requests++;
      const body = bodies[number % bodies.length]?.replace(requestNumber, `${started} ${number}`) ?? '';
      const response = await pool.request({ path: pathname, method: 'POST', headers, body });
      const answer = await response.body.text();
      if (response.statusCode !== 200 || answer.includes('"errors":[')) throw new Error(answer.slice(0, 500));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  return { requests, seconds };
}

const headers = { 'content-type': 'application/json', accept: 'application/json' };
