import { once } from 'node:events';
import { startServices } from '../../src/embedded/services.ts';

/** A program that starts the engines, prints their addresses, and stops them when it reads a line, or dies of `exhaust`. */
const [dataDir = '', role = 'server', commandName = 'dateline start'] = process.argv.slice(2);
try {
  const services = await startServices({
    dataDir,
    role: role === 'command' ? 'command' : 'server',
    commandName,
    environment: process.env,
    log: (message) => process.stderr.write(`${message}\n`),
  });
  const { databaseUrl, search } = services;
  process.stdout.write(`${JSON.stringify({ databaseUrl, search })}\n`);
  const [line] = await once(process.stdin, 'data');
  if (String(line) === 'exhaust\n') exhaustMemory();
  await services.stop();
} catch (error) {
  process.stdout.write(`${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`);
  process.exitCode = 1;
}
process.stdin.destroy();

/** Fills the heap until V8 ends the process, soon when `--max-old-space-size` is small. */
function exhaustMemory(): void {
  for (const kept: object[] = []; ; ) kept.push([kept.length]);
}
