import { once } from 'node:events';
import { startServices } from '../../src/embedded/services.ts';

/** A program that starts the engines, prints their addresses, and stops them when it reads a line. */
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
  await once(process.stdin, 'data');
  await services.stop();
} catch (error) {
  process.stdout.write(`${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`);
  process.exitCode = 1;
}
process.stdin.destroy();
