import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createFairQueue } from '../search/engine/fairQueue.ts';

export interface AdmissionOptions {
  /** How many requests are worked on at once. */
  atOnce: number;
  /** How many wait at most, all clients together. */
  maxWaiting: number;
  /** How long one waits at most, in milliseconds. */
  maxWaitMs: number;
}

/** More at once than there are connections to the database would only wait in another place, where nobody takes turns. */
export const usualAdmission: AdmissionOptions = { atOnce: 32, maxWaiting: 1000, maxWaitMs: 5000 };

interface Waiting {
  client: string;
  start(): void;
}

/**
 * Lets so many requests at once to a listener; the others wait, and clients take turns, so that one who sends hundreds
 * does not keep the next from being answered. Who waits too long is told when to come again, before anything is done.
 */
export function admit(listener: RequestListener, { atOnce, maxWaiting, maxWaitMs }: AdmissionOptions): RequestListener {
  const queue = createFairQueue<Waiting>();
  let running = 0;
  const start = (request: IncomingMessage, response: ServerResponse) => {
    running += 1;
    // Answered as far as we are concerned: a client that reads slowly keeps its connection, not its place.
    onceEither(response, ['prefinish', 'close'], () => {
      running -= 1;
      if (running < atOnce) queue.take()?.start();
    });
    listener(request, response);
  };
  const wait = (request: IncomingMessage, response: ServerResponse, client: string) => {
    const leave = () => {
      clearTimeout(timer);
      response.removeListener('close', leave);
      queue.remove(client, entry);
    };
    const entry: Waiting = {
      client,
      start() {
        leave();
        start(request, response);
      },
    };
    const timer = setTimeout(() => {
      leave();
      refuse(response);
    }, maxWaitMs);
    response.once('close', leave);
    queue.add(client, entry);
  };
  return (request, response) => {
    const client = request.socket.remoteAddress ?? '';
    // Whoever watches over the server must be answered most of all when it has much to do.
    if (request.url?.startsWith('/health/')) listener(request, response);
    else if (running < atOnce) {
      queue.countTurn(client);
      start(request, response);
    } else if (queue.length() >= maxWaiting) refuse(response);
    else wait(request, response, client);
  };
}

function onceEither(response: ServerResponse, events: string[], act: () => void): void {
  const actOnce = () => {
    for (const event of events) response.removeListener(event, actOnce);
    act();
  };
  for (const event of events) response.once(event, actOnce);
}

const retrySeconds = 2;

function refuse(response: ServerResponse): void {
  const message = 'The server has too much to do at the moment. Try again in a few seconds.';
  const extensions = { code: 'OVERLOADED', retryAfter: retrySeconds };
  response.writeHead(503, { 'content-type': 'application/json; charset=utf-8', 'retry-after': `${retrySeconds}` });
  response.end(JSON.stringify({ errors: [{ message, extensions }] }));
}
