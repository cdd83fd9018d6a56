import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { identityOf, type StopStep } from './endProcess.mjs';

/** Ends the engines when this process dies and cannot do it itself: killed, out of memory, or gone without `stop`. */
export interface Watchdog {
  /** Has the child ended by these signals, should this process die before it. */
  watch(child: ChildProcess, steps: StopStep[]): void;
  /** Ends the watchdog, without ending what it watches. */
  stop(): Promise<void>;
}

/** What it needs to know of the process that starts it. */
export interface WatchdogOptions {
  /** The data directory, shown on its command line. */
  dataDir: string;
  env: NodeJS.ProcessEnv;
  log: (message: string) => void;
}

/**
 * Starts a process that is told which engines run, and ends them once this process is gone.
 *
 * It is one small process for all engines (Node, so that it is the same on every system; 10 MB of its own), in a process
 * group of its own, so that Ctrl-C in a terminal does not reach it. It must be able to signal the engines, which run as
 * the same account, or as another one under root.
 */
export function startWatchdog({ dataDir, env, log }: WatchdogOptions): Watchdog {
  const script = fileURLToPath(new URL('watchdogProcess.mjs', import.meta.url));
  const watchdog = spawn(process.execPath, [script, dataDir], {
    env,
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keepOutOfTheWay(watchdog);
  const gone = new Promise<void>((resolve) => {
    watchdog.once('exit', () => resolve());
    watchdog.once('error', () => resolve());
  });
  let stopping = false;
  gone.then(() => stopping || log(unwatched));
  const watched = new Map<ChildProcess, { pid: number; identity: string; steps: StopStep[] }>();
  const sendList = () => watchdog.stdin.write(`${JSON.stringify([...watched.values()])}\n`);
  return {
    watch(child, steps) {
      const { pid } = child;
      const identity = pid === undefined ? null : identityOf(pid);
      if (pid === undefined || identity === null) return;
      watched.set(child, { pid, identity, steps });
      child.once('exit', () => watched.delete(child) && sendList());
      sendList();
    },
    async stop() {
      stopping = true;
      watchdog.ref();
      watchdog.kill('SIGKILL');
      await gone;
    },
  };
}

const unwatched =
  'The process that watches over the embedded engines ended: if this process is killed now, the engines run on until ' +
  'the next start.';

/** Lets this process end while the watchdog runs, and lets a watchdog that has ended break nothing. */
function keepOutOfTheWay(watchdog: ChildProcess): void {
  watchdog.unref();
  watchdog.stdin?.on('error', () => undefined);
  if (watchdog.stdin instanceof Socket) watchdog.stdin.unref();
}
