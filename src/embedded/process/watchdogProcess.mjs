// @ts-check
import { createInterface } from 'node:readline';
import { endProcess } from './endProcess.mjs';

/**
 * The process that ends the engines when the one that started it dies. See `watchdog.ts`.
 *
 * Each line of standard input lists, as JSON, the engines that run at that moment. The input ends when the other process
 * does, however that happened: the system closes what a process had open. Signals for a whole group of processes are
 * not for this one, which has to outlive the others.
 */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

/** @type {{ pid: number, identity: string, steps: import('./endProcess.mjs').StopStep[] }[]} */
let engines = [];
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  engines = parseList(line) ?? engines;
});
lines.on('close', async () => {
  await Promise.all(engines.map(({ pid, identity, steps }) => endProcess(pid, steps, identity)));
  process.exit();
});

/**
 * The list in a line; null for one that was cut off in the middle.
 *
 * @param {string} line
 */
function parseList(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
