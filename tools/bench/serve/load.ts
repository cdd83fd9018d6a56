import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadOrder, LoadResult } from './loadGenerator.ts';

/** Asks a server as fast as it answers, from a process of its own. */
export interface Load {
  run(order: LoadOrder): Promise<LoadResult>;
  stop(): void;
}

export function startLoad(): Load {
  const child = fork(fileURLToPath(new URL('./loadGenerator.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
  return {
    async run(order) {
      child.send(order);
      const result = await nextMessage(child);
      if ('error' in result) throw new Error(`${order.url}: ${result.error}`);
      return result;
    },
    stop: () => child.kill(),
  };
}

async function nextMessage(child: ChildProcess): Promise<LoadResult | { error: string }> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(child, 'exit', { signal }).then(() => [{ error: 'The process that asks has ended.' }]);
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [
      LoadResult | { error: string },
    ];
    return message;
  } finally {
    waiting.abort();
  }
}
