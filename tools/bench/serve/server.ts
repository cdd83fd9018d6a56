import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from './pages.ts';

/** One of the servers that are compared, in a process of its own. */
export interface Server {
  name: string;
  pid: number;
  url: string;
  /** The body of a request for a page. */
  bodyFor(page: Page, slug: string | undefined): string;
  stop(): Promise<void>;
}

interface Program {
  name: string;
  node?: string;
  arguments: string[];
  environment: NodeJS.ProcessEnv;
  /** Where on the server the requests go. */
  path: string;
  bodyFor: Server['bodyFor'];
}

/**
 * Starts a server with Node and waits until it prints the address that it listens on.
 *
 * @throws with what the process printed when it ends instead.
 */
export async function startServer({
  name,
  node = process.execPath,
  path,
  bodyFor,
  ...program
}: Program): Promise<Server> {
  const child = spawn(node, program.arguments, {
    env: { ...process.env, NODE_ENV: 'production', ...program.environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'close');
  let printed = '';
  const address = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed = `${printed}${chunk}`.slice(-10_000);
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (found) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    ended.then(() => reject(new Error(`${name} ended instead of serving:\n${printed}`)), reject);
  });
  return {
    name,
    url: `${await address}${path}`,
    pid: child.pid ?? 0,
    bodyFor,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
