import type { Worker } from 'node:cluster';
import { createServer, type Server, type Socket } from 'node:net';

/** Accepts connections and gives them to workers. */
export interface Distributor {
  /** What accepts them; to be listened with. */
  front: Server;
  /** Has a worker take its share from now on. */
  add(worker: Worker): void;
  /** Has a worker that ended take no more, and gives what it had not taken to another one. */
  remove(worker: Worker): void;
}

/**
 * Gives connections to workers in turn, the next one to each when it has taken the one before.
 *
 * Node's own scheduling (`cluster`) forgets a connection that it gave to a worker just before that died, or while it was
 * too busy to take it: the client waits for ever. Here a connection stays open in this process too until the worker says
 * that it has it, and is given to another one otherwise.
 *
 * @param standIn Answers while there is no worker.
 */
export function createDistributor(standIn: (socket: Socket) => void): Distributor {
  const workers = new Set<Worker>();
  const free = new Set<Worker>();
  const waiting: Socket[] = [];
  const given = new Map<Worker, Socket>();

  const deliver = () => {
    if (workers.size === 0) for (const socket of waiting.splice(0)) standIn(socket);
    for (const worker of free) {
      const socket = waiting.shift();
      if (socket === undefined) return;
      free.delete(worker);
      given.set(worker, socket);
      worker.process.send('connection', socket, { keepOpen: true }, () => undefined);
    }
  };
  const takeBack = (worker: Worker) => {
    const socket = given.get(worker);
    given.delete(worker);
    return socket;
  };
  const front = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    waiting.push(socket);
    deliver();
  });
  return {
    front,
    add(worker) {
      workers.add(worker);
      free.add(worker);
      worker.on('message', (message) => {
        if (message !== 'taken') return;
        takeBack(worker)?.destroy();
        free.add(worker);
        deliver();
      });
      deliver();
    },
    remove(worker) {
      workers.delete(worker);
      free.delete(worker);
      const socket = takeBack(worker);
      if (socket) waiting.unshift(socket);
      deliver();
    },
  };
}
