import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, createServer, get } from 'node:http';
import { type AddressInfo, connect, createServer as createFront, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isRunning } from '../src/embedded/process/liveness.ts';
import { giveConnections } from '../src/http/serving/giveConnections.ts';
import { poolSizeOf } from '../src/http/serving/workers.ts';
import { endEngines, enginesOf, until, watchdogOf } from './support/engines.ts';
import { addressOf, endPrograms, type Program, runProgram } from './support/program.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let dataDir: string;
let server: Program;
let address: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dateline-workers-'));
  await start();
});
afterAll(async () => {
  await endPrograms();
  await endEngines(dataDir);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<void> {
  const settings = { PORT: '0', DATELINE_DATA_DIR: dataDir, DATELINE_SAMPLE: 'off' };
  server = runProgram(['start', '--workers', '2'], settings);
  address = await addressOf(server);
}

/** The workers that serve, by the log. */
function workers(): number[] {
  const served = [...server.errors().matchAll(/Worker (\d+) serves/g)].map(([, pid]) => Number(pid));
  return served.filter(isRunning);
}

async function killed(...pids: number[]): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await until(() => !pids.some(isRunning));
}

/** Asks for a field, on a connection of its own unless an agent keeps one: the status, or the code of the error. */
function ask(agent: Agent | false = false): Promise<number | string> {
  return new Promise((resolve) => {
    get(`${address}/graphql?query={corpus{articleCount}}`, { agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    }).once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

/** A client that keeps its connection, and tells whether that has ended. */
function keepingClient() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let sockets: Socket[] = [];
  agent.on('free', (socket: Socket) => {
    sockets = [socket];
  });
  return {
    ask: () => ask(agent),
    isCutOff: () => sockets.some((socket) => socket.destroyed),
    end: () => agent.destroy(),
  };
}

describe('a server with two workers', () => {
  it('prints its address once, and answers by both on one port', async () => {
    expect(server.output().match(/\/graphql/g)).toHaveLength(1);
    const clients = [keepingClient(), keepingClient()];
    for (const client of clients) expect(await client.ask()).toBe(200);
    const [first = 0, second = 0] = workers();
    await killed(first);
    await until(() => clients.some((client) => client.isCutOff()));
    const other = clients.find((client) => !client.isCutOff());
    expect(await other?.ask()).toBe(200);
    await until(() => workers().length === 2);
    await killed(second);
    await until(() => clients.every((client) => client.isCutOff()));
    await until(() => workers().length === 2);
    for (const client of clients) client.end();
  });

  it.runIf(process.platform === 'linux')(
    'keeps passwords from the command lines and environments of workers',
    async () => {
      const secrets = Object.values(JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as object);
      const [pid] = workers();
      for (const file of ['cmdline', 'environ']) {
        const text = await readFile(`/proc/${pid}/${file}`, 'utf8');
        expect(text).toContain(file === 'cmdline' ? 'main.ts' : 'DATELINE_DATA_DIR');
        for (const secret of secrets) expect(text).not.toContain(secret);
      }
    },
  );

  it('loses no requests but those of a worker that is killed', async () => {
    const answers: (number | string)[] = [];
    let over = false;
    const clients = Array.from({ length: 4 }, async () => {
      while (!over) answers.push(await ask());
    });
    await until(() => answers.length > 20);
    await killed(workers()[0] ?? 0);
    await until(() => workers().length === 2);
    over = true;
    await Promise.all(clients);
    const lost = answers.filter((answer) => answer !== 200);
    expect(lost.length).toBeLessThanOrEqual(4);
    expect(lost.filter((answer) => answer !== 'ECONNRESET')).toEqual([]);
  });

  it('pauses before it replaces workers that end again and again, and logs why', async () => {
    while (!/Worker \d+ ended \(SIGKILL\) and is replaced in 0\.5 s/.test(server.errors())) {
      await until(() => workers().length === 2);
      await killed(workers().at(-1) ?? 0);
    }
    await until(() => workers().length === 2);
  });

  it('gives a request to the other worker when one dies that was too busy to take it', async () => {
    const [busy = 0] = workers();
    process.kill(busy, 'SIGSTOP');
    let answered = 0;
    const asked = Array.from({ length: 4 }, () => ask().finally(() => answered++));
    await until(() => answered === 3);
    await killed(busy);
    expect(await Promise.all(asked)).toEqual([200, 200, 200, 200]);
    await until(() => workers().length === 2);
  });

  it('answers with 503 and when to try again while there is no worker', async () => {
    await killed(...workers());
    const response = await fetch(`${address}/health/ready`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    await until(async () => (await fetch(`${address}/health/ready`)).status === 200);
  });

  it('ends all of its processes on SIGTERM', async () => {
    await until(() => workers().length === 2);
    const all = [...workers(), ...enginesOf(dataDir), ...watchdogOf(dataDir)];
    // A process that PostgreSQL has just begun still has the name of the first one.
    expect(all.length).toBeGreaterThanOrEqual(5);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(all.filter(isRunning)).toEqual([]);
  });

  it('ends all of its processes when the first one is killed', async () => {
    await start();
    const all = [...workers(), ...enginesOf(dataDir), ...watchdogOf(dataDir)];
    expect(all.length).toBeGreaterThanOrEqual(5);
    server.child.kill('SIGKILL');
    await until(() => !all.some(isRunning));
  });
});

describe('workers', () => {
  it('share the connections to the database: each reads through at least one', () => {
    expect([2, 6, 8, 12, 24].map(poolSizeOf)).toEqual([10, 10, 7, 4, 1]);
  });

  it('end requests that do not come whole in time', async () => {
    const worker = createServer({ headersTimeout: 100, connectionsCheckingInterval: 50 });
    const front = createFront({ pauseOnConnect: true }, giveConnections(worker)).listen(0);
    const client = connect((front.address() as AddressInfo).port);
    client.write('GET / HTTP/1.1\r\nHo');
    const [answer] = await new Promise<Buffer[]>((resolve) => client.once('data', (data) => resolve([data])));
    expect(String(answer)).toMatch(/^HTTP\/1.1 408 /);
    front.close();
  });
});
