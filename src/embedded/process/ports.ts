import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { EngineExit } from './child.ts';

/** Starts an engine on a free port, and on another one when a third program takes that port first. */
export async function onFreePort<T>(name: string, start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(await findFreePort());
    } catch (error) {
      const isTemporary = error instanceof EngineExit && error.lines.some((line) => temporaryError.test(line));
      if (!isTemporary || attempt === maxAttempts) throw error;
      await sleep(name === 'PostgreSQL' ? 200 : 50);
    }
  }
}

const maxAttempts = 5;

/** A port taken in the meantime, or memory that workers of a killed PostgreSQL have not released yet. */
const temporaryError = /address already in use|pre-existing shared memory block/i;

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
