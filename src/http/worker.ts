import { createServer } from 'node:http';
import type { Log } from '../log.ts';
import { createCloser } from './serving/closer.ts';
import { giveConnections } from './serving/giveConnections.ts';
import { readOrders, takeConnections, tell } from './serving/messages.ts';
import { createStopSteps } from './serving/stopSteps.ts';

/**
 * Serves the API as one of several workers: connections that the first process gives it, with the engines that it started.
 *
 * Resolves once it has stopped, because the first process ordered it or `signal` was aborted.
 */
export async function serveAsWorker(log: Log, signal: AbortSignal): Promise<void> {
  const orders = readOrders(signal);
  const { openApi } = await import('./openApi.ts');
  tell('loaded');
  const order = await orders.serve;
  if (order === null) return;
  const stopSteps = createStopSteps(log);
  const server = createServer(openApi(order, log, stopSteps));
  stopSteps.add('work', 'open requests', createCloser(server));
  takeConnections(giveConnections(server));
  tell('serving');
  await orders.stop;
  await stopSteps.run();
}
