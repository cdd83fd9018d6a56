import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { admit } from '../src/http/admission.ts';

const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers each request when it is told to, and tells which it works on. */
async function openServer(options: { atOnce: number; maxWaiting: number; maxWaitMs: number }) {
  const working: { path: string; answer(): void }[] = [];
  const listener: RequestListener = ({ url }, response: ServerResponse) =>
    working.push({ path: url ?? '', answer: () => response.end(url) });
  const server = createServer(admit(listener, options)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  servers.push({ close: () => [server.closeAllConnections(), server.close()] });
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, signal?: AbortSignal) =>
    fetch(`http://127.0.0.1:${port}${path}`, signal ? { signal } : {}).then(
      async (response) => ({ status: response.status, text: await response.text(), headers: response.headers }),
      (error) => ({ status: 0, text: String(error), headers: new Headers() }),
    );
  return { working, ask };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('admission', () => {
  it('works on so many at once, and on the next when one is answered', async () => {
    const { working, ask } = await openServer({ atOnce: 2, maxWaiting: 10, maxWaitMs: 60_000 });
    const answers = ['/a', '/b', '/c'].map((path) => ask(path));
    await until(() => working.length === 2);
    working[0]?.answer();
    await until(() => working.length === 3);
    for (const { answer } of working.slice(1)) answer();
    expect((await Promise.all(answers)).map(({ text }) => text)).toEqual(['/a', '/b', '/c']);
  });

  it('refuses at once when too many wait, and those that have waited too long', async () => {
    const { working, ask } = await openServer({ atOnce: 1, maxWaiting: 1, maxWaitMs: 200 });
    const first = ask('/first');
    await until(() => working.length === 1);
    const others = await Promise.all([ask('/second'), ask('/third')]);
    for (const { status, text, headers } of others) {
      expect([status, headers.get('retry-after')]).toEqual([503, '2']);
      expect(JSON.parse(text).errors[0].extensions).toEqual({ code: 'OVERLOADED', retryAfter: 2 });
    }
    working[0]?.answer();
    expect((await first).status).toBe(200);
    expect(working).toHaveLength(1);
  });

  it('forgets who is gone while waiting, and takes the place of who is gone while being answered', async () => {
    const { working, ask } = await openServer({ atOnce: 1, maxWaiting: 5, maxWaitMs: 60_000 });
    const [gone, waiting] = [new AbortController(), new AbortController()];
    const first = ask('/first', gone.signal);
    await until(() => working.length === 1);
    const second = ask('/second', waiting.signal);
    const third = ask('/third');
    waiting.abort();
    await second;
    gone.abort();
    await first;
    await until(() => working.length === 2);
    working[1]?.answer();
    expect((await third).text).toBe('/third');
    expect(working.map(({ path }) => path)).toEqual(['/first', '/third']);
  });
});
