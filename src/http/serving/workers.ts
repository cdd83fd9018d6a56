import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceError } from '../../embedded/process/serviceError.ts';
import type { Log } from '../../log.ts';
import type { Distributor } from './distributor.ts';
import type { FromWorker, ServeOrder, ToWorker } from './messages.ts';

/** Whether this process is a worker, started by the first process of a server. */
export const { isWorker } = cluster;

/** The processes that answer requests. */
export interface Workers {
  /**
   * Has all workers serve, and those that replace them. Resolves when each serves, or has ended before.
   *
   * @throws ServiceError when none serves.
   */
  serve(order: ServeOrder, signal?: AbortSignal): Promise<void>;
  /** Has the workers answer their open requests and end, and kills those that take too long. */
  stop(): Promise<void>;
}

export interface WorkersOptions {
  count: number;
  distributor: Distributor;
  log: Log;
}

interface Pool extends WorkersOptions {
  running: Set<Worker>;
  /** Those that wait for their order. */
  loaded: Set<Worker>;
  order: ServeOrder | null;
  hasServed: boolean;
  stopping: AbortSignal;
}

/**
 * Starts workers, which load the API and wait for the order to serve, and replaces each one that ends.
 *
 * This process accepts the connections and gives them to the workers. With a worker the requests are lost that it was busy
 * with, and no others. Workers end by themselves when this process dies.
 */
export function startWorkers(options: WorkersOptions): Workers {
  const stopping = new AbortController();
  const sets = { running: new Set<Worker>(), loaded: new Set<Worker>() };
  const pool: Pool = { ...options, ...sets, order: null, hasServed: false, stopping: stopping.signal };
  const places = Array.from({ length: options.count }, () => keepWorker(pool));
  return {
    async serve(order, signal) {
      pool.order = order;
      for (const worker of pool.loaded) send(worker, order);
      const begun = Promise.all(places.map((place) => place.begun));
      await Promise.race(signal ? [begun, rejectWhenAborted(signal)] : [begun]);
      if (!pool.hasServed) throw new ServiceError('No worker could begin to serve: the lines above say why.');
    },
    async stop() {
      stopping.abort();
      options.distributor.front.close();
      const killing = setTimeout(() => killRunning(pool), stopTimeoutMs);
      for (const worker of pool.running) send(worker, 'stop');
      await Promise.all(places.map((place) => place.ended));
      clearTimeout(killing);
    },
  };
}

/**
 * Connections to the database that all workers together may open, of the hundred that the embedded one accepts: the first
 * process has ten, a command beside the server as well.
 */
const connectionsOfWorkers = 75;

/** Besides those it reads through, a worker has one that cancels statements and one that is told of changes. */
const otherConnections = 2;

/** How many connections each of so many workers may read through: 10 where they are few, 1 where they are 24. */
export function poolSizeOf(workerCount: number): number {
  return Math.max(1, Math.min(10, Math.floor(connectionsOfWorkers / workerCount) - otherConnections));
}

/** A little less than a server gives open requests to end. */
const stopTimeoutMs = 2100;

/** Runs one worker after another until the pool stops. `begun` resolves when the first one serves or ends. */
function keepWorker(pool: Pool): { begun: Promise<void>; ended: Promise<void> } {
  let ended = Promise.resolve();
  const begun = new Promise<void>((resolve) => {
    ended = replaceWorkers(pool, resolve);
  });
  return { begun, ended };
}

async function replaceWorkers(pool: Pool, onBegun: () => void): Promise<void> {
  for (let shortLives = 0; !pool.stopping.aborted; ) {
    const began = performance.now();
    const end = await runWorker(pool, onBegun);
    onBegun();
    if (pool.stopping.aborted) return;
    shortLives = performance.now() - began < shortLifeMs ? shortLives + 1 : 1;
    const pauseMs = shortLives === 1 ? 0 : Math.min(30_000, 250 * 2 ** (shortLives - 1));
    pool.log.error(`${end} and is replaced ${pauseMs === 0 ? 'at once' : `in ${pauseMs / 1000} s`}.`);
    await sleep(pauseMs, undefined, { signal: pool.stopping }).catch(() => undefined);
  }
}

/** A worker that lives shorter than this is replaced after a pause, twice as long each time, of half a minute at most. */
const shortLifeMs = 60_000;

/** Runs a worker, and resolves with how it ended. */
async function runWorker(pool: Pool, onServing: () => void): Promise<string> {
  const worker = cluster.fork();
  const { pid } = worker.process;
  pool.running.add(worker);
  worker.on('message', (message: FromWorker) => {
    if (message === 'loaded') pool.loaded.add(worker);
    if (message === 'loaded' && pool.order) send(worker, pool.order);
    if (message !== 'serving') return;
    pool.hasServed = true;
    pool.log.info(`Worker ${pid} serves.`);
    pool.distributor.add(worker);
    onServing();
  });
  const end = await endOf(worker);
  pool.distributor.remove(worker);
  pool.loaded.delete(worker);
  pool.running.delete(worker);
  return end;
}

/**
 * Waits until a worker has ended, and what it had sent has been read, which its pipe tells by `disconnect`: but not when a
 * socket was on its way to the worker (seen in Node 20 and 24).
 */
function endOf(worker: Worker): Promise<string> {
  return new Promise((resolve) => {
    worker.on('error', (error) => resolve(`A worker could not be started or reached (${error.message})`));
    const disconnected = new Promise<void>((resolve) => worker.once('disconnect', resolve));
    worker.once('exit', async (code, signal) => {
      await Promise.race([disconnected, sleep(100)]);
      resolve(`Worker ${worker.process.pid} ended (${signal ?? `exit code ${code}`})`);
    });
  });
}

/** Sends a message to a worker that may just have ended. */
function send(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.process.send(message, () => undefined);
}

function killRunning(pool: Pool): void {
  for (const { process } of pool.running) {
    pool.log.warn(`Worker ${process.pid} did not end in time and is killed.`);
    process.kill('SIGKILL');
  }
}

async function rejectWhenAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
  signal.throwIfAborted();
}
