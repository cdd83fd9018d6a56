import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A running `dateline`. */
export interface Program {
  child: ChildProcess;
  /** What it has printed to standard output so far. */
  output(): string;
  errors(): string;
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

const running = new Set<ChildProcess>();

/** Runs `dateline` as `npm start` does, without the settings of the account that runs the tests. */
export function runProgram(args: string[], settings: Record<string, string>, cwd = root): Program {
  const loaders = ['--import', './prisma/generate.mjs', '--import', 'tsx'];
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  const kept = Object.entries({ PATH, HOME, TMPDIR, LANG }).filter(([, value]) => value !== undefined);
  const child = spawn(process.execPath, [...loaders, 'src/main.ts', ...args], {
    cwd: root,
    env: { ...Object.fromEntries(kept), INIT_CWD: cwd, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  child.stderr?.on('data', (text) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return (code ?? signal) as number | string;
  });
  return { child, output: () => output, errors: () => errors, ended };
}

/** Waits for the address that a starting server prints. Throws with what it printed when it ends before. */
export async function addressOf(server: Program): Promise<string> {
  let over = false;
  server.ended.then(() => {
    over = true;
  });
  for (;;) {
    const address = /(http:\S+)\/graphql/.exec(server.output())?.[1];
    if (address) return address;
    if (over) throw new Error(`The server did not start: ${server.errors()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Kills the programs that still run. */
export async function endPrograms(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
}
