import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How long a plain client waited for its page, in milliseconds. */
export interface PageTimes {
  count: number;
  median: number;
  /** 95 of 100 pages came within it. */
  slow: number;
  slowest: number;
}

/** A client that asks for the same page again and again, in a process of its own so that nothing here delays it. */
export interface PlainClient {
  /** The times since it started, or since the last call. */
  times(): PageTimes;
  stop(): void;
}

export function startPlainClient(url: string): PlainClient {
  const program = fileURLToPath(new URL('plainClient.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, url], {
    cwd: dirname(program),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let waits: number[] = [];
  child.stdout?.on('data', (lines) => waits.push(...String(lines).trim().split('\n').map(Number)));
  return {
    times() {
      const sorted = waits.sort((one, other) => one - other);
      waits = [];
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
      return { count: sorted.length, median: at(0.5), slow: at(0.95), slowest: at(1) };
    },
    stop: () => void child.kill(),
  };
}
