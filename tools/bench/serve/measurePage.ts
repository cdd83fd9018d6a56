import type { Load } from './load.ts';
import type { Page } from './pages.ts';
import { processorTime } from './processorTime.ts';
import type { Server } from './server.ts';

/** What a server did with a page: a figure for each round, and processor time over all of them where it is known. */
export interface Figures {
  perSecond: number[];
  /** Milliseconds of processor time a request takes in the server and in PostgreSQL together. */
  processorMs: number | null;
}

export interface Measurement {
  servers: Server[];
  page: Page;
  slugs: (string | undefined)[];
  clients: number;
  rounds: number;
  load: Load;
  postgresPid: number;
}

const roundMs = 1500;
const warmUpMs = 5000;

/** Asks all servers for a page, not counted, so that they have compiled what it needs and planned its statements. */
export async function warmUp({ servers, page, slugs, load }: Pick<Measurement, 'servers' | 'page' | 'slugs' | 'load'>) {
  for (const server of servers) {
    const bodies = slugs.map((slug) => server.bodyFor(page, slug));
    await load.run({ url: server.url, bodies, clients: 16, milliseconds: warmUpMs });
  }
}

/** Lets the servers answer a page in turns, so that other work of the machine slows all of them alike. */
export async function measurePage(measurement: Measurement): Promise<Figures[]> {
  const { servers, page, slugs, clients, rounds, load, postgresPid } = measurement;
  const totals = servers.map(() => ({ perSecond: [] as number[], requests: 0, processor: 0 as number | null }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, server] of servers.entries()) {
      const bodies = slugs.map((slug) => server.bodyFor(page, slug));
      const before = await processorTimeOf(server, postgresPid);
      const { requests, seconds } = await load.run({ url: server.url, bodies, clients, milliseconds: roundMs });
      const after = await processorTimeOf(server, postgresPid);
      const total = totals[i];
      if (!total) continue;
      total.perSecond.push(requests / seconds);
      total.requests += requests;
      total.processor = sum(total.processor, after === null || before === null ? null : after - before);
    }
  }
  return totals.map(({ perSecond, requests, processor }) => ({
    perSecond,
    processorMs: processor === null ? null : (processor * 1000) / requests,
  }));
}

async function processorTimeOf(server: Server, postgresPid: number): Promise<number | null> {
  return sum(await processorTime(server.pid, false), await processorTime(postgresPid, true));
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
