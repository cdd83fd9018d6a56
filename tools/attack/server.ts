import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { processTree } from './processes.ts';
import { post, send } from './request.ts';

/** A server under attack. */
export interface Target {
  url: string;
  /** Its process; null when another program started it and nobody said which it is: then nothing is measured. */
  pid: number | null;
  /** How it ended, once it has: an exit code or a signal. */
  ended(): string | null;
  /** What it has printed to standard error last. */
  errors(): string;
  /** Kills it and its engines, at once. */
  kill(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The server's heap ends here, before that of the machine does. */
const nodeOptions = '--max-old-space-size=1500';

/** Starts a server on a data directory, as `npm start` does, and waits for its address. */
export async function startTarget(dataDir: string): Promise<Target> {
  const child = runProgram(['start'], dataDir);
  let output = '';
  let errors = '';
  let ended: string | null = null;
  child.stdout?.on('data', (text) => {
    output += text;
  });
  child.stderr?.on('data', (text) => {
    errors = (errors + text).slice(-20_000);
  });
  child.once('exit', (code, signal) => {
    ended = String(signal ?? code);
  });
  for (;;) {
    const url = /(http:\S+)\/graphql/.exec(output)?.[1];
    if (url)
      return { url, pid: child.pid ?? null, ended: () => ended, errors: () => errors, kill: () => killTree(child) };
    if (ended !== null) throw new Error(`The server did not start: ${errors}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Takes stories in beside the running server and waits until search knows them. */
export async function ingest(target: Target, dataDir: string, ...files: string[]): Promise<string> {
  const child = runProgram(['ingest', ...files], dataDir);
  let output = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  child.stderr?.on('data', (text) => process.stderr.write(text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`Ingest ended with ${code}: ${output}`);
  await untilIndexed(target.url);
  return output.trim();
}

/** Waits until search knows every article. */
export async function untilIndexed(url: string): Promise<void> {
  const counts = post('{ corpus { articleCount indexedArticleCount } }');
  for (;;) {
    const { text } = await send(url, counts, { timeoutMs: 60_000, maxBytes: 10_000 });
    const [articles, indexed] = [...text.matchAll(/Count":(\d+)/g)].map((match) => match[1]);
    if (articles !== undefined && articles === indexed) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Runs `dateline` without the settings of the account that runs the attack. */
function runProgram(args: string[], dataDir: string): ChildProcess {
  const loaders = ['--import', './prisma/generate.mjs', '--import', 'tsx'];
  const { PATH = '', HOME = '', TMPDIR = '/tmp', LANG = 'C.UTF-8' } = process.env;
  return spawn(process.execPath, [...loaders, 'src/main.ts', ...args], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, LANG, PORT: '0', DATELINE_DATA_DIR: dataDir, NODE_OPTIONS: nodeOptions },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function killTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const gone = child.exitCode !== null || child.signalCode !== null ? null : once(child, 'exit');
  for (const { pid } of processTree(child.pid)) kill(pid);
  await gone;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}
