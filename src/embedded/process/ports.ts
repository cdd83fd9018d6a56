import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { EngineExit } from './child.ts';

/** Starts something on a free port of this machine, and on another one should a third party be quicker to take it. */
export async function onFreePort<T>(name: string, start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(await findFreePort());
    } catch (error) {
      const passing = error instanceof EngineExit && error.lines.some((line) => passingFault.test(line));
      if (!passing || attempt === attempts) throw error;
      await sleep(name === 'PostgreSQL' ? 200 : 50);
    }
  }
}

const attempts = 5;

/** A port taken meanwhile; or memory that workers of a PostgreSQL that was killed have not given back yet. */
const passingFault = /address already in use|pre-existing shared memory block/i;

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
