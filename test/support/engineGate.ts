import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** A proxy to the engine that records what it is asked, and that holds requests while it is closed. */
export async function openGate(engine: string) {
  const asked: string[][] = [];
  const held: (() => void)[] = [];
  let isClosed = false;
  let delayMs = 0;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    asked.push((JSON.parse(body) as { queries: { q?: string }[] }).queries.map(({ q = '' }) => q.trim()));
    if (isClosed) await new Promise<void>((resolve) => held.push(resolve));
    await sleep(delayMs);
    const { authorization = '' } = request.headers;
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(new URL(request.url ?? '', engine), { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const letThrough = (count: number) => {
    for (const pass of held.splice(0, count)) pass();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The queries of each request, in the order in which the engine was asked. */
    asked,
    /** Resolves once the engine was asked so many times. */
    async whenAsked(count: number) {
      while (asked.length < count) await sleep(5);
    },
    close() {
      isClosed = true;
    },
    open() {
      isClosed = false;
      letThrough(held.length);
    },
    letThrough,
    /** From now on every request takes this much longer. */
    slowDown(milliseconds: number) {
      delayMs = milliseconds;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
